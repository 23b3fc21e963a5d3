//! Shows what goes wrong: single contents with their sentence, and how many of which kind.

use hearsay::attribution::tagger::decode::{Lattice, Range};
use hearsay::attribution::tagger::model::{Weight, Weights};

use crate::corpus::Doc;
use crate::score::{Guess, given, iou};
use crate::table::Random;

/// Prints `n` contents that are wrong though the cue is given.
pub fn errors<W: Weight>(docs: &[&Doc], weights: &Weights<W>, n: usize) {
    let mut lattice = Lattice::default();
    let mut random = Random(99);
    for doc in docs {
        for gold in doc.gold.iter().filter(|g| g.cue.is_some()) {
            let Some(((first, end), args)) = given(doc, gold.head, weights, &mut lattice) else {
                continue;
            };
            let got: Vec<Range> = args.contents().map(|c| c.range).collect();
            if (got != gold.content || args.source != gold.source)
                && random.next() % 1000 < n as u64
            {
                let of = |r: &Range| doc.text.span(r.0, r.1 + 1).of(doc.text.str).to_string();
                println!(
                    "--- {}\n  CUE {} SRC {:?} GOT {:?}",
                    doc.text.span(first, end).of(doc.text.str),
                    of(&gold.cue.unwrap()),
                    gold.source.as_ref().map(of),
                    args.source.as_ref().map(of)
                );
                println!(
                    "  GOLD {:?}\n  GOT  {:?} {:.2}",
                    gold.content.iter().map(of).collect::<Vec<_>>(),
                    got.iter().map(of).collect::<Vec<_>>(),
                    args.contents().map(|c| c.share).fold(0.0, f32::max)
                );
            }
        }
    }
}

/// Prints what becomes of the indirect contents of the gold, and where wrong ones come from.
pub fn kinds(docs: &[&Doc], guesses: &[Guess], threshold: f32) {
    use std::collections::BTreeMap;
    let is_quoted = |d: &Doc, r: Range| (r.0..=r.1).any(|k| d.words[k].is_quoted);
    let mut missed: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of: Vec<Vec<&Guess>> = docs.iter().map(|_| Vec::new()).collect();
    for g in guesses.iter() {
        of[g.doc].push(g);
    }
    for (d, doc) in docs.iter().enumerate() {
        let kept: Vec<(&Guess, Range, f32)> = of[d]
            .iter()
            .flat_map(|g| g.args.contents().map(move |c| (*g, c.range, c.sure)))
            .collect();
        for gold in &doc.gold {
            for &c in &gold.content {
                if is_quoted(doc, c) {
                    continue;
                }
                let near = kept
                    .iter()
                    .filter(|k| iou(k.1, c) >= 0.8 && !is_quoted(doc, k.1));
                let sure = near.clone().map(|k| k.2).fold(0.0, f32::max);
                let at = kept
                    .iter()
                    .filter(|k| gold.cue.is_some_and(|x| x.0 <= k.0.head && k.0.head <= x.1));
                let best = at
                    .clone()
                    .filter(|k| k.2 >= threshold)
                    .max_by(|a, b| iou(a.1, c).total_cmp(&iou(b.1, c)));
                let kind = if sure >= threshold {
                    "found"
                } else if sure > 0.0 {
                    "near, but not sure enough"
                } else if gold.cue.is_none() {
                    "no cue in the gold"
                } else if !doc.words[gold.head].is(hearsay::attribution::tagger::words::CAN_CUE) {
                    "head cannot be a cue"
                } else if !of[d]
                    .iter()
                    .any(|g| gold.cue.is_some_and(|x| x.0 <= g.head && g.head <= x.1))
                {
                    "cue not found at .15"
                } else if let Some(b) = best {
                    let r = b.1;
                    if iou(r, c) == 0.0 {
                        "other place"
                    } else if is_quoted(doc, r) {
                        "takes quoted words too"
                    } else if r.0 == c.0 {
                        if r.1 > c.1 { "ends late" } else { "ends early" }
                    } else if r.1 == c.1 {
                        if r.0 > c.0 {
                            "starts late"
                        } else {
                            "starts early"
                        }
                    } else {
                        "both ends wrong"
                    }
                } else if gold.content.len() > 1 {
                    "one of several contents"
                } else {
                    "cue found, content not sure and wrong"
                };
                *missed.entry(kind).or_default() += 1;
            }
        }
        for k in kept
            .iter()
            .filter(|k| k.2 >= threshold && !is_quoted(doc, k.1))
        {
            let all = || doc.gold.iter().flat_map(|g| g.content.iter().copied());
            let kind = if all().any(|c| !is_quoted(doc, c) && iou(c, k.1) >= 0.8) {
                "right"
            } else if all().any(|c| is_quoted(doc, c) && iou(c, k.1) > 0.0) {
                "part of what holds quoted words"
            } else if let Some(g) = doc
                .gold
                .iter()
                .find(|g| g.cue.is_some_and(|x| x.0 <= k.0.head && k.0.head <= x.1))
            {
                if g.content.iter().any(|c| iou(*c, k.1) > 0.0) {
                    "right cue, bounds"
                } else {
                    "right cue, other place"
                }
            } else if all().any(|c| iou(c, k.1) >= 0.3) {
                "no cue, but content of another"
            } else {
                "no attribution"
            };
            *wrong.entry(kind).or_default() += 1;
        }
    }
    println!("  gold indirect contents: {missed:?}");
    println!("  found indirect contents: {wrong:?}");
}
