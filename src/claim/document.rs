//! Whether the words for a piece of research or a record say which it is.

use super::source::SourcePhrase;
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::text::{Shape, Text, TokenKind};

/// Names of what a document is about, where or when it was made: they do not say whose it is.
const CIRCUMSTANCE: Classes = lexicon::MONTH
    .or(lexicon::DAY)
    .or(lexicon::PLACE)
    .or(lexicon::DEMONYM)
    .or(lexicon::REGION_WORD);

/// Tokens between the word for a document and the outlet that has seen it.
const SEEN: usize = 6;

/// Tokens behind a document in which its maker stands.
const MAKER: usize = 8;

/// Whether a name in tokens `first..end` around `head` says whose the document is: "a Harlow
/// Institute study", "a survey by Harlow", "a paper in Annals of Silt"; not "polls in Virginia", "a June
/// poll", "a report on Harlow".
pub fn names(text: &Text, first: usize, head: usize, end: usize) -> bool {
    let before = (first..head).any(|t| is_name(text, t));
    let seen = seen_by(text, head, end);
    let after = (head + 1..end)
        .filter(|t| is_name(text, *t))
        .filter(|t| seen.is_none_or(|s| !s.holds(text.span(*t, *t + 1))))
        .any(|t| {
            let tied = (head + 1..t)
                .rev()
                .find(|n| text.tokens[*n].is(lexicon::PREPOSITION));
            let is_of = |n: usize| text.tokens[n].is(lexicon::PARTITIVE);
            let is_maker = |n: usize| {
                text.tokens[n].is(lexicon::MEMBERSHIP) && !is_of(n)
                    || text.word(n).eq_ignore_ascii_case("by")
            };
            tied.is_none_or(is_maker)
        });
    before || after
}

/// Whether the words right behind the source tell who made it: "a document **filed by Ann Lee**".
pub fn is_made(text: &Text, source: &SourcePhrase) -> bool {
    let first = text.token_from(source.span.start);
    let end = text.token_from(source.span.end);
    let is_told = text
        .tokens
        .get(end)
        .is_some_and(|t| t.is(lexicon::PARTICIPLE));
    let upto = text.tokens.len().min(end + MAKER);
    let stop = (end..upto).find(|t| text.tokens[*t].kind == TokenKind::Mark);
    is_told && names(text, first, source.head, stop.unwrap_or(upto))
}

/// The outlet that has seen an unpublished document: "records seen by **Reuters**".
pub fn seen_by(text: &Text, head: usize, end: usize) -> Option<Span> {
    let end = end.min(text.tokens.len());
    let by = (head + 1..end.min(head + SEEN)).find(|t| {
        text.word(*t).eq_ignore_ascii_case("by")
            && (head + 1..*t).any(|v| text.tokens[v].is(lexicon::VIEWING))
    })?;
    let is_name = |t: usize| text.tokens[t].shape != Shape::Lower && text.word(t) != ",";
    let from = (by + 1..end).find(|t| is_name(*t))?;
    let upto = (from..end).find(|t| !is_name(*t)).unwrap_or(end);
    let is_outlet = (from..upto).any(|t| text.tokens[t].is(lexicon::OUTLET));
    is_outlet.then(|| text.span(from, upto))
}

fn is_name(text: &Text, t: usize) -> bool {
    let token = &text.tokens[t];
    let opens_sentence = text.sentences[text.sentence_of(t)].first == t;
    let is_capital = match token.shape {
        Shape::Upper | Shape::Mixed => true,
        Shape::Title => !opens_sentence && !token.is(lexicon::DETERMINER),
        _ => false,
    };
    is_capital && !token.is(CIRCUMSTANCE)
}
