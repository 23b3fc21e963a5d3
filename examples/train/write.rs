//! Writes the model file: weights as signed bytes, packed.

use std::path::Path;

use hearsay::attribution::tagger::coder::{self, Bytes, LONG_GAP, LOWEST, PRECISION};
use hearsay::attribution::tagger::model::Vocabulary;

use crate::learn::Learned;
use crate::table::Trained;

/// Writes `learned`, whose weights are whole steps, to `path`.
pub fn write(path: &Path, vocabulary: &Vocabulary, learned: &Learned, threshold: f32) {
    let mut out = b"hearsay5".to_vec();
    out.extend(threshold.to_le_bytes());
    let words: Vec<_> = vocabulary.words().collect();
    out.extend((words.len() as u32).to_le_bytes());
    out.extend(words.iter().flat_map(|w| w.0.to_le_bytes()));
    out.extend(words.iter().map(|w| w.1.pos));
    out.extend(words.iter().map(|w| w.1.cluster));
    out.extend(words.iter().flat_map(|w| w.1.flags.to_le_bytes()));
    for table in learned.tables() {
        out.extend(table.bits.to_le_bytes());
        out.extend(table.step.to_le_bytes());
        let packed = pack(table);
        let mut at = Bytes(&packed);
        let back = coder::unpack(&mut at, table.bits, table.width).unwrap();
        let value = |b: &u8| f32::from(*b as i8) * table.step;
        assert!(at.0.is_empty() && back.iter().map(value).eq(table.w.iter().copied()));
        out.extend(packed);
    }
    std::fs::write(path, &out).unwrap();
    eprintln!("{}: {} bytes", path.display(), out.len());
}

/// The table as `coder::unpack` reads it.
pub fn pack(table: &Trained) -> Vec<u8> {
    // Kind of each symbol, and the symbol.
    let mut symbols: Vec<(usize, u8)> = Vec::new();
    let width = table.width;
    let kinds = if width > 1 { 2 + width } else { 2 };
    let (mut full, mut gap) = (0u32, 0usize);
    for row in table.w.chunks(width) {
        let bytes: Vec<i8> = row.iter().map(|w| (w / table.step).round() as i8).collect();
        if bytes.iter().all(|b| *b == 0) {
            gap += 1;
            continue;
        }
        full += 1;
        while gap >= usize::from(LONG_GAP) {
            symbols.push((0, LONG_GAP));
            gap -= usize::from(LONG_GAP);
        }
        symbols.push((0, gap as u8));
        gap = 0;
        if width > 1 {
            let mask = bytes
                .iter()
                .enumerate()
                .map(|(k, b)| u8::from(*b != 0) << k);
            symbols.push((1, mask.sum()));
        }
        for (k, b) in bytes.iter().enumerate().filter(|(_, b)| **b != 0) {
            symbols.push((kinds - width + k, *b as u8));
        }
    }
    let frequencies: Vec<[u16; 256]> = (0..kinds)
        .map(|kind| {
            let mut counts = [0u64; 256];
            for s in symbols.iter().filter(|s| s.0 == kind) {
                counts[usize::from(s.1)] += 1;
            }
            shares(&counts)
        })
        .collect();
    let mut state = LOWEST;
    let mut stream: Vec<u16> = Vec::new();
    for &(kind, symbol) in symbols.iter().rev() {
        let f = &frequencies[kind];
        let own = u32::from(f[usize::from(symbol)]);
        let before: u32 = f[..usize::from(symbol)].iter().map(|x| u32::from(*x)).sum();
        if state >> (32 - PRECISION) >= own {
            stream.push(state as u16);
            state >>= 16;
        }
        state = ((state / own) << PRECISION) + state % own + before;
    }
    stream.reverse();
    let mut out: Vec<u8> = frequencies
        .iter()
        .flatten()
        .flat_map(|f| f.to_le_bytes())
        .collect();
    out.extend(full.to_le_bytes());
    out.extend((stream.len() as u32 * 2).to_le_bytes());
    out.extend(state.to_le_bytes());
    out.extend(stream.iter().flat_map(|s| s.to_le_bytes()));
    out
}

/// `counts` scaled to sum to `1 << PRECISION`; none that occurs is zero.
fn shares(counts: &[u64; 256]) -> [u16; 256] {
    let all: u64 = counts.iter().sum();
    let whole = 1u64 << PRECISION;
    let mut out = [0u16; 256];
    if all == 0 {
        out[0] = whole as u16;
        return out;
    }
    for (o, c) in out.iter_mut().zip(counts) {
        *o = if *c == 0 {
            0
        } else {
            (c * whole / all).max(1) as u16
        };
    }
    loop {
        let sum: u64 = out.iter().map(|o| u64::from(*o)).sum();
        if sum == whole {
            return out;
        }
        let top = (0..256).max_by_key(|&k| (out[k], k)).unwrap();
        if sum < whole {
            out[top] += (whole - sum) as u16;
        } else {
            out[top] -= (sum - whole).min(u64::from(out[top]) / 2) as u16;
        }
    }
}

/// Rounds the weights of `table` to whole steps, the smallest to zero; the same in every sum.
pub fn round(table: &mut Trained, step: f32) {
    table.step = step;
    for w in &mut table.w {
        *w = if w.abs() < step {
            0.0
        } else {
            (*w / step).round().clamp(-127.0, 127.0) * step
        };
    }
}
