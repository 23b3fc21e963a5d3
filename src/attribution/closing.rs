//! What the last words of a sentence give to a source: "…, studies have shown", "…, said one official".

use super::Attribution;
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::report::{Act, Form};
use crate::text::syntax::{Pos, pos};
use crate::text::{Sentence, Text, TokenKind};

/// Fewest tokens of what is reported.
const SHORTEST: usize = 4;

/// Most tokens of source and cue.
const LONGEST: usize = 24;

/// Nouns for who and what can say something.
const SPEAKER: Classes = lexicon::ROLE
    .or(lexicon::ANONYMOUS)
    .or(lexicon::COLLECTIVE)
    .or(lexicon::RESEARCH)
    .or(lexicon::SPOKESPERSON);

/// Every such attribution in sentences without quotation marks, in order. Names are left to the tagger,
/// which knows them. Linear in the text.
pub fn find(text: &Text) -> Vec<Attribution> {
    let is_judged = |s: &&Sentence| text.blocks[s.block].is_judged;
    let sentences = text.sentences.iter().filter(is_judged);
    sentences.filter_map(|s| close(text, s)).collect()
}

fn close(text: &Text, sentence: &Sentence) -> Option<Attribution> {
    let is_word = |t: &usize| text.tokens[*t].kind == TokenKind::Word;
    let end = (sentence.first..sentence.end).rev().find(is_word)? + 1;
    let comma = (sentence.first..end)
        .rev()
        .take(LONGEST)
        .find(|t| text.word(*t) == ",")?;
    let tokens = &text.tokens[sentence.first..sentence.end];
    let opens = &tokens[0];
    let is_clause = comma >= sentence.first + SHORTEST
        && !opens.is(lexicon::PREPOSITION
            .or(lexicon::CONJUNCTION)
            .or(lexicon::SUBORDINATOR)
            .or(lexicon::RELATIVE)
            .or(lexicon::INFINITIVE));
    if !is_clause || tokens.iter().any(|t| t.kind == TokenKind::QuotationMark) {
        return None;
    }
    let (cue, source) = said_by(text, comma + 1, end).or_else(|| says(text, comma + 1, end))?;
    Some(Attribution {
        form: Form::Indirect,
        act: Act::Statement,
        content: text.span(sentence.first, comma),
        quotation: None,
        part_of: None,
        cue: Some(cue),
        source: Some(source),
        relayed_by: None,
        is_sure: true,
    })
}

/// "said one official in the room": cue and source.
fn said_by(text: &Text, first: usize, end: usize) -> Option<(Span, Span)> {
    let verb = text.tokens.get(first)?;
    let says = verb.is(lexicon::CLAUSE_VERB)
        && verb.is(lexicon::PAST.or(lexicon::PRESENT))
        && !verb.is(lexicon::TELLING_VERB);
    let head_end = (first + 1..end)
        .find(|t| matches!(pos(text, *t), Pos::Preposition | Pos::Relative))
        .unwrap_or(end);
    let is_phrase = says && is_speaker(text, first + 1, head_end);
    is_phrase.then(|| (text.span(first, first + 1), text.span(first + 1, end)))
}

/// "other studies have shown": cue and source.
fn says(text: &Text, first: usize, end: usize) -> Option<(Span, Span)> {
    let verb = end.checked_sub(1).filter(|v| *v > first)?;
    let token = &text.tokens[verb];
    let head_end = (first..verb)
        .find(|t| pos(text, *t) == Pos::Auxiliary || pos(text, *t) == Pos::Adverb)
        .unwrap_or(verb);
    let has_auxiliary = head_end < verb;
    let is_finite = token.is(lexicon::PAST.or(lexicon::PRESENT))
        || token.is(lexicon::BASE) && text.tokens[head_end - 1].is(lexicon::PLURAL)
        || token.is(lexicon::PARTICIPLE) && has_auxiliary;
    let asserts = token.is(lexicon::ASSERTING_VERB) && is_finite;
    let is_bare = (head_end..verb).all(|t| !text.tokens[t].is(lexicon::NEGATION.or(lexicon::BE)));
    let is_phrase = asserts && is_bare && is_speaker(text, first, head_end);
    is_phrase.then(|| (text.span(head_end, end), text.span(first, head_end)))
}

/// Whether `first..end` is a noun phrase for somebody or something that can say what is so.
fn is_speaker(text: &Text, first: usize, end: usize) -> bool {
    let is_inner = |t: usize| {
        matches!(
            pos(text, t),
            Pos::Determiner | Pos::Noun | Pos::Name | Pos::Number | Pos::Clitic | Pos::Participle
        )
    };
    first < end && (first..end).all(is_inner) && text.tokens[end - 1].is(SPEAKER)
}
