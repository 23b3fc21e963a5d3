//! Finds, given the head of a cue, its words, its content and its source.

use super::contents::{Contents, End};
use super::features::{self, Kind, Region, SEGMENT_FEATURES, TOKEN_FEATURES};
use super::model::{OUTPUTS, Weight, Weights};
use super::words::{ARTICLE, EDGE, OPEN, QUOTE};

/// Numbers of a token row's outputs: where a segment starts, ends, and what lies in it.
pub const SOURCE_START: usize = 0;
#[allow(missing_docs)]
pub const SOURCE_END: usize = 1;
#[allow(missing_docs)]
pub const SOURCE_IN: usize = 2;
#[allow(missing_docs)]
pub const CONTENT_START: usize = 3;
#[allow(missing_docs)]
pub const CONTENT_END: usize = 4;
#[allow(missing_docs)]
pub const CONTENT_IN: usize = 5;
#[allow(missing_docs)]
pub const CUE_START: usize = 6;
#[allow(missing_docs)]
pub const CUE_END: usize = 7;

/// Tokens on each side of a cue that are read one by one.
pub const REACH: usize = 64;
/// Farthest from a cue, in tokens, that what is no quotation begins or ends: a text without full
/// stops is no one claim.
pub const LONGEST: usize = 120;
/// Longest source, in tokens.
pub const LONGEST_SOURCE: usize = 40;
/// Tokens on each side of its head that a cue can hold.
pub const LONGEST_CUE: usize = 6;

/// Two contents that share this much are near each other.
pub const NEAR: f32 = 0.8;
/// What it is worth to be near the right content, where to have it is worth 1 more.
const NEAR_GAIN: f32 = 3.0;
/// Contents whose log-probability is this much less than the best one's are left aside.
const UNLIKELY: f32 = 5.0;
/// So many of a side's likeliest contents are weighed against each other.
const RIVALS: usize = 40;
/// So many of them are kept to be verified.
pub const KEPT: usize = 5;

/// What is this much less than another logarithm adds nothing to it that a float could hold.
const NOTHING: f32 = -17.5;

/// Tokens `.0` to `.1`, both in it.
pub type Range = (usize, usize);

/// Tokens around a cue where segments can start and end, scored.
#[derive(Debug, Default)]
pub struct Lattice {
    /// Positions left of the head, in order; then those right of it.
    pub at: Vec<usize>,
    /// How many stand left of the head.
    pub left: usize,
    /// Scores of each position's token.
    pub scores: Vec<[f32; OUTPUTS]>,
    /// Sums of the inside scores of source and content before each position.
    pub sums: Vec<[f32; 2]>,
    /// The likeliest contents of each side, with their scores.
    likely: [Vec<(f32, Range)>; 2],
    /// Where the contents of a side can end: its position numbers, with what features take from it.
    ends: Vec<(usize, End)>,
}

/// Tokens that two ranges share, of all that either has.
pub fn overlap(a: Range, b: Range) -> f32 {
    let both = (a.1.min(b.1) + 1).saturating_sub(a.0.max(b.0)) as f32;
    both / (a.1.max(b.1) + 1 - a.0.min(b.0)) as f32
}

impl Lattice {
    /// Scores the tokens around the head `h`.
    pub fn fill<W: Weight>(&mut self, region: &Region, h: usize, weights: &Weights<W>) {
        self.place(region, h);
        let mut hashes = [0; TOKEN_FEATURES];
        let mut sum = [0.0; 2];
        self.scores.clear();
        self.sums.clear();
        for &t in &self.at {
            let n = features::token(region, h, t, &mut hashes);
            let row = weights.token.sums(&hashes[..n]);
            self.sums.push(sum);
            sum[0] += row[SOURCE_IN];
            sum[1] += row[CONTENT_IN];
            self.scores.push(row);
        }
        self.sums.push(sum);
    }

    /// Only the positions.
    pub fn place(&mut self, region: &Region, h: usize) {
        self.at.clear();
        let lo = region.first.max(h.saturating_sub(REACH));
        let hi = region.end.min(h + 1 + REACH);
        let is_edge = |k: &usize| region.words[*k].is(EDGE);
        let is_near = |k: usize| k.abs_diff(h) <= LONGEST || region.words[k].is_quoted;
        if lo > region.first {
            let first = (region.first..lo).find(|k| !is_edge(k));
            self.at.extend(first.filter(|k| is_near(*k)));
            let open = (region.first..lo).rev().find(|&k| region.words[k].is(OPEN));
            if let Some(k) = open.and_then(|o| (o + 1..lo).find(|k| !is_edge(k)))
                && self.at.last() != Some(&k)
            {
                self.at.push(k);
            }
        }
        self.at.extend(lo..h);
        self.left = self.at.len();
        self.at.extend(h..hi);
        if hi < region.end {
            let close = (hi..region.end).find(|&k| region.words[k].is(QUOTE));
            let far = close.and_then(|c| (hi..c).rev().find(|k| !is_edge(k)));
            self.at.extend(far);
            let end = (hi..region.end).rev().find(|k| !is_edge(k));
            if let Some(k) = end.filter(|k| self.at.last() != Some(k) && is_near(*k)) {
                self.at.push(k);
            }
        }
    }

    /// Position numbers on one side of the head, the head aside.
    pub fn side(&self, right: bool) -> std::ops::Range<usize> {
        if right {
            self.left + 1..self.at.len()
        } else {
            0..self.left
        }
    }

    /// Score of the content from position `i` to position `j`, without its segment features.
    pub fn content(&self, i: usize, j: usize) -> f32 {
        self.scores[i][CONTENT_START] + self.scores[j][CONTENT_END] + self.sums[j + 1][1]
            - self.sums[i][1]
    }

    /// Score of the source from position `i` to position `j`, without its segment features.
    pub fn source(&self, i: usize, j: usize) -> f32 {
        self.scores[i][SOURCE_START] + self.scores[j][SOURCE_END] + self.sums[j + 1][0]
            - self.sums[i][0]
    }
}

/// What belongs to a cue; token ranges.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arguments {
    /// The cue's words.
    pub cue: Range,
    /// Content left of the cue.
    pub left: Option<Content>,
    /// Content right of the cue.
    pub right: Option<Content>,
    /// Of each side the contents that most of the others are near, the best first.
    pub rivals: [[Content; KEPT]; 2],
    /// How many of them there are.
    pub kept: [usize; 2],
    /// Source.
    pub source: Option<Range>,
    /// Natural logarithm of the source's probability given cue and content.
    pub source_score: f32,
}

impl Arguments {
    /// Content, left of the cue first.
    pub fn contents(&self) -> impl Iterator<Item = Content> {
        [self.left, self.right].into_iter().flatten()
    }
}

/// What a cue reports.
#[derive(Clone, Copy, Debug, Default)]
pub struct Content {
    /// Its tokens.
    pub range: Range,
    /// Probability, given the cue, that content stands on these sides of it and that this is the
    /// one, or shares [`NEAR`] with it.
    pub share: f32,
    /// The same, that this is the very one.
    pub likely: f32,
    /// Probability that this is said, all told.
    pub sure: f32,
}

/// The logarithm of a sum of numbers that are given by their logarithms.
#[derive(Clone, Copy, Debug)]
pub struct LogSum {
    /// The greatest.
    top: f32,
    /// The sum of all, of which the greatest is 1.
    sum: f32,
}

impl LogSum {
    /// The sum of nothing.
    pub const NONE: LogSum = LogSum {
        top: f32::NEG_INFINITY,
        sum: 0.0,
    };

    /// Adds the number whose logarithm is `x`.
    pub fn add(&mut self, x: f32) {
        if x > self.top {
            self.sum = 1.0 + self.sum * (self.top - x).exp();
            self.top = x;
        } else if x - self.top > NOTHING {
            self.sum += (x - self.top).exp();
        }
    }

    /// The sum's logarithm.
    pub fn log(self) -> f32 {
        self.top + self.sum.ln()
    }
}

/// The best arguments of the cue with head `h`.
pub fn decode<W: Weight>(
    region: &Region,
    h: usize,
    weights: &Weights<W>,
    lattice: &mut Lattice,
) -> Arguments {
    lattice.fill(region, h, weights);
    let mut hashes = [0; SEGMENT_FEATURES];
    // Content: the likeliest segments of each side, and the sum over all of them.
    let mut best = [f32::NEG_INFINITY; 2];
    let mut total = [LogSum::NONE; 2];
    for right in 0..2 {
        let mut likely = std::mem::take(&mut lattice.likely[right]);
        likely.clear();
        let side = lattice.side(right == 1);
        let contents = Contents::new(region, h, right == 1);
        let mut ends = std::mem::take(&mut lattice.ends);
        ends.clear();
        let can_end = side
            .clone()
            .filter(|j| !region.words[lattice.at[*j]].is(EDGE));
        ends.extend(can_end.map(|j| (j, contents.end(lattice.at[j]))));
        // The first that does not end before it starts.
        let mut from = 0;
        for i in side {
            let s = lattice.at[i];
            if region.words[s].is(EDGE) {
                continue;
            }
            while ends[from].0 < i {
                from += 1;
            }
            if region.word(s, -1).is(ARTICLE) {
                continue;
            }
            let start = contents.start(s);
            for (j, end) in &ends[from..] {
                let n = contents.features(&start, end, &mut hashes);
                let score = lattice.content(i, *j) + weights.segment.sum(&hashes[..n]);
                total[right].add(score);
                best[right] = score.max(best[right]);
                if score > best[right] - UNLIKELY {
                    likely.push((score, (s, lattice.at[*j])));
                }
            }
        }
        lattice.ends = ends;
        lattice.likely[right] = likely;
    }
    let total = total.map(LogSum::log);
    let mut args = Arguments::default();
    let (mut top, mut all, mut top_sides) = (f32::NEG_INFINITY, LogSum::NONE, 0);
    let mut sum = f32::NEG_INFINITY;
    for sides in 1..4u32 {
        let n = features::sides(region, h, sides, &mut hashes);
        let base = weights.segment.sum(&hashes[..n]);
        let of = |x: [f32; 2]| {
            base + (0..2)
                .filter(|k| sides >> k & 1 == 1)
                .map(|k| x[k])
                .sum::<f32>()
        };
        let (score, both) = (of(best), of(total));
        all.add(both);
        if score > top {
            (top, top_sides, sum) = (score, sides, both);
        }
    }
    let share = (sum - all.log()).exp();
    for (k, arg) in [&mut args.left, &mut args.right].into_iter().enumerate() {
        if top_sides >> k & 1 == 1 {
            let rivals = &mut args.rivals[k];
            args.kept[k] = nearest(&mut lattice.likely[k], best[k], total[k], rivals);
            for content in rivals.iter_mut() {
                content.share *= share;
                content.likely *= share;
            }
            *arg = Some(rivals[0]);
        }
    }
    source(region, h, weights, lattice, &mut args);
    cue(h, lattice, &mut args);
    args
}

/// Of the contents `likely` of one side, those that most of the others are near; how many.
fn nearest(
    likely: &mut Vec<(f32, Range)>,
    best: f32,
    total: f32,
    out: &mut [Content; KEPT],
) -> usize {
    likely.retain(|x| x.0 > best - UNLIKELY);
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    likely.truncate(RIVALS);
    for x in likely.iter_mut() {
        x.0 = (x.0 - total).exp();
    }
    let mut gains = [f32::NEG_INFINITY; KEPT];
    for &(p, range) in likely.iter() {
        let near = likely.iter().filter(|x| overlap(x.1, range) >= NEAR);
        let share = near.map(|x| x.0).sum::<f32>();
        let gain = p + share * NEAR_GAIN;
        let Some(at) = gains.iter().position(|g| gain > *g) else {
            continue;
        };
        gains[at..].rotate_right(1);
        out[at..].rotate_right(1);
        gains[at] = gain;
        out[at] = Content {
            range,
            share,
            likely: p,
            sure: 0.0,
        };
    }
    likely.len().min(KEPT)
}

fn source<W: Weight>(
    region: &Region,
    h: usize,
    weights: &Weights<W>,
    lattice: &Lattice,
    args: &mut Arguments,
) {
    let mut hashes = [0; SEGMENT_FEATURES];
    let sides = u32::from(args.left.is_some()) | u32::from(args.right.is_some()) << 1;
    let n = features::no_source(region, h, sides, &mut hashes);
    let mut top = weights.segment.sum(&hashes[..n]);
    let mut all = LogSum::NONE;
    all.add(top);
    args.source = None;
    each_source(
        region,
        h,
        lattice,
        args.left.map(|c| c.range),
        args.right.map(|c| c.range),
        |i, j, s, e, order| {
            let n = features::segment(region, Kind::Source(order), h, s, e, &mut hashes);
            let score = lattice.source(i, j) + weights.segment.sum(&hashes[..n]);
            all.add(score);
            if score > top {
                top = score;
                args.source = Some((s, e));
            }
        },
    );
    args.source_score = top - all.log();
}

/// Calls `see` with the two position numbers, the two tokens and the order of every possible
/// source.
pub fn each_source(
    region: &Region,
    h: usize,
    lattice: &Lattice,
    left: Option<Range>,
    right: Option<Range>,
    mut see: impl FnMut(usize, usize, usize, usize, u32),
) {
    let is_taken = |k: usize| {
        left.is_some_and(|r| r.0 <= k && k <= r.1) || right.is_some_and(|r| r.0 <= k && k <= r.1)
    };
    for is_right in [false, true] {
        let side = lattice.side(is_right);
        for i in side.clone() {
            let s = lattice.at[i];
            if region.words[s].is(EDGE) || is_taken(s) || s.abs_diff(h) > REACH {
                continue;
            }
            for j in i..side.end.min(i + LONGEST_SOURCE) {
                let e = lattice.at[j];
                if is_taken(e) || e.abs_diff(h) > REACH {
                    break;
                }
                if !region.words[e].is(EDGE) {
                    see(i, j, s, e, features::order(h, s, e, left, right));
                }
            }
        }
    }
}

fn cue(h: usize, lattice: &Lattice, args: &mut Arguments) {
    let at = lattice.left;
    let best = |range: std::ops::Range<usize>, output: usize| {
        range
            .fold((f32::NEG_INFINITY, at), |b, k| {
                if lattice.scores[k][output] > b.0 {
                    (lattice.scores[k][output], k)
                } else {
                    b
                }
            })
            .1
    };
    let start = best(at.saturating_sub(LONGEST_CUE)..at + 1, CUE_START);
    let end = best(at..lattice.at.len().min(at + LONGEST_CUE + 1), CUE_END);
    args.cue = (lattice.at[start].min(h), lattice.at[end].max(h));
}
