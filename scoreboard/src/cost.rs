//! What an audit costs: time, and memory.

use std::fs;
use std::hint::black_box;
use std::io;
use std::process::Command;
use std::time::Instant;

use hearsay::{Document, Options, audit};

use crate::corpus::Corpus;

/// Runs of one text; the best counts, for what disturbs a run only makes it longer.
const RUNS: usize = 3;

/// Texts with fewer words say nothing about time.
const FEWEST_WORDS: usize = 50;

/// Texts of a corpus that are timed, at most, evenly spread.
const MOST_TEXTS: usize = 200;

/// What a process is told to measure its own memory.
pub const MEMORY: &str = "--memory-of-one-audit";

/// Our own writing, as long as it takes.
const ARTICLE: &str = include_str!("../../benches/article.txt");

/// Milliseconds per 1,000 words: the median over the texts of `corpus`.
pub fn milliseconds(corpus: &Corpus) -> Option<f64> {
    let texts: Vec<String> = corpus
        .texts
        .iter()
        .map(|text| text.text.iter().collect::<String>())
        .filter(|text| text.split_whitespace().count() >= FEWEST_WORDS)
        .collect();
    let step = texts.len().div_ceil(MOST_TEXTS).max(1);
    let costs = texts.iter().step_by(step).map(|text| {
        let words = text.split_whitespace().count() as f64;
        let document = Document::from_text(text.as_str());
        let best = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                black_box(audit(&document, &Options::default()));
                start.elapsed()
            })
            .min();
        best.unwrap_or_default().as_secs_f64() * 1e6 / words
    });
    median(costs.collect())
}

/// The middle one of `values`.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Megabytes that an audit of a text of 1 MB takes at its peak, above the text: asked of a process
/// of its own. `None` where the system does not tell.
pub fn megabytes() -> io::Result<Option<f64>> {
    let output = Command::new(std::env::current_exe()?)
        .arg(MEMORY)
        .output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse().ok())
}

/// Audits a text of 1 MB, and prints how far the peak of this process's memory rose.
pub fn print_megabytes() {
    let mut text = ARTICLE.repeat(1_000_000 / ARTICLE.len() + 1);
    text.truncate(text.floor_char_boundary(1_000_000));
    let document = Document::from_text(text);
    let before = peak();
    black_box(audit(&document, &Options::default()));
    if let (Some(before), Some(after)) = (before, peak()) {
        println!("{:.1}", (after - before) / 1e3);
    }
}

/// Kilobytes of memory that this process held at most, where the system tells.
fn peak() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
