//! Whether what stands around the words for a piece of research or a record says which it is.

use super::maker::{is_by_body, is_name, names};
use super::source::SourcePhrase;
use crate::lexicon::{self, EntryId};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Tokens before the word for a document in which its name stands.
const NAME: usize = 4;

/// Tokens behind a document in which its maker stands.
const MAKER: usize = 8;

/// Tokens between a document and its maker that say when it was made.
const WHEN: usize = 3;

/// Tokens of a sentence that is read for the document it names.
const LONGEST: usize = 200;

/// Paragraphs below a claim in which its document may be identified.
const BLOCKS: usize = 5;

/// Paragraphs below a claim in which its document may be called by its name.
const NEXT: usize = 1;

/// Tokens before the word for a document in which its name stands.
const BEFORE: usize = 4;

/// Paragraphs above a claim in which the page has named its records.
const ABOVE: usize = 6;

/// Tokens above a claim that are read for them at most.
const PAGE: usize = 600;

/// Paragraphs below a claim in which it names them.
const BELOW: usize = 2;

/// Sentences below a claim in which its document may be named.
const SENTENCES: usize = 12;

/// Whether the words right behind the source tell who made it: "a document **filed by Ann Lee**".
pub fn is_made(text: &Text, source: &SourcePhrase) -> bool {
    let first = text.token_from(source.span.start);
    let end = text.token_from(source.span.end);
    // “a study last year **by** …”
    let is_by = |t: usize| t < text.tokens.len() && text.word(t).eq_ignore_ascii_case("by");
    let is_told = text.tokens.get(end).is_some_and(|t| {
        t.is(lexicon::PARTICIPLE)
            || t.shape == Shape::Lower && text.word(end).ends_with("ed")
            || (end..end + WHEN).any(is_by)
    });
    let upto = text.tokens.len().min(end + MAKER);
    let stop = (end..upto).find(|t| text.tokens[*t].kind == TokenKind::Mark);
    let upto = stop.unwrap_or(upto);
    is_told && (is_by_body(text, end, upto) || names(text, first, source.head, upto))
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
            let opens = || {
                text.phrases_at(s.first)
                    .iter()
                    .any(|p| p.classes.any(lexicon::ACCORDING))
            };
            k > own && source.is_plural && (opens() || is_told_by_name(text, s.first, s.end))
                || (s.first..s.end)
                    .filter(|t| !words.contains(t) && text.tokens[*t].is(lexicon::RESEARCH))
                    .any(|t| (k == own && t > source.head || is_same(t)) && is_named(t))
        })
}

/// Whether the page names such records near: "records show", where "Harlow Bank records" stand above, or
/// "reports to the Harlow Bank".
pub fn is_named_near(text: &Text, source: &SourcePhrase) -> bool {
    let head = text.tokens[source.head].entry;
    let own = text.sentence_of(source.head);
    let block = text.sentences[own].block;
    if head == EntryId::NONE || !source.is_plural {
        return false;
    }
    let from = text.blocks[block.saturating_sub(ABOVE)].first;
    let from = from.max(source.head.saturating_sub(PAGE));
    let upto = text.blocks[(block + BELOW).min(text.blocks.len() - 1)].end;
    let upto = upto.min(source.head + PAGE / 2);
    (from..upto)
        .filter(|t| *t != source.head && text.tokens[*t].entry.lemma() == head.lemma())
        .filter(|t| text.tokens[*t].is(lexicon::PLURAL) && pos(text, *t) != Pos::Verb)
        .any(|t| {
            let s = &text.sentences[text.sentence_of(t)];
            let is_before = (t.saturating_sub(NAME)..t).any(|n| n > s.first && is_name(text, n));
            let is_to = t + 1 < s.end && text.tokens[t + 1].is(lexicon::INFINITIVE);
            let is_sent = is_to && (t + 1..s.end.min(t + MAKER)).any(|n| is_name(text, n));
            is_before || is_sent || names(text, t, t, s.end.min(t + MAKER))
        })
}

/// Whether "according to" and one name stand there: whose polls they are, "according to **Harlow**".
fn is_told_by_name(text: &Text, first: usize, end: usize) -> bool {
    text.phrases_in(first, end)
        .iter()
        .filter(|p| p.classes.any(lexicon::ACCORDING) && p.end < end)
        .any(|p| {
            let is_known = text.tokens[p.end].is(lexicon::DEFINITE);
            let name = p.end + usize::from(is_known);
            let is_person = name + 1 < end && text.tokens[name + 1].shape == Shape::Title;
            name < end && is_name(text, name) && (is_known || !is_person)
        })
}
