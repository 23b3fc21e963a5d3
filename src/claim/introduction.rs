//! People whom a page brings in by name below the words that describe them.

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
    let is_near = next.block <= text.sentences[own].block + 1;
    let Some(name) = opening_name(text, next.first, next.end) else {
        return false;
    };
    is_near && is_new(text, name, source.span.start) && !is_described(text, name)
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
    let tokens = text.token_from(speaker.start)..text.token_from(speaker.end);
    let is_name = |t: &usize| text.tokens[*t].shape == Shape::Title;
    let run = tokens.skip_while(|t| !is_name(t)).take_while(is_name);
    let Some(name) = run.last().map(|t| text.tokens[t].hash) else {
        return false;
    };
    let upto = text.token_from(at);
    !text.tokens[upto.saturating_sub(ABOVE)..upto]
        .iter()
        .any(|t| t.hash == name)
}
