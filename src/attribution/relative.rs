//! Relative clauses with a speaker of their own: “a syrup which **doctors** say is unsafe”. What they
//! speak of stands before them, and is neither source nor content.

use std::ops::Range;

use crate::lexicon::{self, Classes};
use crate::text::Text;
use crate::text::syntax::{self, Pos, pos};

/// Nouns for who says things.
const SPEAKER: Classes = lexicon::ROLE.or(lexicon::ANONYMOUS).or(lexicon::COLLECTIVE);

/// Whether token `t` opens a relative clause.
pub fn opens(text: &Text, t: usize) -> bool {
    match pos(text, t) {
        // “whose doctors say”: they are told by whose they are.
        Pos::Relative => !text.tokens[t].is(lexicon::POSSESSIVE),
        // “a tram **that** they say”, not “they said **that**”.
        Pos::Complementizer => t > 0 && matches!(pos(text, t - 1), Pos::Noun | Pos::Name),
        _ => false,
    }
}

/// The tokens of `source`, which stands before its cue, without a relative that it is not the subject
/// of, and what stands before that.
pub fn subject(text: &Text, source: Range<usize>) -> Range<usize> {
    // “who **run** papers”: a verb that no list knows looks like a noun.
    let is_told = |from: usize| {
        let (first, last) = (pos(text, from), &text.tokens[source.end - 1]);
        from + 1 == source.end || first != Pos::Noun || last.is(SPEAKER)
    };
    let is_subject = |from: usize| {
        syntax::phrase_before(text, source.end, from).is_some_and(|p| p.first == from)
            && is_told(from)
    };
    let opener = source.clone().rev().skip(1).find(|&t| opens(text, t));
    match opener {
        Some(t) if is_subject(t + 1) => t + 1..source.end,
        _ => source,
    }
}
