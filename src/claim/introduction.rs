//! People whom a page brings in by name below the words that describe them.

use super::fact;
use super::source::{HeadKind, SourcePhrase};
use crate::document::Span;
use crate::lexicon;
use crate::text::{Shape, Text, TokenKind};

/// Tokens behind a name in which its description stands.
const APPOSITION: usize = 8;

/// Tokens above a claim in which a person would have been brought in already.
const ABOVE: usize = 600;

/// Tokens before a name in which its place and title stand.
const OFFICE: usize = 4;

/// Sentences from the top that say in short what the page tells below.
const LEAD: usize = 4;

/// Tokens of a sentence in which somebody says something.
const SENTENCE: usize = 60;

/// Tokens of a sentence in which the office and name of whoever it is about stand.
const OPENING: usize = 14;

/// Tokens behind a content in which a list of names opens.
const LIST: usize = 3;

/// Whether the sentence below a description opens with the full name of somebody new: "A top adviser
/// says … Ann Lee spoke to reporters".
pub fn follows(text: &Text, source: &SourcePhrase) -> bool {
    let is_one = source.kind == HeadKind::Role
        && source.is_introduced
        && !source.is_definite
        && !source.is_plural
        && !source.is_pronoun;
    let own = text.sentence_of(source.head);
    let Some(next) = text.sentences.get(own + 1).filter(|_| is_one) else {
        return false;
    };
    if next.block > text.sentences[own].block + 1 {
        return false;
    }
    let is_named = opening_name(text, next.first, next.end)
        .is_some_and(|name| is_new(text, name, source.span.start) && !is_described(text, name));
    is_named || own <= LEAD && is_of_same_body(text, source, next.first, next.end)
}

/// Whether the paragraph below opens with the full name of somebody new, who is one of the "some" or "many" that
/// spoke: "Some Whigs say it will leak. ¶ Ann Lee, a former mayor, …".
pub fn exemplifies(text: &Text, source: &SourcePhrase) -> bool {
    let first = text.token_from(source.span.start);
    let is_some = source.is_plural && text.tokens[first].is(lexicon::VAGUE_QUANTITY);
    let own = text.sentence_of(source.head);
    let Some(next) = text.sentences.get(own + 1).filter(|_| is_some) else {
        return false;
    };
    let office = lexicon::SPOKESPERSON.or(lexicon::OUTSIDER);
    let is_next = next.block == text.sentences[own].block + 1;
    let says = |t: usize| text.tokens[t].is(lexicon::ASSERTING_VERB);
    is_next
        && (next.first..next.end.min(next.first + SENTENCE)).any(says)
        && !text.tokens[source.head].is(office)
        && opening_name(text, next.first, next.end)
            .is_some_and(|name| is_new(text, name, source.span.start))
}

/// Whether tokens `first..end` open with somebody's full name and office in the body that `source`
/// belongs to: "A Harlow Bank official …", and below it "Harlow Bank President Ann Lee …".
fn is_of_same_body(text: &Text, source: &SourcePhrase, first: usize, end: usize) -> bool {
    let opening = first..end.min(first + OPENING);
    let is_name = |t: usize| {
        text.tokens[t].shape == Shape::Title && !text.tokens[t].is(lexicon::FUNCTION_WORD)
    };
    let is_shared = |t: usize| {
        source.name.is_some_and(|name| {
            (text.token_from(name.start)..text.token_from(name.end))
                .any(|n| is_name(n) && text.tokens[n].hash == text.tokens[t].hash)
        })
    };
    let given = lexicon::FIRST_NAME_FEMALE.or(lexicon::FIRST_NAME_MALE);
    let is_person = |t: usize| t + 1 < end && is_name(t + 1) && text.tokens[t].is(given);
    opening.clone().any(is_shared)
        && opening.clone().any(|t| is_name(t) && is_person(t))
        && !opening
            .into_iter()
            .any(|t| text.tokens[t].is(lexicon::SPOKESPERSON.or(lexicon::OUTSIDER)))
}

/// Whether a colon in the content or right behind it opens a list of names: "four senators object: Sens. Ann Lee …".
pub fn lists(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let upto = (text.tokens.len()).min(text.token_from(content.end) + LIST);
    (first..upto)
        .filter(|t| text.word(*t) == ":")
        .any(|t| opening_name(text, t + 1, text.tokens.len()).is_some())
}

/// Two capitalised words or more in a row that open tokens `first..end`, with no word of the language
/// among them.
fn opening_name(text: &Text, first: usize, end: usize) -> Option<Span> {
    // “Freedonia Gov. Ann Lee”
    let is_title = |t: usize| text.tokens[t].is(lexicon::TITLE) || t > first && text.word(t) == ".";
    let first = (first..end.min(first + OFFICE))
        .rev()
        .find(|t| is_title(*t))
        .map_or(first, |t| t + 1);
    let is_name = |t: &usize| {
        let token = &text.tokens[*t];
        matches!(token.shape, Shape::Title | Shape::Mixed)
            && !token.is(lexicon::FUNCTION_WORD
                .or(lexicon::COLLECTIVE)
                .or(lexicon::PLACE)
                .or(lexicon::DEMONYM)
                .or(lexicon::ORGANISATION))
    };
    let upto = (first..end.min(first + APPOSITION))
        .find(|t| !is_name(t))
        .unwrap_or(end.min(first + APPOSITION));
    (upto >= first + 2).then(|| text.span(first, upto))
}

/// Whether a noun for somebody stands right behind the name: "Ann Lee, a critic"; an age does not tell.
pub fn is_described(text: &Text, speaker: Span) -> bool {
    let end = text.token_from(speaker.end);
    let from = text.token_from(speaker.start);
    let upto = (end + APPOSITION).min(text.tokens.len());
    (from + 1..upto)
        .skip_while(|t| text.word(*t) != ",")
        .take_while(|t| *t < end || text.tokens[*t].kind != TokenKind::Mark || *t == end)
        .any(|t| {
            text.tokens[t].is(lexicon::ROLE.or(lexicon::COLLECTIVE))
                && text.tokens[t].shape == Shape::Lower
        })
}

/// Whether the last name in `speaker` does not stand in the text just above byte `at`: a person whom
/// the page brings in below.
pub fn is_new(text: &Text, speaker: Span, at: usize) -> bool {
    let Some(name) = fact::last_name(text, speaker).map(|t| text.tokens[t].hash) else {
        return false;
    };
    let upto = text.token_from(at);
    !text.tokens[upto.saturating_sub(ABOVE)..upto]
        .iter()
        .any(|t| t.hash == name)
}
