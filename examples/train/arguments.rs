//! Learns what belongs to a cue: a semi-Markov model over its source, its content and its words.

use hearsay::attribution::tagger::decode::{self, Lattice, Range};
use hearsay::attribution::tagger::features::{
    self, Kind, Region, SEGMENT_FEATURES, TOKEN_FEATURES,
};
use hearsay::attribution::tagger::model::{OUTPUTS, Weights};
use hearsay::attribution::tagger::words::EDGE;

use crate::corpus::{Doc, Gold};
use crate::learn::{Settings, region};
use crate::table::{Random, Trained};

/// Gold content as the decoder can give it: one segment a side, the longest where there are more.
pub fn sided(gold: &Gold, region: &Region) -> (Option<Range>, Option<Range>) {
    let h = gold.head;
    let longest = |right: bool| {
        gold.content
            .iter()
            .copied()
            .filter(|r| if right { r.0 > h } else { r.1 < h })
            .filter(|r| r.0 >= region.first && r.1 < region.end)
            .max_by_key(|r| r.1 - r.0)
    };
    (longest(false), longest(true))
}

/// Learns the tables of tokens and segments, from what they hold on.
pub fn learn_arguments(
    docs: &[(&Doc, f32)],
    settings: &Settings,
    mut token: Trained,
    mut segment: Trained,
) -> (Trained, Trained) {
    let mut items = Vec::new();
    for (d, (doc, _)) in docs.iter().enumerate() {
        for (g, gold) in doc.gold.iter().enumerate() {
            if gold.cue.is_none() {
                continue;
            }
            let Some(&bounds) = doc
                .regions
                .iter()
                .find(|r| r.0 <= gold.head && gold.head < r.1)
            else {
                continue;
            };
            items.push((d, g, bounds));
        }
    }
    let mut random = Random(0x0fed_cba9_8765_4321);
    let mut lattice = Lattice::default();
    let cue = Trained::new(1, 1);
    let mut work = Work::default();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut items);
        for &(d, g, bounds) in &items {
            let (doc, weight) = docs[d];
            let region = region(doc, bounds);
            let gold = &doc.gold[g];
            let weights = Weights {
                cue: cue.table(),
                token: token.table(),
                segment: segment.table(),
                whole: cue.table(),
            };
            lattice.fill(&region, gold.head, &weights);
            work.clear(lattice.at.len());
            work.content(&region, gold, &lattice, &weights);
            work.source(&region, gold, &lattice, &weights);
            work.cue(gold, &lattice);
            work.apply(
                &region,
                gold.head,
                &lattice,
                &mut token,
                &mut segment,
                settings,
                weight,
            );
        }
        if epoch * 2 >= settings.epochs {
            token.remember();
            segment.remember();
        }
    }
    token.settle();
    segment.settle();
    (token, segment)
}

/// Gradients of one example.
#[derive(Default)]
struct Work {
    rows: Vec<[f32; OUTPUTS]>,
    /// Difference arrays of the inside gradients of source and content.
    inside: Vec<[f32; 2]>,
    /// Hash and gradient of segment features.
    segment: Vec<(u32, f32)>,
    pairs: [Vec<(usize, usize, f32)>; 2],
    hashes: Vec<[u32; SEGMENT_FEATURES]>,
}

impl Work {
    fn clear(&mut self, n: usize) {
        self.rows.clear();
        self.rows.resize(n, [0.0; OUTPUTS]);
        self.inside.clear();
        self.inside.resize(n + 1, [0.0; 2]);
        self.segment.clear();
    }

    fn push(&mut self, hashes: &[u32], gradient: f32) {
        if gradient.abs() > 1e-4 {
            self.segment.extend(hashes.iter().map(|&h| (h, gradient)));
        }
    }

    fn span(&mut self, i: usize, j: usize, outputs: [usize; 2], kind: usize, gradient: f32) {
        if gradient.abs() > 1e-4 {
            self.rows[i][outputs[0]] += gradient;
            self.rows[j][outputs[1]] += gradient;
            self.inside[i][kind] += gradient;
            self.inside[j + 1][kind] -= gradient;
        }
    }

    fn content(&mut self, region: &Region, gold: &Gold, lattice: &Lattice, weights: &Weights<f32>) {
        let h = gold.head;
        let (left, right) = sided(gold, region);
        let find = |r: Option<Range>| -> Option<(usize, usize)> {
            let r = r?;
            Some((
                lattice.at.iter().position(|&k| k == r.0)?,
                lattice.at.iter().position(|&k| k == r.1)?,
            ))
        };
        let want = [find(left), find(right)];
        if want == [None, None] {
            return;
        }
        let mut hashes = [0; SEGMENT_FEATURES];
        let mut total = [f32::NEG_INFINITY; 2];
        let mut n = 0;
        self.hashes.clear();
        for (k, total) in total.iter_mut().enumerate() {
            self.pairs[k].clear();
            let side = lattice.side(k == 1);
            for i in side.clone() {
                if region.words[lattice.at[i]].is(EDGE) {
                    continue;
                }
                for j in i..side.end {
                    if region.words[lattice.at[j]].is(EDGE) {
                        continue;
                    }
                    n = features::segment(
                        region,
                        Kind::Content,
                        h,
                        lattice.at[i],
                        lattice.at[j],
                        &mut hashes,
                    );
                    let score = lattice.content(i, j) + weights.segment.sum(&hashes[..n]);
                    *total = log_add(*total, score);
                    self.pairs[k].push((i, j, score));
                    self.hashes.push(hashes);
                }
            }
        }
        let mut all = f32::NEG_INFINITY;
        let mut of = [f32::NEG_INFINITY; 4];
        let mut side_hashes = [[0; SEGMENT_FEATURES]; 4];
        let mut side_n = 0;
        for sides in 1..4usize {
            side_n = features::sides(region, h, sides as u32, &mut side_hashes[sides]);
            of[sides] = weights.segment.sum(&side_hashes[sides][..side_n])
                + (0..2)
                    .filter(|k| sides >> k & 1 == 1)
                    .map(|k| total[k])
                    .sum::<f32>();
            all = log_add(all, of[sides]);
        }
        let gold_sides = usize::from(want[0].is_some()) | usize::from(want[1].is_some()) << 1;
        for sides in 1..4 {
            let p = (of[sides] - all).exp();
            let gradient = p - f32::from(u8::from(sides == gold_sides));
            self.push(&side_hashes[sides][..side_n], gradient);
        }
        let mut base = 0;
        for k in 0..2 {
            let p_side = (of[1 << k] - all).exp() + (of[3] - all).exp();
            let pairs = std::mem::take(&mut self.pairs[k]);
            for (m, &(i, j, score)) in pairs.iter().enumerate() {
                let p = p_side * (score - total[k]).exp();
                let gradient = p - f32::from(u8::from(want[k] == Some((i, j))));
                if gradient.abs() > 1e-4 {
                    let hashes = self.hashes[base + m];
                    self.push(&hashes[..n], gradient);
                    self.span(
                        i,
                        j,
                        [decode::CONTENT_START, decode::CONTENT_END],
                        1,
                        gradient,
                    );
                }
            }
            base += pairs.len();
            self.pairs[k] = pairs;
        }
    }

    fn source(&mut self, region: &Region, gold: &Gold, lattice: &Lattice, weights: &Weights<f32>) {
        if gold.is_source_known {
            return;
        }
        let h = gold.head;
        let (left, right) = sided(gold, region);
        if left.is_none() && right.is_none() {
            return;
        }
        let sides = u32::from(left.is_some()) | u32::from(right.is_some()) << 1;
        let mut none = [0; SEGMENT_FEATURES];
        let none_n = features::no_source(region, h, sides, &mut none);
        let none_score = weights.segment.sum(&none[..none_n]);
        let mut all = none_score;
        let mut pairs = std::mem::take(&mut self.pairs[0]);
        pairs.clear();
        self.hashes.clear();
        let mut seen = false;
        let mut n = 0;
        let mut hashes = [0; SEGMENT_FEATURES];
        let mut kept = std::mem::take(&mut self.hashes);
        let mut want = None;
        decode::each_source(region, h, lattice, left, right, |i, j, s, e, order| {
            n = features::segment(region, Kind::Source(order), h, s, e, &mut hashes);
            let score = lattice.source(i, j) + weights.segment.sum(&hashes[..n]);
            all = log_add(all, score);
            if gold.source == Some((s, e)) {
                seen = true;
                want = Some(pairs.len());
            }
            pairs.push((i, j, score));
            kept.push(hashes);
        });
        if seen || gold.source.is_none() {
            let p = (none_score - all).exp();
            self.push(&none[..none_n], p - f32::from(u8::from(!seen)));
            for (m, &(i, j, score)) in pairs.iter().enumerate() {
                let gradient = (score - all).exp() - f32::from(u8::from(want == Some(m)));
                if gradient.abs() > 1e-4 {
                    self.push(&kept[m][..n], gradient);
                    self.span(
                        i,
                        j,
                        [decode::SOURCE_START, decode::SOURCE_END],
                        0,
                        gradient,
                    );
                }
            }
        }
        self.hashes = kept;
        self.pairs[0] = pairs;
    }

    fn cue(&mut self, gold: &Gold, lattice: &Lattice) {
        let Some((a, b)) = gold.cue else { return };
        let at = lattice.left;
        let start = at.saturating_sub(decode::LONGEST_CUE)..at + 1;
        let end = at..lattice.at.len().min(at + decode::LONGEST_CUE + 1);
        for (range, output, want) in [(start, decode::CUE_START, a), (end, decode::CUE_END, b)] {
            if !range.clone().any(|k| lattice.at[k] == want) {
                continue;
            }
            let all = range.clone().fold(f32::NEG_INFINITY, |s, k| {
                log_add(s, lattice.scores[k][output])
            });
            for k in range {
                let p = (lattice.scores[k][output] - all).exp();
                self.rows[k][output] += p - f32::from(u8::from(lattice.at[k] == want));
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn apply(
        &mut self,
        region: &Region,
        h: usize,
        lattice: &Lattice,
        token: &mut Trained,
        segment: &mut Trained,
        settings: &Settings,
        weight: f32,
    ) {
        let mut hashes = [0; TOKEN_FEATURES];
        let mut inside = [0.0; 2];
        for (k, &t) in lattice.at.iter().enumerate() {
            inside[0] += self.inside[k][0];
            inside[1] += self.inside[k][1];
            let mut row = self.rows[k];
            row[decode::SOURCE_IN] += inside[0];
            row[decode::CONTENT_IN] += inside[1];
            if row.iter().all(|g| g.abs() < 1e-4) {
                continue;
            }
            let n = features::token(region, h, t, &mut hashes);
            for &f in &hashes[..n] {
                let at = token.table().row(f) * OUTPUTS;
                for (o, g) in row.iter().enumerate() {
                    if g.abs() > 1e-4 {
                        token.nudge(at + o, g * weight, settings.rate, settings.decay);
                    }
                }
            }
        }
        for &(f, g) in &self.segment {
            let at = segment.table().row(f);
            segment.nudge(at, g * weight, settings.rate, settings.segment_decay);
        }
    }
}

/// `log(exp(sum) + exp(x))`.
fn log_add(sum: f32, x: f32) -> f32 {
    let (a, b) = if sum > x { (sum, x) } else { (x, sum) };
    if b == f32::NEG_INFINITY {
        a
    } else {
        a + (b - a).exp().ln_1p()
    }
}
