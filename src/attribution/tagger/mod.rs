//! A learned tagger of attributions: it finds cues and, for each, its source and its content.
//!
//! Three stages, all linear over hashed features. The first asks of every word that can head a cue
//! whether it does; the second finds the best content and source segments around it, scoring where
//! they start and end, what lies in them, and each as a whole (a semi-Markov model, after Sarawagi
//! and Cohen 2004; the relation is Pareti's). The third verifies what these found together.
//! `MODEL.md` says what it was trained on.

pub mod coder;
pub mod contents;
pub mod decode;
pub mod features;
pub mod model;
pub mod verify;
pub mod words;

use std::ops::Range;

use crate::document::Span;
use crate::quotation::Quotation;
use crate::text::Text;
use decode::{Arguments, Lattice};
use features::{CUE_FEATURES, Region};
use model::{Weight, Weights, model};
use verify::Candidate;
use words::{CAN_CUE, Word};

/// What the tagger found around one cue. Spans are bytes of the text.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// The words that make it an attribution.
    pub cue: Span,
    /// The same, as token numbers.
    pub cue_tokens: Range<usize>,
    /// The token that the cue turns on: its verb, mostly.
    pub head: usize,
    /// The words that name who says it.
    pub source: Option<Span>,
    /// What is said: one segment, or one on each side of the cue; without outer quotation marks.
    /// With each, how sure it is that this is said: 0 to 1.
    pub content: Vec<(Span, f32)>,
    /// Confidence that this is an attribution: 0 to 1.
    pub score: f32,
}

/// Every attribution the tagger finds, in order of its cue.
pub fn tag(text: &Text, quotations: &[Quotation]) -> Vec<Tagged> {
    let model = model();
    let mut found = Vec::new();
    each(
        text,
        quotations,
        &model.vocabulary,
        &model.weights(),
        FLOOR,
        |score, head, args| {
            if score < model.threshold && args.contents().all(|c| c.sure < model.threshold) {
                return;
            }
            let span = |r: (usize, usize)| text.span(r.0, r.1 + 1);
            found.push(Tagged {
                cue: span(args.cue),
                cue_tokens: args.cue.0..args.cue.1 + 1,
                head,
                source: args.source.map(span),
                content: args.contents().map(|c| (span(c.range), c.sure)).collect(),
                score,
            });
        },
    );
    found
}

/// How sure a content must be to be reported.
pub fn threshold() -> f32 {
    model().threshold
}

/// Calls `see` with confidence, head and arguments of every attribution above `threshold`.
pub fn each<W: Weight>(
    text: &Text,
    quotations: &[Quotation],
    vocabulary: &model::Vocabulary,
    weights: &Weights<W>,
    threshold: f32,
    mut see: impl FnMut(f32, usize, Arguments),
) {
    candidates(
        text,
        quotations,
        vocabulary,
        weights,
        threshold,
        |region, found| {
            verify::verify(region, found, weights);
            for c in found.iter() {
                see(c.score, c.head, c.args);
            }
        },
    );
}

/// Calls `see` with every region that has cues above `threshold`, and with what is found there, not
/// verified yet.
pub fn candidates<W: Weight>(
    text: &Text,
    quotations: &[Quotation],
    vocabulary: &model::Vocabulary,
    weights: &Weights<W>,
    threshold: f32,
    mut see: impl FnMut(&Region, &mut [Candidate]),
) {
    let mut words = Vec::new();
    words::read(text, quotations, vocabulary, &mut words);
    let mut counts = Vec::new();
    features::count(&words, &mut counts);
    let mut lattice = Lattice::default();
    let mut hashes = [0; CUE_FEATURES];
    let mut found = Vec::new();
    regions(text, &words, |first, end| {
        let region = Region {
            words: &words,
            counts: &counts,
            first,
            end,
        };
        found.clear();
        for (head, word) in words.iter().enumerate().take(end).skip(first) {
            if !word.is(CAN_CUE) {
                continue;
            }
            let n = features::cue(&region, head, &mut hashes);
            let score = sigmoid(weights.cue.sum(&hashes[..n]));
            if score >= threshold {
                let args = Arguments::default();
                found.push(Candidate { score, head, args });
            }
        }
        if found.len() > MOST_CUES {
            found.sort_by(|a, b| b.score.total_cmp(&a.score));
            found.truncate(MOST_CUES);
            found.sort_by_key(|c| c.head);
        }
        for c in &mut found {
            c.args = decode::decode(&region, c.head, weights, &mut lattice);
        }
        if !found.is_empty() {
            see(&region, &mut found);
        }
    });
}

/// The logistic function.
pub fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Longest region, in tokens: a cue's arguments are sought in all of its region, so that the longest
/// one bounds what a cue costs.
const LONGEST: usize = 400;

/// Confidence of a cue from which what belongs to it is sought: whether it is one is seen better
/// then.
pub const FLOOR: f32 = 0.2;

/// Most cues of a region whose arguments are sought, the surest: half a millisecond each. Prose has a
/// few; text that is nothing but cues would hold up every other page.
const MOST_CUES: usize = 16;

/// Calls `see` with the first token of each region and one past its last: a sentence, or the
/// sentences of a block that a quotation holds together; what is longer is no prose, and is cut.
pub fn regions(text: &Text, words: &[Word], mut see: impl FnMut(usize, usize)) {
    let mut see = |first: usize, end: usize| {
        for start in (first..end).step_by(LONGEST) {
            see(start, end.min(start + LONGEST));
        }
    };
    for block in &text.blocks {
        let mut first = block.first;
        for sentence in &text.sentences[block.first_sentence..block.end_sentence] {
            let is_open = sentence.end < block.end
                && words[sentence.end - 1].is_quoted
                && (!words[sentence.end - 1].is(words::QUOTE)
                    || words[sentence.end - 1].is(words::OPEN));
            if !is_open || sentence.end - first > LONGEST {
                see(first, sentence.end);
                first = sentence.end;
            }
        }
        if first < block.end {
            see(first, block.end);
        }
    }
}

#[cfg(test)]
mod tests;
