//! Sources without a name that a reader can still identify.

use super::source::{HeadKind, SourcePhrase};
use crate::lexicon;
use crate::text::{Shape, Text, TokenKind};

/// Tokens before a poll's figures in which the poll is named.
const BEFORE: usize = 700;

/// Tokens around the word for a poll in which its name stands.
const NEAR: usize = 40;

/// Tokens after them.
const AFTER: usize = 200;

/// Whether the words of `source` say who it is: one who speaks for somebody, the holder of an office,
/// a document or group spoken of before, the body of a place, a poll that the page names.
pub fn is_identified(text: &Text, source: &SourcePhrase) -> bool {
    let head = &text.tokens[source.head];
    if source.is_explained || is_full_name(text, source) {
        return true;
    }
    let first = text.token_from(source.span.start);
    let end = text.token_from(source.span.end);
    let is_owned = (first..source.head).any(|t| {
        text.tokens[t].kind == TokenKind::Clitic || text.tokens[t].is(lexicon::POSSESSIVE)
    });
    let is_tied = || (source.head + 1..end).any(|t| text.tokens[t].is(lexicon::MEMBERSHIP));
    if head.is(lexicon::MOUTHPIECE) {
        return is_owned || source.name.is_some() || is_tied();
    }
    match source.kind {
        // "the mayor of Harlow", "Harlow's mayor", "the Republican nominee"
        HeadKind::Role => {
            !source.is_plural
                && source.is_definite
                && !is_private(text, source.head)
                && (source.name.is_some() || source.head > first + 1 && !is_owned || is_tied())
        }
        HeadKind::Research | HeadKind::Document => {
            let is_own = (first..source.head).any(|t| text.tokens[t].is(lexicon::FIRST_PERSON));
            // “these findings” point to what was found, not to who found it.
            let is_pointed_at = source.is_definite && !source.is_plural;
            !is_own && (is_pointed_at || source.is_identified || is_owned)
        }
        // “the researchers” are pointed at, not identified: no finding (the rules see the article), and
        // no name either.
        HeadKind::Collective => head.is(lexicon::AUTHORITIES),
        HeadKind::Polled => names_poll(text, first, end),
        _ => false,
    }
}

/// Whether two capitalised words in a row close the phrase or stand before a word that is no person's:
/// "Prime Minister Ann Lee", "the High Court this month". Plurals like "Labour Voters" are groups.
fn is_full_name(text: &Text, source: &SourcePhrase) -> bool {
    if !matches!(
        source.kind,
        HeadKind::Other | HeadKind::Document | HeadKind::Research
    ) {
        return false;
    }
    let first = text.token_from(source.span.start);
    let is_name = |t: usize| {
        let token = &text.tokens[t];
        matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed)
            && !token.is(lexicon::DETERMINER.or(lexicon::PLURAL))
    };
    (first + 1..=source.head).any(|t| is_name(t) && is_name(t - 1))
}

/// Whether a role is no office: "her neighbour", "the woman in the red coat".
fn is_private(text: &Text, head: usize) -> bool {
    let private = lexicon::KIN
        .or(lexicon::PERSON_MALE)
        .or(lexicon::PERSON_FEMALE)
        .or(lexicon::COLLECTIVE);
    text.tokens[head].is(private)
}

/// Whether a poll or study stands near in a sentence with a name.
fn names_poll(text: &Text, first: usize, end: usize) -> bool {
    let from = first.saturating_sub(BEFORE);
    let upto = text.tokens.len().min(end + AFTER);
    (from..upto)
        .filter(|t| text.tokens[*t].is(lexicon::RESEARCH))
        .any(|t| {
            let sentence = &text.sentences[text.sentence_of(t)];
            let near = t.saturating_sub(NEAR).max(sentence.first + 1)..sentence.end.min(t + NEAR);
            near.into_iter().any(|k| {
                matches!(
                    text.tokens[k].shape,
                    Shape::Title | Shape::Upper | Shape::Mixed
                )
            }) || text.tokens[t.saturating_sub(1)].is(lexicon::POSSESSIVE)
        })
}
