//! Whether the words for a piece of research or a record say which it is.

use super::source::SourcePhrase;
use crate::document::Span;
use crate::lexicon::{self, Classes, EntryId};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

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

/// Tokens before the word for a document in which its name stands.
const NAME: usize = 4;

/// Tokens between the word for a document and the outlet that has seen it.
const SEEN: usize = 6;

/// Tokens behind a document in which its maker stands.
const MAKER: usize = 8;

/// Tokens of a sentence that is read for the document it names.
const LONGEST: usize = 200;

/// Paragraphs below a claim in which its document may be identified.
const BLOCKS: usize = 5;

/// Paragraphs below a claim in which its document may be called by its name.
const NEXT: usize = 1;

/// Tokens before the word for a document in which its name stands.
const BEFORE: usize = 4;

/// Sentences below a claim in which its document may be named.
const SENTENCES: usize = 12;

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
    before
        || after
        || is_of_body(text, first, head)
        || is_by_body(text, head + 1, end)
        || is_published_by_body(text, head + 1, end)
}

/// "company documents", "court records": kept by the one body that the page speaks of.
fn is_of_body(text: &Text, first: usize, head: usize) -> bool {
    text.tokens[head].is(lexicon::PLURAL)
        && (first..head).any(|t| text.tokens[t].is(BODY) && !text.tokens[t].is(lexicon::OUTLET))
        && !text.tokens[first].is(lexicon::VAGUE_QUANTITY)
}

/// Whether the words right behind the source tell who made it: "a document **filed by Ann Lee**".
pub fn is_made(text: &Text, source: &SourcePhrase) -> bool {
    let first = text.token_from(source.span.start);
    let end = text.token_from(source.span.end);
    let is_told = text.tokens.get(end).is_some_and(|t| {
        t.is(lexicon::PARTICIPLE) || t.shape == Shape::Lower && text.word(end).ends_with("ed")
    });
    let upto = text.tokens.len().min(end + MAKER);
    let stop = (end..upto).find(|t| text.tokens[*t].kind == TokenKind::Mark);
    let upto = stop.unwrap_or(upto);
    is_told && (is_by_body(text, end, upto) || names(text, first, source.head, upto))
}

/// Whether a body behind a "by" made it: "data released by state regulators".
fn is_by_body(text: &Text, from: usize, end: usize) -> bool {
    (from..end)
        .find(|t| text.word(*t).eq_ignore_ascii_case("by"))
        .is_some_and(|by| (by..end).any(|t| text.tokens[t].is(BODY)))
}

/// Whether a body in the clause behind it made it: "a survey that the harbour office published".
fn is_published_by_body(text: &Text, from: usize, end: usize) -> bool {
    (from..end)
        .find(|t| text.tokens[*t].is(lexicon::PUBLISHING))
        .is_some_and(|verb| (from..verb).any(|t| text.tokens[t].is(BODY)))
}

/// Whether the next sentences speak of the same document and identify it: a name, a number in
/// brackets, or a link stands with it.
pub fn is_identified_below(text: &Text, source: &SourcePhrase) -> bool {
    let own = text.sentence_of(source.head);
    let head = text.tokens[source.head].entry;
    let block = text.sentences[own].block;
    text.sentences[own + 1..]
        .iter()
        .take(SENTENCES)
        .filter(|s| s.end - s.first < LONGEST)
        .filter(|s| s.block <= block + BLOCKS)
        .any(|s| {
            let names = |t: usize| {
                t > s.first
                    && matches!(text.tokens[t].shape, Shape::Title | Shape::Upper)
                    && !text.tokens[t].is(lexicon::MONTH.or(lexicon::DAY))
            };
            let is_published = (s.first..s.end)
                .any(|t| text.tokens[t].is(lexicon::PUBLISHING) && (s.first..s.end).any(names));
            let is_alike =
                |t: usize| text.tokens[t].entry != EntryId::NONE && text.tokens[t].entry == head;
            // "Ann Lee, who wrote it, …", right below
            let is_it = |t: usize| {
                s.block <= block + NEXT
                    && t > s.first
                    && text.word(t) == "it"
                    && text.tokens[t - 1].is(lexicon::PUBLISHING)
            };
            let is_same =
                |t: usize| text.tokens[t].is(lexicon::RESEARCH) || is_alike(t) || is_it(t);
            // "a new poll", and below it "the Harbour Post poll"
            let is_named = |t: usize| {
                s.block <= block + NEXT
                    && is_alike(t)
                    && pos(text, t) != Pos::Verb
                    && (t.saturating_sub(BEFORE)..t).any(|n| n >= s.first && names(n))
            };
            is_published && (s.first..s.end).any(is_same) || (s.first..s.end).any(is_named)
        })
}

/// Whether the sentence, or the one before or after it, names the same poll or paper: "Polls show her ahead, by
/// two points according to a **Harlow** poll".
pub fn is_named_beside(text: &Text, source: &SourcePhrase) -> bool {
    let own = text.sentence_of(source.head);
    let words = text.token_from(source.span.start)..text.token_from(source.span.end);
    let is_same = |t: usize| {
        let is_alike = |w: usize| text.tokens[w].entry.lemma() == text.tokens[t].entry.lemma();
        words
            .clone()
            .filter(|w| text.tokens[*w].is(lexicon::RESEARCH))
            .any(is_alike)
    };
    let from = own.saturating_sub(1);
    let upto = text.sentences.len().min(own + 2);
    (from..upto)
        .filter(|k| text.sentences[*k].block.abs_diff(text.sentences[own].block) <= 1)
        .any(|k| {
            let s = &text.sentences[k];
            let is_named = |t: usize| {
                let is_before =
                    || (t.saturating_sub(NAME)..t).any(|n| n > s.first && is_name(text, n));
                let is_after = || t > source.head && names(text, t, t, s.end.min(t + MAKER));
                is_before() || is_after()
            };
            k > own && source.is_plural && is_told_by_name(text, s.first, s.end)
                || (s.first..s.end)
                    .filter(|t| !words.contains(t) && text.tokens[*t].is(lexicon::RESEARCH))
                    .any(|t| (k == own && t > source.head || is_same(t)) && is_named(t))
        })
}

/// Whether "according to" and one name stand there: whose polls they are, "according to **Harlow**".
fn is_told_by_name(text: &Text, first: usize, end: usize) -> bool {
    text.phrases_in(first, end)
        .iter()
        .filter(|p| p.classes.any(lexicon::ACCORDING) && p.end < end)
        .any(|p| {
            let is_person = p.end + 1 < end && text.tokens[p.end + 1].shape == Shape::Title;
            is_name(text, p.end) && !is_person
        })
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
