//! The record: what the figures were when they were last written down, and what is wanted.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::bootstrap::Interval;
use crate::figures::{Figure, less_is_better};

/// A figure falls within its noise where it falls by no more than this share of its interval: about
/// one standard error.
const NOISE: f64 = 0.25;

/// A line of the record.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Name of the corpus.
    pub corpus: String,
    /// Id of the measure.
    pub measure: String,
    /// What it was.
    pub interval: Interval,
}

/// What is wanted of a measure, and what others reach.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Name of the corpus.
    pub corpus: String,
    /// Id of the measure.
    pub measure: String,
    /// What the measure says.
    pub title: String,
    /// The figure to reach; empty where none is set.
    pub reach: String,
    /// The best of the published systems, and which; empty where none is known.
    pub best: String,
}

/// Where the record lies.
pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/scoreboard.tsv")
}

/// Reads the record.
pub fn read() -> io::Result<Vec<Recorded>> {
    let lines = fs::read_to_string(path())?;
    let record = |line: &str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next();
        let (corpus, measure) = (cell()?.to_string(), cell()?.to_string());
        let mut number = || cell()?.parse().ok();
        Some(Recorded {
            corpus,
            measure,
            interval: Interval {
                value: number()?,
                low: number()?,
                high: number()?,
            },
        })
    };
    Ok(lines.lines().skip(1).filter_map(record).collect())
}

/// Writes `figures` down.
pub fn write(figures: &[Figure]) -> io::Result<()> {
    let mut out = String::from("corpus\tmeasure\tvalue\tlow\thigh\n");
    for f in figures {
        let Interval { value, low, high } = f.interval;
        out += &format!(
            "{}\t{}\t{value:.4}\t{low:.4}\t{high:.4}\n",
            f.corpus, f.measure
        );
    }
    fs::write(path(), out)
}

/// What has become worse than the record by more than its noise, in words.
pub fn falls(record: &[Recorded], figures: &[Figure]) -> Vec<String> {
    figures
        .iter()
        .filter_map(|figure| {
            let was = record
                .iter()
                .find(|r| r.corpus == figure.corpus && r.measure == figure.measure)?;
            let noise = (was.interval.high - was.interval.low) * NOISE;
            let fall = match less_is_better(figure.measure) {
                true => figure.interval.value - was.interval.value,
                false => was.interval.value - figure.interval.value,
            };
            (fall > noise).then(|| {
                format!(
                    "{} {}: {:.3}, was {:.3}",
                    figure.corpus, figure.measure, figure.interval.value, was.interval.value
                )
            })
        })
        .collect()
}

/// What is wanted, and what others reach.
pub fn wanted() -> Vec<Wanted> {
    let line = |line: &str| {
        let mut cells = line.split('\t').map(str::to_string);
        let mut cell = || cells.next();
        Some(Wanted {
            corpus: cell()?,
            measure: cell()?,
            title: cell()?,
            reach: cell()?,
            best: cell()?,
        })
    };
    include_str!("../peers.tsv")
        .lines()
        .skip(1)
        .filter_map(line)
        .collect()
}
