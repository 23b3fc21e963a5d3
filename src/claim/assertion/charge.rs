//! Damaging statements about somebody by name: "Brandt is a liar".

use crate::document::Span;
use crate::lexicon;
use crate::text::syntax::{Pos, pos};
use crate::text::{Sentence, Text, TokenKind};

/// Tokens behind the name in which the damaging word stands.
const REACH: usize = 16;

/// Tokens between "is a" and that word.
const MODIFIERS: usize = 3;

/// The damaging clause of a sentence, bytes: from the name on, with no marks, nobody who speaks for
/// himself and no doubt in it.
pub(super) fn find(text: &Text, sentence: &Sentence) -> Option<Span> {
    let hedges = lexicon::FIRST_PERSON
        .or(lexicon::SECOND_PERSON)
        .or(lexicon::MODAL)
        .or(lexicon::NEGATION)
        .or(lexicon::HYPOTHETICAL)
        .or(lexicon::SUBORDINATOR);
    let is_open = text.tokens[sentence.first..sentence.end]
        .iter()
        .all(|t| !t.is(hedges) && t.kind != TokenKind::QuotationMark);
    if !is_open {
        return None;
    }
    let colon = (sentence.first..sentence.end).find(|t| text.word(*t) == ":");
    let first = colon.map_or(sentence.first, |c| c + 1);
    let is_name = |t: &usize| pos(text, *t) == Pos::Name && !text.tokens[*t].is(lexicon::PLURAL);
    let verb = first + (first..sentence.end).take_while(is_name).count();
    let reach = sentence.end.min(verb + REACH);
    let stops = lexicon::RELATIVE.or(lexicon::COMPLEMENTIZER);
    let clause = (verb..reach).take_while(|t| !text.tokens[*t].is(stops));
    let word = clause.into_iter().find(|t| is_charge(text, *t, reach))?;
    let end = (word..sentence.end)
        .find(|t| text.tokens[*t].is(stops) || matches!(text.word(*t), "." | "!" | ";"))
        .unwrap_or(sentence.end);
    (verb > first).then(|| text.span(first, end))
}

/// Whether "is a" stands at `t` with a word that runs somebody down.
fn is_charge(text: &Text, t: usize, reach: usize) -> bool {
    let is_a = text.tokens[t].is(lexicon::BE)
        && t + 1 < reach
        && text.tokens[t + 1].is(lexicon::INDEFINITE);
    is_a && (t + 2..reach.min(t + 3 + MODIFIERS))
        .take_while(|n| matches!(text.tokens[*n].kind, TokenKind::Word))
        .any(|n| text.tokens[n].is(lexicon::DISPARAGING))
}
