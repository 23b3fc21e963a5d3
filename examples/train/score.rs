//! Scores predictions on token ranges, as `attribution.py` does on characters.

use hearsay::attribution::tagger::decode::{self, Arguments, Lattice, Range};
use hearsay::attribution::tagger::features::Region;
use hearsay::attribution::tagger::model::{Vocabulary, Weight, Weights};
use hearsay::attribution::tagger::{self};

use crate::corpus::Doc;

/// A prediction.
pub struct Guess {
    pub doc: usize,
    pub score: f32,
    pub head: usize,
    pub args: Arguments,
}

/// Every prediction of at least `threshold`.
pub fn guess<W: Weight>(
    docs: &[&Doc],
    vocabulary: &Vocabulary,
    weights: &Weights<W>,
    threshold: f32,
) -> Vec<Guess> {
    let mut out = Vec::new();
    for (d, doc) in docs.iter().enumerate() {
        tagger::each(
            &doc.text,
            &doc.quotations,
            vocabulary,
            weights,
            threshold,
            |score, head, args| {
                out.push(Guess {
                    doc: d,
                    score,
                    head,
                    args,
                });
            },
        );
    }
    out
}

fn f1(tp: usize, found: usize, gold: usize) -> [f32; 3] {
    let (p, r) = (
        tp as f32 / found.max(1) as f32,
        tp as f32 / gold.max(1) as f32,
    );
    [p, r, if tp > 0 { 2.0 * p * r / (p + r) } else { 0.0 }]
}

/// Tokens that two ranges share, of all that either has.
pub fn iou(a: Range, b: Range) -> f32 {
    let both = (a.1.min(b.1) + 1).saturating_sub(a.0.max(b.0)) as f32;
    both / (a.1.max(b.1) + 1 - a.0.min(b.0)) as f32
}

/// What is counted of a document, to make a measure of.
#[derive(Clone, Copy, Default)]
struct Counts {
    /// Right, found, and wanted: cues, exact contents, indirect contents that are near.
    of: [[usize; 3]; 3],
}

/// Measures of [`summary`], by the names the scoreboard knows them by.
pub const MEASURES: [&str; 3] = ["tagger-cue-f1", "tagger-exact-f1", "tagger-indirect-f1"];

/// F1 of each of [`MEASURES`] where contents surer than `threshold` are kept, with the 95 % interval
/// over documents.
pub fn summary(docs: &[&Doc], guesses: &[Guess], threshold: f32) -> [[f32; 3]; 3] {
    let mut counts = vec![Counts::default(); docs.len()];
    let is_quoted = |d: &Doc, r: Range| (r.0..=r.1).any(|k| d.words[k].is_quoted);
    for (d, c) in docs.iter().zip(&mut counts) {
        let contents = || d.gold.iter().flat_map(|g| g.content.iter().copied());
        c.of[0][2] = d.gold.iter().filter(|g| g.cue.is_some()).count();
        c.of[1][2] = contents().count();
        c.of[2][2] = contents().filter(|r| !is_quoted(d, *r)).count();
    }
    let mut used = std::collections::HashSet::new();
    for g in guesses.iter().filter(|g| g.score >= threshold) {
        let (d, c) = (docs[g.doc], &mut counts[g.doc]);
        let is_cue = |x: Range| x.0 <= g.head && g.head <= x.1;
        c.of[0][1] += 1;
        c.of[0][0] += usize::from(d.gold.iter().any(|x| x.cue.is_some_and(is_cue)));
        for content in g.args.contents() {
            let r = content.range;
            if content.sure < threshold || !used.insert((g.doc, r)) {
                continue;
            }
            let any = |is: &dyn Fn(Range) -> bool| {
                d.gold.iter().any(|x| x.content.iter().any(|c| is(*c)))
            };
            c.of[1][1] += 1;
            c.of[1][0] += usize::from(any(&|x| x == r));
            if !is_quoted(d, r) {
                c.of[2][1] += 1;
                let is_near = any(&|x| !is_quoted(d, x) && iou(x, r) >= 0.8);
                c.of[2][0] += usize::from(is_near);
            }
        }
    }
    let measure = |sample: &[usize]| {
        let mut sum = Counts::default();
        for &k in sample {
            for (s, c) in sum
                .of
                .iter_mut()
                .flatten()
                .zip(counts[k].of.iter().flatten())
            {
                *s += c;
            }
        }
        sum.of
            .map(|[right, found, wanted]| f1(right, found, wanted)[2])
    };
    let all: Vec<usize> = (0..docs.len()).collect();
    let mut random = crate::table::Random(7);
    let mut samples: Vec<[f32; 3]> = Vec::new();
    for _ in 0..400 {
        let sample: Vec<usize> = all
            .iter()
            .map(|_| (random.next() % docs.len() as u64) as usize)
            .collect();
        samples.push(measure(&sample));
    }
    let value = measure(&all);
    std::array::from_fn(|m| {
        let mut of: Vec<f32> = samples.iter().map(|s| s[m]).collect();
        of.sort_by(f32::total_cmp);
        [value[m], of[10], of[389]]
    })
}

/// Prints P/R/F1 of cues, exact and near content, and source accuracy over thresholds.
pub fn report(name: &str, docs: &[&Doc], guesses: &[Guess]) {
    let gold_cues: usize = docs
        .iter()
        .map(|d| d.gold.iter().filter(|g| g.cue.is_some()).count())
        .sum();
    let gold_units: usize = docs
        .iter()
        .map(|d| d.gold.iter().map(|g| g.content.len()).sum::<usize>())
        .sum();
    let is_quoted = |d: &Doc, r: Range| (r.0..=r.1).any(|k| d.words[k].is_quoted);
    let gold_indirect: usize = docs
        .iter()
        .map(|d| {
            d.gold
                .iter()
                .flat_map(|g| &g.content)
                .filter(|r| !is_quoted(d, **r))
                .count()
        })
        .sum();
    println!(
        "{name}: {} documents, {gold_cues} cues, {gold_units} units, {gold_indirect} indirect",
        docs.len()
    );
    for t in [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5] {
        let kept: Vec<&Guess> = guesses.iter().filter(|g| g.score >= t).collect();
        let (mut cues, mut exact, mut units, mut near, mut ind, mut src, mut src_of) =
            (0, 0, 0, 0, 0, 0, 0);
        let mut cue_exact = 0;
        let mut used = std::collections::HashSet::new();
        for g in guesses {
            let doc = docs[g.doc];
            let at: Vec<_> = doc
                .gold
                .iter()
                .filter(|x| x.cue.is_some_and(|c| c.0 <= g.head && g.head <= c.1))
                .collect();
            let is_kept = g.score >= t;
            cues += usize::from(is_kept && !at.is_empty());
            cue_exact +=
                usize::from(is_kept) * usize::from(at.iter().any(|x| x.cue == Some(g.args.cue)));
            for content in g.args.contents() {
                let r = content.range;
                if content.sure < t || !used.insert((g.doc, r)) {
                    continue;
                }
                units += 1;
                exact += usize::from(doc.gold.iter().any(|x| x.content.contains(&r)));
                if !is_quoted(doc, r) {
                    ind += 1;
                    let hit = doc.gold.iter().find(|x| {
                        x.content
                            .iter()
                            .any(|c| !is_quoted(doc, *c) && iou(*c, r) >= 0.8)
                    });
                    if let Some(x) = hit {
                        near += 1;
                        if !x.is_source_known {
                            src_of += 1;
                            src += usize::from(match (x.source, g.args.source) {
                                (None, None) => true,
                                (Some(a), Some(b)) => iou(a, b) > 0.0,
                                _ => false,
                            });
                        }
                    }
                }
            }
        }
        let c = f1(cues, kept.len(), gold_cues);
        let e = f1(exact, units, gold_units);
        let i = f1(near, ind, gold_indirect);
        println!(
            "  {t:.2}  cue {:.3} {:.3} {:.3} (exact {:.3})  content exact {:.3} {:.3} {:.3}  indirect .8 {:.3} {:.3} {:.3}  source {:.3}",
            c[0],
            c[1],
            c[2],
            cue_exact as f32 / cues.max(1) as f32,
            e[0],
            e[1],
            e[2],
            i[0],
            i[1],
            i[2],
            src as f32 / src_of.max(1) as f32
        );
    }
}

/// What belongs to a cue whose head is given, and the tokens among which it was looked for.
pub fn given<W: Weight>(
    doc: &Doc,
    head: usize,
    weights: &Weights<W>,
    lattice: &mut Lattice,
) -> Option<((usize, usize), Arguments)> {
    let is_around = |r: &&(usize, usize)| r.0 <= head && head < r.1;
    let &(first, end) = doc.regions.iter().find(is_around)?;
    let region = Region {
        words: &doc.words,
        counts: &doc.counts,
        first,
        end,
    };
    let arguments = decode::decode(&region, head, weights, lattice);
    Some(((first, end), arguments))
}

/// Prints how often content and source are exact where the cue is given.
pub fn given_cue<W: Weight>(docs: &[&Doc], weights: &Weights<W>) {
    let mut lattice = Lattice::default();
    let (mut n, mut content, mut source, mut cue, mut overlap) = (0, 0, 0, 0, 0);
    for doc in docs {
        for gold in doc.gold.iter().filter(|g| g.cue.is_some()) {
            let Some((_, args)) = given(doc, gold.head, weights, &mut lattice) else {
                continue;
            };
            n += 1;
            let got: Vec<Range> = args.contents().map(|c| c.range).collect();
            content += usize::from(got == gold.content);
            source += usize::from(args.source == gold.source);
            overlap += usize::from(match (args.source, gold.source) {
                (None, None) => true,
                (Some(a), Some(b)) => iou(a, b) > 0.0,
                _ => false,
            });
            cue += usize::from(Some(args.cue) == gold.cue);
        }
    }
    let of = |k: usize| k as f32 / n as f32;
    println!(
        "  given the cue ({n}): content {:.3}  source {:.3} (overlap {:.3})  cue {:.3}",
        of(content),
        of(source),
        of(overlap),
        of(cue)
    );
}
