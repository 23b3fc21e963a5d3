//! Writes the model file: weights as signed bytes.

use std::path::Path;

use hearsay::attribution::tagger::model::Vocabulary;

use crate::learn::{Learned, Trained};

/// Writes `learned` to `path`.
pub fn write(path: &Path, vocabulary: &Vocabulary, learned: &Learned, threshold: f32) {
    let mut out = b"hearsay2".to_vec();
    out.extend(threshold.to_le_bytes());
    let words: Vec<_> = vocabulary.words().collect();
    out.extend((words.len() as u32).to_le_bytes());
    out.extend(words.iter().flat_map(|w| w.0.to_le_bytes()));
    out.extend(words.iter().map(|w| w.1.pos));
    out.extend(words.iter().map(|w| w.1.cluster));
    out.extend(words.iter().flat_map(|w| w.1.flags.to_le_bytes()));
    for table in [&learned.cue, &learned.token, &learned.segment] {
        put(&mut out, table);
    }
    std::fs::write(path, &out).unwrap();
    eprintln!("{}: {} bytes", path.display(), out.len());
}

fn put(out: &mut Vec<u8>, table: &Trained) {
    let mut sizes: Vec<f32> = table
        .w
        .iter()
        .map(|w| w.abs())
        .filter(|w| *w > 0.0)
        .collect();
    sizes.sort_by(f32::total_cmp);
    // The largest one in two thousand weights are clipped, for the sake of the others.
    let top = sizes
        .get(sizes.len().saturating_sub(1 + sizes.len() / 2000))
        .copied()
        .unwrap_or(1.0);
    let scale = top / 127.0;
    out.extend(table.bits.to_le_bytes());
    out.extend(scale.to_le_bytes());
    out.extend(
        table
            .w
            .iter()
            .map(|w| coarse((w / scale).round().clamp(-127.0, 127.0)) as u8),
    );
}

/// Weights below this are noise.
const DEAD: f32 = 5.0;
/// The others are kept in steps of this: half to download, and next to nothing lost (on dev exact
/// content F1 .609 before, .605 after).
const STEP: f32 = 10.0;

fn coarse(weight: f32) -> i8 {
    if weight.abs() <= DEAD {
        0
    } else {
        ((weight / STEP).round() * STEP).clamp(-127.0, 127.0) as i8
    }
}
