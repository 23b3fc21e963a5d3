//! A table of weights in training, and the order that examples come in.

use hearsay::attribution::tagger::model::Table;

/// Weights in training, with AdaGrad's sums and the running average.
pub struct Trained {
    pub bits: u32,
    pub width: usize,
    pub w: Vec<f32>,
    /// What the weights are whole multiples of, once rounded.
    pub step: f32,
    squares: Vec<f32>,
    /// Weights that are kept; empty where all are.
    kept: Vec<bool>,
    average: Vec<f32>,
    rounds: f32,
}

impl Trained {
    pub fn new(bits: u32, width: usize) -> Trained {
        let n = width << bits;
        Trained {
            bits,
            width,
            w: vec![0.0; n],
            step: 0.0,
            squares: vec![0.0; n],
            kept: Vec::new(),
            average: vec![0.0; n],
            rounds: 0.0,
        }
    }

    pub fn table(&self) -> Table<'_, f32> {
        Table::new(&self.w, self.bits, 1.0)
    }

    /// Moves the weights of `features`, of a table with one weight a row, against `gradient`.
    pub fn learn(&mut self, features: &[u32], gradient: f32, rate: f32, decay: f32) {
        for &f in features {
            let row = self.table().row(f);
            self.nudge(row, gradient, rate, decay);
        }
    }

    /// Moves one weight against `gradient`.
    pub fn nudge(&mut self, at: usize, gradient: f32, rate: f32, decay: f32) {
        if gradient == 0.0 || self.kept.get(at) == Some(&false) {
            return;
        }
        self.squares[at] += gradient * gradient;
        let step = rate / (self.squares[at].sqrt() + 1e-3);
        let w = self.w[at] - step * gradient;
        self.w[at] = w.signum() * (w.abs() - step * decay).max(0.0);
    }

    /// A table to train anew, in which only the `n` weights are used that this one would lose most
    /// without: square of the weight times sum of its squared gradients (LeCun et al. 1990).
    pub fn pruned(&self, n: usize) -> Trained {
        let mut next = Trained::new(self.bits, self.width);
        let loss: Vec<f32> = self
            .w
            .iter()
            .zip(&self.squares)
            .map(|(w, s)| w * w * s)
            .collect();
        let mut sorted = loss.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let least = sorted.get(n).copied().unwrap_or(0.0);
        next.kept = loss.iter().map(|l| *l > least).collect();
        next
    }

    pub fn remember(&mut self) {
        self.rounds += 1.0;
        for (a, w) in self.average.iter_mut().zip(&self.w) {
            *a += w;
        }
    }

    pub fn settle(&mut self) {
        if self.rounds > 0.0 {
            for (a, w) in self.average.iter().zip(&mut self.w) {
                *w = a / self.rounds;
            }
        }
    }
}

/// A pseudo-random order that depends on the seed alone.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
