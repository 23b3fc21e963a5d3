//! A linear model over the candidates of a case.

use hearsay::linear::Weights;

use crate::cases::Case;

const ROUNDS: usize = 30;
const RATE: f32 = 0.1;

/// Softmax over a case's candidates, by averaged stochastic gradient.
pub fn learn(cases: &[&Case], templates: &[&str], shrink: f32) -> Weights {
    let mut weights = Weights::zero(templates.len());
    let mut sum = vec![0.0f64; weights.0.len()];
    let mut order: Vec<usize> = (0..cases.len()).collect();
    let mut seed = 1u64;
    for round in 0..ROUNDS {
        for k in (1..order.len()).rev() {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            order.swap(k, (seed >> 33) as usize % (k + 1));
        }
        let rate = RATE / (1.0 + round as f32 * 0.3);
        for &k in &order {
            let case = cases[k];
            if !case.candidates.iter().any(|(_, right)| *right) {
                continue;
            }
            let scores: Vec<f32> = case
                .candidates
                .iter()
                .map(|(f, _)| weights.score(f))
                .collect();
            let top = scores.iter().copied().fold(f32::MIN, f32::max);
            let exp: Vec<f32> = scores.iter().map(|s| (s - top).exp()).collect();
            let all: f32 = exp.iter().sum();
            let right: f32 = exp
                .iter()
                .zip(&case.candidates)
                .filter(|(_, c)| c.1)
                .map(|(e, _)| e)
                .sum();
            for (e, (features, is_right)) in exp.iter().zip(&case.candidates) {
                let target = if *is_right { e / right.max(1e-9) } else { 0.0 };
                let step = rate * case.weight * (target - e / all);
                for &f in features {
                    let w = &mut weights.0[usize::from(f)];
                    *w += step - rate * shrink * *w;
                }
            }
        }
        for (s, w) in sum.iter_mut().zip(&weights.0) {
            *s += f64::from(*w);
        }
    }
    Weights(sum.iter().map(|s| (*s / ROUNDS as f64) as f32).collect())
}

/// How many `cases` the model gets right, and could.
pub fn score(weights: &Weights, cases: &[&Case]) -> String {
    let (mut right, mut possible) = (0, 0);
    for case in cases {
        let best = case
            .candidates
            .iter()
            .max_by(|a, b| weights.score(&a.0).total_cmp(&weights.score(&b.0)));
        right += usize::from(best.is_some_and(|b| b.1));
        possible += usize::from(case.candidates.iter().any(|c| c.1));
    }
    let n = cases.len().max(1) as f32;
    format!(
        "{:.3} right, {:.3} possible, of {}",
        right as f32 / n,
        possible as f32 / n,
        cases.len()
    )
}
