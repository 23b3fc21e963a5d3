//! Learns to verify: logistic regression over whole attributions that were found in texts the other
//! stages were not trained on.

use hearsay::attribution::tagger::decode::{NEAR, Range, overlap};
use hearsay::attribution::tagger::model::Vocabulary;
use hearsay::attribution::tagger::verify::{self, FEATURES};
use hearsay::attribution::tagger::{self, sigmoid};

use crate::corpus::Doc;
use crate::learn::{Learned, Settings};
use crate::table::{Random, Trained};

/// What it is worth to find what is no content of the gold, but shares most with one; to find one
/// is worth 1. What holds quoted words is right or wrong.
const NEAR_WORTH: f32 = 0.6;

/// Confidence of a cue from which what it claims is an example: lower than what is looked at later,
/// which costs nothing here.
pub const FLOOR: f32 = 0.15;

/// A content that was found, and how right it is.
pub struct Example {
    hashes: Vec<u32>,
    base: f32,
    right: f32,
    weight: f32,
}

/// What `learned` finds in `docs`.
pub fn examples(docs: &[(&Doc, f32)], vocabulary: &Vocabulary, learned: &Learned) -> Vec<Example> {
    let mut out = Vec::new();
    let mut hashes = [0; FEATURES];
    for (doc, weight) in docs {
        tagger::candidates(
            &doc.text,
            &doc.quotations,
            vocabulary,
            &learned.weights(),
            FLOOR,
            |region, found| {
                for k in 0..found.len() {
                    for side in 0..2 {
                        for rank in 0..found[k].args.kept[side] {
                            let range = found[k].args.rivals[side][rank].range;
                            let (base, n) =
                                verify::features(region, found, k, side, rank, &mut hashes);
                            out.push(Example {
                                hashes: hashes[..n].to_vec(),
                                base,
                                right: right(doc, range),
                                weight: *weight,
                            });
                        }
                    }
                }
            },
        );
    }
    out
}

/// How right it is to report `range`.
fn right(doc: &Doc, range: Range) -> f32 {
    let is_quoted = |r: Range| (r.0..=r.1).any(|k| doc.words[k].is_quoted);
    let gold = || doc.gold.iter().flat_map(|g| g.content.iter().copied());
    let is_near = |g: Range| !is_quoted(g) && overlap(g, range) >= NEAR;
    if gold().any(|g| g == range) {
        1.0
    } else if !is_quoted(range) && gold().any(is_near) {
        NEAR_WORTH
    } else {
        0.0
    }
}

/// Learns from `examples`.
pub fn learn(examples: &[&Example], settings: &Settings) -> Trained {
    let first = round(examples, settings, Trained::new(settings.whole_bits, 1));
    round(examples, settings, first.pruned(settings.whole_weights))
}

fn round(examples: &[&Example], settings: &Settings, mut model: Trained) -> Trained {
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x7654_3210_dead_beef);
    for epoch in 0..settings.whole_epochs {
        random.shuffle(&mut order);
        for &k in &order {
            let x = examples[k];
            let p = sigmoid(x.base + model.table().sum(&x.hashes));
            let gradient = (p - x.right) * x.weight;
            model.learn(
                &x.hashes,
                gradient,
                settings.whole_rate,
                settings.whole_decay,
            );
        }
        if epoch * 2 >= settings.whole_epochs {
            model.remember();
        }
    }
    model.settle();
    model
}
