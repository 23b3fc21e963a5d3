//! Whose a piece of research or a record is, by the words that stand for it.

use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::text::{Shape, Text};

/// Names of what a document is about, where or when it was made: they do not say whose it is.
const CIRCUMSTANCE: Classes = lexicon::MONTH
    .or(lexicon::DAY)
    .or(lexicon::PLACE)
    .or(lexicon::DEMONYM)
    .or(lexicon::REGION_WORD);

/// Words for a body that a page has one of.
const BODY: Classes = lexicon::ORGANISATION
    .or(lexicon::PUBLIC_BODY)
    .or(lexicon::AUTHORITIES);

/// Tokens between the word for a document and the outlet that has seen it.
const SEEN: usize = 6;

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
    // “an average of the **Harlow** polls”
    let of_named =
        (head + 2..end).any(|t| text.tokens[t].is(lexicon::RESEARCH) && is_name(text, t - 1));
    before
        || after
        || of_named
        || is_of_body(text, first, head)
        || is_by_body(text, head + 1, end)
        || is_published_by_body(text, head + 1, end)
}

/// Whether a body behind a "by" made it: "data released by state regulators".
pub fn is_by_body(text: &Text, from: usize, end: usize) -> bool {
    (from..end)
        .find(|t| text.word(*t).eq_ignore_ascii_case("by"))
        .is_some_and(|by| (by..end).any(|t| text.tokens[t].is(BODY)))
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

/// Whether a name stands at token `t`, and not a place or a time.
pub fn is_name(text: &Text, t: usize) -> bool {
    let token = &text.tokens[t];
    let opens_sentence = text.sentences[text.sentence_of(t)].first == t;
    let is_capital = match token.shape {
        Shape::Upper | Shape::Mixed => true,
        Shape::Title => !opens_sentence && !token.is(lexicon::DETERMINER),
        _ => false,
    };
    is_capital && !token.is(CIRCUMSTANCE)
}

/// "company documents", "court records": kept by the one body that the page speaks of.
fn is_of_body(text: &Text, first: usize, head: usize) -> bool {
    // “a police report”
    let is_filed = (first..head).any(|t| text.tokens[t].is(lexicon::AUTHORITIES));
    (text.tokens[head].is(lexicon::PLURAL) || is_filed)
        && (first..head).any(|t| text.tokens[t].is(BODY) && !text.tokens[t].is(lexicon::OUTLET))
        && !text.tokens[first].is(lexicon::VAGUE_QUANTITY)
}

/// Whether a body in the clause behind it made it: "a survey that the harbour office published".
fn is_published_by_body(text: &Text, from: usize, end: usize) -> bool {
    (from..end)
        .find(|t| text.tokens[*t].is(lexicon::PUBLISHING))
        .is_some_and(|verb| (from..verb).any(|t| text.tokens[t].is(BODY)))
}
