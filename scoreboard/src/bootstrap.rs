//! How far a figure might have come out otherwise: texts drawn again with replacement.

/// Draws of the texts.
const DRAWS: usize = 400;

/// A figure, and between what it lies in 95 of 100 draws.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    /// Of the texts as they are.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// What `measure` gives for `texts`, and its interval. The draws are the same at every run.
pub fn interval<T: Copy>(texts: &[T], measure: impl Fn(&[T]) -> f64) -> Interval {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut drawn = Vec::with_capacity(texts.len());
    let mut values: Vec<f64> = (0..DRAWS)
        .map(|_| {
            drawn.clear();
            drawn.extend(texts.iter().map(|_| texts[pick(&mut seed, texts.len())]));
            measure(&drawn)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    Interval {
        value: measure(texts),
        low: values[DRAWS / 40],
        high: values[DRAWS - 1 - DRAWS / 40],
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn pick(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % below.max(1) as u64) as usize
}
