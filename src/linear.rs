//! A small linear model with readable weights: features are a template and a value, and the weights
//! file holds one line for each (`template value weight`).

/// Values of a template lie below this.
const VALUES: usize = 64;

/// Weights below this are not written: they decide nothing, and every line weighs on the package.
const LEAST: f32 = 0.06;

/// Features of one case: numbers of its cells.
pub type Features = Vec<u16>;

/// The cell of `value` (clamped to 63) in template number `template`.
pub fn cell(template: usize, value: usize) -> u16 {
    (template * VALUES + value.min(VALUES - 1)) as u16
}

/// Weights by cell.
#[derive(Clone, Debug)]
pub struct Weights(pub Vec<f32>);

impl Weights {
    /// All zero, for `templates` templates.
    pub fn zero(templates: usize) -> Weights {
        Weights(vec![0.0; templates * VALUES])
    }

    /// Reads a weights file; a line that names no template of `templates` is left out.
    pub fn parse(file: &str, templates: &[&str]) -> Weights {
        let mut weights = Weights::zero(templates.len());
        for line in file.lines() {
            let mut parts = line.split(' ');
            let template = parts
                .next()
                .and_then(|n| templates.iter().position(|t| *t == n));
            let value = parts.next().and_then(|v| v.parse().ok());
            let weight = parts.next().and_then(|w| w.parse().ok());
            if let (Some(template), Some(value), Some(weight)) = (template, value, weight) {
                weights.0[usize::from(cell(template, value))] = weight;
            }
        }
        weights
    }

    /// The weights file; what is near zero is left out.
    pub fn write(&self, templates: &[&str]) -> String {
        let line =
            |(k, w): (usize, &f32)| format!("{} {} {w:.1}\n", templates[k / VALUES], k % VALUES);
        self.0
            .iter()
            .enumerate()
            .filter(|(_, w)| w.abs() >= LEAST)
            .map(line)
            .collect()
    }

    /// The sum over `features`.
    pub fn score(&self, features: &[u16]) -> f32 {
        features.iter().map(|&f| self.0[usize::from(f)]).sum()
    }
}

/// A count in steps that grow: 0, 1, 2, 3, 4–5, 6–8, 9–13, 14–22, 23–40, more.
pub fn step(n: usize) -> usize {
    match n {
        0..=3 => n,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        14..=22 => 7,
        23..=40 => 8,
        _ => 9,
    }
}

/// Names a model's templates, in the order of their numbers.
#[macro_export]
macro_rules! templates {
    ($($name:ident)*) => {
        #[derive(Clone, Copy, Debug)]
        #[allow(non_camel_case_types, reason = "they stand as they are in the weights file")]
        enum T { $($name),* }
        /// Names of the templates, by number.
        pub const TEMPLATES: &[&str] = &[$(stringify!($name)),*];
    };
}
