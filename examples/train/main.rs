//! Trains the tagger: `cargo run --release --example train -- CORPORA [--cross] [--no-model]`.
//!
//! Reads `polnear.train`, `gum.train` (and the `dev` files, to report on) from CORPORA, writes
//! `src/attribution/tagger/model.bin`. The same input gives the same bytes.

mod arguments;
mod corpus;
mod learn;
mod misses;
mod score;
mod table;
mod verify;
mod write;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use corpus::{Doc, HeadStats};
use hearsay::attribution::tagger::model::{Entry, Vocabulary};
use hearsay::attribution::tagger::words::{CAN_CUE, FINITE, PRONOUN};
use hearsay::lexicon::fold_hash;
use learn::{Learned, Settings, learn};

const TAGGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/attribution/tagger");

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|a| a == flag);
    let value = |flag: &str| {
        args.iter()
            .find_map(|a| a.strip_prefix(flag))
            .map(|v| v.parse::<f32>().unwrap())
    };
    let corpora = Path::new(
        args.iter()
            .find(|a| !a.starts_with("--"))
            .expect("usage: train CORPORA"),
    );
    let settings = Settings {
        cue_bits: value("--cue-bits=").map_or(20, |v| v as u32),
        token_bits: value("--token-bits=").map_or(19, |v| v as u32),
        segment_bits: value("--segment-bits=").map_or(20, |v| v as u32),
        cue_weights: value("--cue-weights=").map_or(110_000, |v| v as usize),
        token_weights: value("--token-weights=").map_or(320_000, |v| v as usize),
        segment_weights: value("--segment-weights=").map_or(60_000, |v| v as usize),
        epochs: value("--epochs=").map_or(4, |v| v as usize),
        rate: value("--rate=").unwrap_or(0.03),
        cue_rate: value("--cue-rate=").unwrap_or(0.02),
        decay: value("--decay=").unwrap_or(0.0),
        segment_decay: value("--segment-decay=").unwrap_or(0.0),
        cue_decay: value("--cue-decay=").unwrap_or(0.0),
        whole_bits: value("--whole-bits=").map_or(18, |v| v as u32),
        whole_weights: value("--whole-weights=").map_or(14_000, |v| v as usize),
        whole_epochs: value("--whole-epochs=").map_or(6, |v| v as usize),
        whole_rate: value("--whole-rate=").unwrap_or(0.02),
        whole_decay: value("--whole-decay=").unwrap_or(0.015),
        step: value("--step=").unwrap_or(0.06),
        threshold: value("--threshold=").unwrap_or(0.25),
    };
    let gum_weight = value("--gum=").unwrap_or(1.0);
    let mut sets: HashMap<&str, Vec<Doc>> = HashMap::new();
    for name in ["polnear.train", "polnear.dev", "gum.train", "gum.dev"] {
        sets.insert(name, corpus::read(&corpora.join(format!("{name}.jsonl"))));
    }
    let mut train: Vec<Doc> = sets.remove("polnear.train").unwrap();
    train.extend(sets.remove("gum.train").unwrap());
    let stats = HeadStats::learn(&train);
    let vocabulary = vocabulary(&HeadStats::heads(&train, &stats));
    for d in &mut train {
        d.prepare(&vocabulary, &stats);
    }
    for set in sets.values_mut() {
        for d in set {
            d.prepare(&vocabulary, &stats);
        }
    }
    let gated: usize = train
        .iter()
        .flat_map(|d| d.gold.iter().map(move |g| (d, g)))
        .filter(|(d, g)| g.cue.is_some() && !d.words[g.head].is(CAN_CUE))
        .count();
    let all: usize = train.iter().map(|d| d.gold.len()).sum();
    eprintln!("{all} gold attributions, {gated} without a possible head");
    if has("--cross") {
        cross(&train, &vocabulary, &settings, gum_weight);
    }
    if let Some(n) = value("--folds=") {
        folds(&train, &vocabulary, &settings, gum_weight, n as usize);
    }
    if has("--no-model") {
        return;
    }
    let weighted: Vec<(&Doc, f32)> = train.iter().map(|d| (d, weight(d, gum_weight))).collect();
    let learned = verified(&weighted, &vocabulary, &settings);
    for name in ["polnear.dev", "gum.dev"] {
        let docs: Vec<&Doc> = sets[name].iter().collect();
        evaluate(name, &docs, &vocabulary, &learned);
    }
    if let Some(n) = value("--errors=") {
        let docs: Vec<&Doc> = sets["polnear.dev"].iter().collect();
        misses::errors(&docs, &learned.weights(), n as usize);
    }
    if has("--no-write") {
        return;
    }
    write::write(
        &Path::new(TAGGER).join("model.bin"),
        &vocabulary,
        &learned,
        settings.threshold,
    );
}

fn evaluate(name: &str, docs: &[&Doc], vocabulary: &Vocabulary, learned: &Learned) {
    let weights = learned.weights();
    score::report(
        name,
        docs,
        &score::guess(docs, vocabulary, &weights, verify::FLOOR),
    );
    score::given_cue(docs, &weights);
}

/// Trains on all but one group, and scores on that; writes the scores to `cross.tsv`.
fn cross(train: &[Doc], vocabulary: &Vocabulary, settings: &Settings, gum_weight: f32) {
    let mut out = String::from("held out\tmeasure\tvalue\tlow\thigh\n");
    for held in ["breitbart", "usa-today", "nyt", "gum"] {
        let is_held = |d: &Doc| d.group == held || held == "gum" && d.corpus.starts_with("gum");
        let rest: Vec<(&Doc, f32)> = train
            .iter()
            .filter(|d| !is_held(d))
            .map(|d| (d, weight(d, gum_weight)))
            .collect();
        let learned = verified(&rest, vocabulary, settings);
        let docs: Vec<&Doc> = train.iter().filter(|d| is_held(d)).collect();
        let weights = learned.weights();
        let guesses = score::guess(&docs, vocabulary, &weights, 0.15);
        score::report(held, &docs, &guesses);
        score::given_cue(&docs, &weights);
        let figures = score::summary(&docs, &guesses, settings.threshold);
        for (measure, [value, low, high]) in score::MEASURES.iter().zip(figures) {
            let _ = writeln!(out, "{held}\t{measure}\t{value:.4}\t{low:.4}\t{high:.4}");
        }
    }
    std::fs::write(Path::new(TAGGER).join("cross.tsv"), out).unwrap();
}

/// Trains on all but each of `n` parts of the texts, verifies each part with what was learned from
/// the others, and scores what all of them find together.
fn folds(train: &[Doc], vocabulary: &Vocabulary, settings: &Settings, gum_weight: f32, n: usize) {
    let weighted: Vec<(&Doc, f32)> = train.iter().map(|d| (d, weight(d, gum_weight))).collect();
    let mut parts = parts(&weighted, vocabulary, settings, n);
    let mut guesses = Vec::new();
    let docs: Vec<&Doc> = train.iter().collect();
    for fold in 0..n {
        let rest: Vec<&verify::Example> = parts
            .iter()
            .enumerate()
            .filter(|(k, _)| *k != fold)
            .flat_map(|(_, p)| &p.1)
            .collect();
        let mut whole = verify::learn(&rest, settings);
        write::round(&mut whole, settings.step);
        eprintln!(
            "{} examples, {} bytes",
            rest.len(),
            write::pack(&whole).len()
        );
        parts[fold].0.whole = whole;
        let held: Vec<usize> = (0..docs.len()).filter(|k| k % n == fold).collect();
        let some: Vec<&Doc> = held.iter().map(|&k| docs[k]).collect();
        let weights = parts[fold].0.weights();
        let found = score::guess(&some, vocabulary, &weights, verify::FLOOR);
        guesses.extend(found.into_iter().map(|mut g| {
            g.doc = held[g.doc];
            g
        }));
    }
    let is_gum = |k: usize| docs[k].corpus.starts_with("gum");
    let first_gum = (0..docs.len()).position(is_gum).unwrap();
    let (gum, mut polnear): (Vec<_>, Vec<_>) = guesses.into_iter().partition(|g| is_gum(g.doc));
    let gum: Vec<_> = gum
        .into_iter()
        .map(|mut g| {
            g.doc -= first_gum;
            g
        })
        .collect();
    polnear.sort_by_key(|g| g.doc);
    for (name, docs, guesses) in [
        ("polnear", &docs[..first_gum], &polnear),
        ("gum", &docs[first_gum..], &gum),
    ] {
        score::report(name, docs, guesses);
        misses::kinds(docs, guesses, settings.threshold);
    }
}

/// Learns all stages: the last from what the others find in texts they were not trained on.
fn verified(docs: &[(&Doc, f32)], vocabulary: &Vocabulary, settings: &Settings) -> Learned {
    let mut learned = learned(docs, settings);
    let parts = parts(docs, vocabulary, settings, 4);
    let examples: Vec<&verify::Example> = parts.iter().flat_map(|p| &p.1).collect();
    learned.whole = verify::learn(&examples, settings);
    write::round(&mut learned.whole, settings.step);
    eprintln!("{} bytes to verify", write::pack(&learned.whole).len());
    learned
}

/// For each of `n` parts of `docs`: what is learned from the others, and what that finds in it.
fn parts(
    docs: &[(&Doc, f32)],
    vocabulary: &Vocabulary,
    settings: &Settings,
    n: usize,
) -> Vec<(Learned, Vec<verify::Example>)> {
    (0..n)
        .map(|fold| {
            let part = |held: bool| -> Vec<(&Doc, f32)> {
                let docs = docs.iter().copied().enumerate();
                docs.filter(|(k, _)| (k % n == fold) == held)
                    .map(|(_, d)| d)
                    .collect()
            };
            let learned = learned(&part(false), settings);
            let examples = verify::examples(&part(true), vocabulary, &learned);
            (learned, examples)
        })
        .collect()
}

fn weight(doc: &Doc, gum: f32) -> f32 {
    if doc.corpus.starts_with("gum") {
        gum
    } else {
        1.0
    }
}

/// Learns, and rounds the weights as they are shipped.
fn learned(docs: &[(&Doc, f32)], settings: &Settings) -> Learned {
    let mut learned = learn(docs, settings);
    for table in [&mut learned.cue, &mut learned.token, &mut learned.segment] {
        write::round(table, settings.step);
        let count = table.w.iter().filter(|w| **w != 0.0).count();
        eprintln!("{count} weights, {} bytes", write::pack(table).len());
    }
    learned
}

/// Reads `words.tsv`: word, part-of-speech class, cluster.
fn vocabulary(heads: &HashMap<u32, usize>) -> Vocabulary {
    let lines = std::fs::read_to_string(Path::new(TAGGER).join("words.tsv")).unwrap();
    let mut classes: HashMap<String, u8> = HashMap::new();
    let mut words = Vec::new();
    for (id, line) in lines.lines().filter(|l| !l.starts_with('#')).enumerate() {
        let mut parts = line.split('\t');
        let (word, class, cluster) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        let next = classes.len() as u8;
        let pos = *classes.entry(class.to_string()).or_insert(next);
        let hash = fold_hash(word);
        let mut flags = 0;
        let has = |tags: &[&str]| class.split('|').any(|c| tags.contains(&c));
        let n = heads.get(&hash).copied().unwrap_or(0);
        if has(&["VB", "VBD", "VBN", "VBG", "VBZ", "VBP"]) || n >= 3 {
            flags |= CAN_CUE;
        }
        let is_finite_function = matches!(
            class,
            "=is"
                | "=are"
                | "=was"
                | "=were"
                | "=am"
                | "=has"
                | "=have"
                | "=had"
                | "=do"
                | "=does"
                | "=did"
                | "=will"
                | "=would"
                | "=can"
                | "=could"
                | "=should"
                | "=may"
                | "=might"
                | "=must"
                | "=shall"
        );
        if has(&["VBD", "VBZ", "VBP"]) || is_finite_function {
            flags |= FINITE;
        }
        if matches!(
            word,
            "he" | "she" | "they" | "i" | "we" | "you" | "it" | "who"
        ) {
            flags |= PRONOUN;
        }
        words.push((
            hash,
            Entry {
                id: id as u16,
                pos,
                cluster: cluster.parse().unwrap_or(255),
                flags,
            },
        ));
    }
    Vocabulary::new(words)
}
