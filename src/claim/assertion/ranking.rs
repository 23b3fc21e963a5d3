//! Superlatives about the world.

use crate::lexicon;
use crate::text::{Sentence, Shape, Text};

/// Tokens behind a superlative in which its scope stands.
const REACH: usize = 6;

/// "is the largest in the world".
pub(super) fn holds(text: &Text, sentence: &Sentence) -> bool {
    let is_one = |t: usize| {
        let word = text.word(t);
        let is_most = word.eq_ignore_ascii_case("most") && t + 2 < sentence.end;
        let is_est =
            word.len() > 5 && word.ends_with("est") && text.tokens[t].shape == Shape::Lower;
        is_most || is_est
    };
    (sentence.first + 2..sentence.end).any(|t| {
        is_one(t)
            && text.tokens[t - 1].is(lexicon::DEFINITE.or(lexicon::SCOPE))
            && (t.saturating_sub(3)..sentence.end.min(t + REACH))
                .any(|n| text.tokens[n].is(lexicon::SCOPE))
            && (sentence.first..t).any(|n| text.tokens[n].is(lexicon::BE))
    })
}
