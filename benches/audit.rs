//! How fast an audit is, and how much memory it takes.
//!
//! `cargo bench` prints the milliseconds per 1,000 words (median over the texts) for our own article
//! and, where they lie beside the project, for the corpora and saved pages; then what divan measures,
//! memory too.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::counter::BytesCount;
use divan::{AllocProfiler, Bencher};
use hearsay::{Document, Options, audit, html};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

/// Of our own writing; people and places are invented.
const ARTICLE: &str = include_str!("article.txt");

/// Runs of one text; the best counts, for what disturbs a run only makes it longer.
const RUNS: usize = 5;

fn main() {
    println!("ms per 1,000 words, median over texts");
    report("our article", &[Document::from_text(ARTICLE)]);
    for (name, documents) in corpora() {
        report(&name, &documents);
    }
    divan::main();
}

fn report(name: &str, documents: &[Document]) {
    let mut costs: Vec<f64> = documents.iter().filter_map(cost).collect();
    costs.sort_by(f64::total_cmp);
    if let Some(median) = costs.get(costs.len() / 2) {
        println!("{name:24} {median:8.2}   ({} texts)", costs.len());
    }
}

/// Milliseconds per 1,000 words; nothing where there are too few words to tell.
fn cost(document: &Document) -> Option<f64> {
    let words = document.text.split_whitespace().count();
    let best = (0..RUNS).map(|_| time(document)).min()?;
    (words >= 50).then(|| best.as_secs_f64() * 1e6 / words as f64)
}

fn time(document: &Document) -> Duration {
    let start = Instant::now();
    divan::black_box(audit(document, &Options::default()));
    start.elapsed()
}

/// What lies beside the project, by name.
fn corpora() -> Vec<(String, Vec<Document>)> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let mut found = Vec::new();
    for name in ["polnear.dev", "gum.dev"] {
        let Ok(lines) = fs::read_to_string(shared.join(format!("corpora/{name}.jsonl"))) else {
            continue;
        };
        let text = |line| {
            let value: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(Document::from_text(value["text"].as_str()?))
        };
        found.push((name.to_string(), lines.lines().filter_map(text).collect()));
    }
    if let Ok(pages) = fs::read_dir(shared.join("pages")) {
        let page =
            |file: fs::DirEntry| Some(html::read(&html::decode(&fs::read(file.path()).ok()?)));
        let pages = pages.filter_map(|file| page(file.ok()?)).collect();
        found.push(("saved pages".to_string(), pages));
    }
    if found.is_empty() {
        println!("skipped: no corpora");
    }
    found
}

/// The article over and over, up to `bytes`.
fn long(bytes: usize) -> Document {
    let mut text = ARTICLE.repeat(bytes / ARTICLE.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    Document::from_text(text)
}

/// Cost must grow with the text, not faster.
#[divan::bench(args = [2_000, 50_000, 1_000_000], sample_count = 10)]
fn a_text_of_bytes(bencher: Bencher, bytes: usize) {
    let document = long(bytes);
    bencher
        .counter(BytesCount::of_str(&document.text))
        .bench(|| audit(divan::black_box(&document), &Options::default()));
}

/// The command's way of a page, without the audit.
#[divan::bench(sample_count = 10)]
fn a_page_of_100_kb(bencher: Bencher) {
    let page = format!(
        "<article>{}</article>",
        ARTICLE.replace("\n\n", "<p>").repeat(40)
    );
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| html::read(divan::black_box(&page)));
}
