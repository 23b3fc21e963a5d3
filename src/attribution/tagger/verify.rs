//! How sure it is that a content is said: looks at cue, source and content together, and at what
//! the cues beside it claim, once all of a region's are found.

use super::decode::{Arguments, NEAR, Range, overlap};
use super::features::{Region, Sink, bucket};
use super::model::{Weight, Weights};
use super::sigmoid;
use super::words::{EDGE, PRONOUN, QUOTE, STOP};

/// Features of a content with its cue and source.
pub const FEATURES: usize = 64;

/// A cue with what belongs to it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Probability that it is a cue.
    pub score: f32,
    /// Its head.
    pub head: usize,
    /// What belongs to it.
    pub args: Arguments,
}

/// Of each cue's rival contents the surest, with how sure that is.
pub fn verify<W: Weight>(region: &Region, found: &mut [Candidate], weights: &Weights<W>) {
    let mut hashes = [0; FEATURES];
    for k in 0..found.len() {
        let mut args = found[k].args;
        for (side, content) in [&mut args.left, &mut args.right].into_iter().enumerate() {
            let Some(content) = content else { continue };
            let mut best = f32::NEG_INFINITY;
            for rank in 0..found[k].args.kept[side] {
                let (base, n) = features(region, found, k, side, rank, &mut hashes);
                let sure = sigmoid(base + weights.whole.sum(&hashes[..n]));
                let x = found[k].args.rivals[side][rank];
                let worth = sure * (x.likely + x.share);
                if worth > best {
                    best = worth;
                    *content = x;
                    content.sure = sure;
                }
            }
        }
        found[k].args.left = args.left;
        found[k].args.right = args.right;
    }
    for k in 1..found.len() {
        let (before, rest) = found.split_at_mut(k);
        for other in before {
            leave_one(&mut other.args, &mut rest[0].args);
        }
    }
}

/// Of contents that share most, the surer one is left: two cues of one attribution.
pub(super) fn leave_one(a: &mut Arguments, b: &mut Arguments) {
    for x in [&mut a.left, &mut a.right].into_iter().flatten() {
        for y in [&mut b.left, &mut b.right].into_iter().flatten() {
            if overlap(x.range, y.range) >= NEAR {
                let less = if x.sure < y.sure { &mut *x } else { y };
                less.sure = 0.0;
            }
        }
    }
}

/// Twice the log-odds of `p`, in whole steps.
fn level(p: f32) -> u32 {
    (logit(p) * 2.0 + 10.0).clamp(0.0, 24.0) as u32
}

fn logit(p: f32) -> f32 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

fn rough(p: f32) -> u32 {
    (p * 5.0) as u32
}

/// Features of the content of number `rank` on a side of candidate `k`: what they add to, and how
/// many.
pub fn features(
    region: &Region,
    found: &[Candidate],
    k: usize,
    side: usize,
    rank: usize,
    out: &mut [u32; FEATURES],
) -> (f32, usize) {
    let c = &found[k];
    let (h, p) = (c.head, c.score);
    let content = c.args.rivals[side][rank];
    let (s, e) = content.range;
    let mut f = Sink::new(out, 0x77a1);
    let w = |k: usize, by: isize| region.word(k, by);
    let side = side as u32;
    let sure = p * content.share;
    let (lp, ls, ll) = (level(p), level(content.share), level(content.likely));
    let (wh, ph) = (w(h, 0).word, w(h, 0).pos);
    let all = level(sure);
    f.put(&[]);
    f.put(&[lp]);
    f.put(&[ls]);
    f.put(&[ll]);
    f.put(&[all]);
    f.put(&[lp / 2, ls / 2]);
    f.put(&[ls / 2, ll / 2]);
    f.put(&[all, rank.min(2) as u32]);
    f.put(&[
        all / 2,
        side,
        u32::from(c.args.left.is_some() && c.args.right.is_some()),
    ]);
    f.put(&[wh]);
    f.put(&[wh, side]);
    f.put(&[wh, all / 4]);
    f.put(&[ph, all / 2]);
    f.put(&[w(h, 0).cluster, all / 4]);
    // The source.
    let (kind, length, at, gap) = match c.args.source {
        None => (0, 0, 0, 0),
        Some((a, b)) => {
            let first = w(a, 0);
            let names = region.between(a, b + 1)[4].min(2);
            let kind = 1 + u32::from(first.is(PRONOUN)) + 2 * names;
            let at = u32::from(a > h) | u32::from(a > e) << 1 | u32::from(b < s) << 2;
            let gap = if a > h { a - h } else { h - b };
            (kind, bucket(b - a + 1), at, bucket(gap))
        }
    };
    let source_sure = rough(c.args.source_score.exp().min(0.999));
    let (source_first, source_last) = c
        .args
        .source
        .map_or((7, 7), |(a, b)| (w(a, 0).word, w(b, 0).pos));
    f.put(&[kind, at]);
    f.put(&[kind, source_sure, all / 4]);
    f.put(&[kind, at, gap, ph]);
    f.put(&[kind, length, ph]);
    f.put(&[kind, wh]);
    f.put(&[source_first, all / 4]);
    f.put(&[source_first, ph]);
    f.put(&[source_first, wh]);
    f.put(&[source_last, at]);
    // The content.
    let len = bucket(e - s + 1);
    let space = if s > h { s - h - 1 } else { h - e - 1 };
    let space = bucket(space);
    let [commas, quotes, finite, stops, names] = region.between(s, e + 1);
    let (first, last, before, after) = (w(s, 0), w(e, 0), w(s, -1), w(e, 1));
    let reaches =
        u32::from(s <= region.first + 1) | u32::from(e + 2 >= region.end || after.is(STOP)) << 1;
    let marks = u32::from(before.is(QUOTE))
        | u32::from(after.is(QUOTE) || after.is(EDGE) && w(e, 2).is(QUOTE)) << 1
        | quotes.min(2) << 2
        | u32::from(first.is_quoted) << 4
        | u32::from(last.is_quoted) << 5;
    let finite = finite.min(3);
    f.put(&[len, side, all / 4]);
    f.put(&[len, finite, ph]);
    f.put(&[finite, all / 2]);
    f.put(&[finite, wh]);
    f.put(&[finite, first.pos, side]);
    f.put(&[marks, all / 4]);
    f.put(&[marks, reaches, side]);
    f.put(&[reaches, space, side, all / 4]);
    f.put(&[reaches, space, side, wh]);
    f.put(&[first.word, side]);
    f.put(&[first.word, finite, len]);
    f.put(&[first.word, wh]);
    f.put(&[first.pos, w(s, 1).pos, side]);
    f.put(&[last.word, side]);
    f.put(&[last.pos, after.pos, side]);
    f.put(&[after.word, w(e, 2).word, side]);
    f.put(&[after.word, finite, reaches]);
    f.put(&[before.word, wh]);
    f.put(&[before.word, first.pos, finite]);
    f.put(&[stops.min(2), commas.min(4), names.min(2), side]);
    f.put(&[first.pos, after.pos, finite]);
    // The cue's words and the ends of the region.
    let (a, b) = c.args.cue;
    f.put(&[bucket(b - a + 1), wh]);
    f.put(&[w(a, 0).word, w(b, 0).word]);
    f.put(&[w(a, -1).pos, w(b, 1).pos, side]);
    f.put(&[w(a, 0).pos, w(a, -1).word]);
    f.put(&[region.word(region.first, 0).word, ph]);
    f.put(&[bucket(region.end - region.first), all / 4]);
    f.put(&[w(region.end, -1).word, reaches]);
    // What other cues claim.
    let (mut inside, mut holds, mut same, mut cuts) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
    for other in found[..k].iter().chain(&found[k + 1..]) {
        let has = |r: Range, t: usize| r.0 <= t && t <= r.1;
        if has((s, e), other.head) {
            holds = holds.max(other.score);
        }
        for x in other.args.contents() {
            let p = other.score * x.share;
            if has(x.range, h) {
                inside = inside.max(p);
            }
            let shared = overlap(x.range, (s, e));
            if shared >= 0.8 {
                same = same.max(p);
            } else if shared > 0.0 && (x.range.0 < s) == (x.range.1 < e) {
                cuts = cuts.max(p);
            }
        }
    }
    f.put(&[1, rough(inside), all / 4]);
    f.put(&[2, rough(holds), all / 4]);
    f.put(&[3, rough(same), all / 2]);
    f.put(&[4, rough(cuts), all / 4]);
    f.put(&[rough(inside), rough(holds), rough(same)]);
    f.put(&[u32::from(same > sure), u32::from(same > 0.0), all / 2]);
    f.put(&[rough(inside), wh]);
    f.put(&[found.len().min(6) as u32, all / 4]);
    let n = f.finish();
    (logit(sure), n)
}
