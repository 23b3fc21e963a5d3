//! What is known of a claim's source before it is judged.

use super::case::{Agentless, Distance};
use super::maker;
use super::source::{HeadKind, SourcePhrase};
use crate::attribution::{Attribution, passive};
use crate::document::Span;
use crate::entity::{Resolved, ResolvedBy};
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::report::SourceKind;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, Token, TokenKind};

/// Tokens after a cue in which the outlet that was spoken to is looked for.
const ADDRESSEE_REACH: usize = 8;

/// Tokens before a quotation in which its speaker may have been introduced.
const INTRODUCTION: usize = 120;

/// Fewest words of speech after which a speaker comes late.
const LONG: usize = 14;

/// Fewest tokens of an utterance.
const SHORTEST_UTTERANCE: usize = 4;

/// Whether a source that no cue ties to the words may be their speaker: somebody, not something
/// that merely stood near.
pub fn can_speak(source: &SourcePhrase, resolved: Option<&Resolved>) -> bool {
    let is_named = resolved.is_some_and(|r| r.is_named);
    let is_somebody = matches!(
        source.kind,
        HeadKind::Anonymous | HeadKind::Collective | HeadKind::Role | HeadKind::Pronoun
    );
    is_named || is_somebody
}

/// A pronoun of the third person that no mention explains. “It” without one stands for nobody: “it has
/// been observed that”.
pub fn is_unexplained(source: &SourcePhrase, resolved: Option<&Resolved>) -> bool {
    let is_open = |r: &Resolved| {
        !r.is_named && r.resolved_by == ResolvedBy::Nothing && r.kind != SourceKind::Impersonal
    };
    source.kind == HeadKind::Pronoun && resolved.is_some_and(is_open)
}

/// Whether a quotation is a whole utterance: it begins like a sentence, and ends like one or is long
/// enough to be one.
pub fn is_utterance(text: &Text, quotation: &Quotation) -> bool {
    let words = quotation.content.of(text.str);
    let begins = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let ends = words.ends_with(['.', ',', '!', '?', '…']);
    begins && ends && quotation.end.saturating_sub(quotation.first) >= SHORTEST_UTTERANCE
}

/// Whether nobody could name the source, and no fault of the page.
pub fn is_beyond_naming(resolved: &Resolved) -> bool {
    matches!(
        resolved.resolved_by,
        ResolvedBy::Author | ResolvedBy::General
    ) || resolved.kind == SourceKind::Organisation
}

/// How a cue without a source stands; `None` where a source is given or no cue is.
pub fn agentless(text: &Text, attribution: &Attribution) -> Option<Agentless> {
    let cue = attribution.cue.filter(|_| attribution.source.is_none())?;
    let tokens = &text.tokens[text.token_from(cue.start)..text.token_from(cue.end)];
    let is = |classes: Classes| tokens.iter().any(|t| t.is(classes));
    Some(if is(lexicon::HEDGE_ADVERB) {
        Agentless::Adverb
    } else if passive::is_existence(text, cue) || passive::is_report(text, cue, attribution.content)
    {
        Agentless::Passive
    } else {
        Agentless::Other
    })
}

/// Whether an outlet reports its own knowledge: its name, and a verb of learning.
pub fn is_outlet_voice(text: &Text, attribution: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else {
        return false;
    };
    let tokens = |span: Span| &text.tokens[text.token_from(span.start)..text.token_from(span.end)];
    let is_name = |t: &Token| t.is(lexicon::OUTLET) && t.shape != Shape::Lower;
    tokens(source).iter().any(is_name) && tokens(cue).iter().any(|t| t.is(lexicon::LEARNING_VERB))
}

/// The outlet that the source spoke to: "told **the Harbour Post**", "in an interview with **Reuters**".
pub fn relayed_by(text: &Text, attribution: &Attribution) -> Option<Span> {
    if attribution.relayed_by.is_some() {
        return attribution.relayed_by;
    }
    if let Some(outlet) = attribution.source.and_then(|s| seen_by(text, s)) {
        return Some(outlet);
    }
    let cue = attribution.cue?;
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let sentence = text.sentences.get(text.sentence_of(first))?;
    let tells = text
        .tokens
        .get(first..end)?
        .iter()
        .any(|t| t.is(lexicon::TELLING_VERB));
    if !tells {
        return None;
    }
    let reach = sentence.end.min(end + ADDRESSEE_REACH);
    let is_name = |t: usize| {
        text.tokens[t].kind == TokenKind::Word
            && matches!(
                text.tokens[t].shape,
                Shape::Title | Shape::Upper | Shape::Mixed
            )
    };
    let start = end + usize::from(end < reach && text.tokens[end].is(lexicon::DETERMINER));
    let upto = (start..reach).find(|t| !is_name(*t)).unwrap_or(reach);
    let is_outlet = (start..upto).any(|t| text.tokens[t].is(lexicon::OUTLET));
    is_outlet.then(|| text.span(start, upto))
}

/// How far the source stands from the quotation's first words.
pub fn distance(text: &Text, quotation: &Quotation, attribution: &Attribution) -> Distance {
    let Some(source) = attribution.source else {
        return Distance::Near;
    };
    if source.start < quotation.span.end {
        return Distance::Near;
    }
    if is_introduced(text, quotation, source) {
        return Distance::Near;
    }
    // The next paragraph may be a line of its own with the name; "paragraphs later" is farther.
    let block = text.block_of(text.token_from(source.start));
    let blocks = block.saturating_sub(quotation.block);
    match blocks {
        0 if is_long(text, quotation) && whole_sentences(text, quotation) > 1 => {
            Distance::AfterSentence
        }
        0 | 1 => Distance::Near,
        _ => Distance::LaterParagraph,
    }
}

/// Whether a reader hears words for a while: "Who pays? We do," is over before anybody asks.
fn is_long(text: &Text, quotation: &Quotation) -> bool {
    let is_word = |t: &&Token| matches!(t.kind, TokenKind::Word | TokenKind::Number);
    let words = text.tokens[quotation.first..quotation.end].iter();
    words.filter(is_word).count() >= LONG
}

/// Sentences of a quotation that have a verb; "It leaks. Badly." has one.
fn whole_sentences(text: &Text, quotation: &Quotation) -> usize {
    let last = text.sentence_of(quotation.end.saturating_sub(1));
    let verbal = lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::BE);
    let is_verb = |t: usize| {
        let token = &text.tokens[t];
        token.is(verbal)
            || token.kind == TokenKind::Clitic
            || pos(text, t) == Pos::Verb
            || token.shape == Shape::Lower
                && text.word(t).ends_with("ed")
                && t > 0
                && matches!(
                    pos(text, t - 1),
                    Pos::Pronoun | Pos::Noun | Pos::Name | Pos::Adverb | Pos::Relative
                )
    };
    let is_whole = |first: usize, end: usize| {
        let is_question = end > first + SHORTEST_UTTERANCE && text.word(end - 1) == "?";
        is_question || (first..end).any(is_verb)
    };
    text.sentences[text.sentence_of(quotation.first)..=last]
        .iter()
        .filter(|s| is_whole(s.first.max(quotation.first), s.end.min(quotation.end)))
        .count()
}

/// Whether the speaker's name stands in the words just before the quotation, in its block.
fn is_introduced(text: &Text, quotation: &Quotation, source: Span) -> bool {
    // The paragraphs before, and some words of them: between two answers stands a question.
    let above = quotation.block.saturating_sub(2);
    let block = text.blocks[above].first;
    let before = block.max(quotation.first.saturating_sub(INTRODUCTION))..quotation.first;
    last_name(text, source).is_some_and(|name| {
        text.tokens[before]
            .iter()
            .any(|t| t.hash == text.tokens[name].hash)
    })
}

/// The last token of the speaker's name: of "Ann Lee" in "the Harlow Mill's manager, Ann Lee of …".
pub(super) fn last_name(text: &Text, source: Span) -> Option<usize> {
    let (first, end) = (text.token_from(source.start), text.token_from(source.end));
    let is_name = |t: usize| {
        matches!(text.tokens[t].shape, Shape::Title | Shape::Mixed)
            && !text.tokens[t].is(lexicon::DETERMINER)
    };
    let is_full = |t: &usize| {
        *t > first
            && is_name(*t)
            && is_name(*t - 1)
            && (*t < first + 2 || !text.tokens[*t - 2].is(lexicon::DETERMINER))
    };
    let full = (first..end)
        .find(is_full)
        .map(|t| (t..end).take_while(|t| is_name(*t)).last().unwrap_or(t));
    let comma = (first..end).find(|t| text.word(*t) == ",").unwrap_or(end);
    full.or_else(|| (first..comma).rev().find(|t| is_name(*t)))
}

/// The outlet that has seen the document which is the source.
fn seen_by(text: &Text, source: Span) -> Option<Span> {
    let phrase = SourcePhrase::read(text, source)?;
    let is_document = matches!(phrase.kind, HeadKind::Research | HeadKind::Document);
    let end = text.token_from(source.end);
    maker::seen_by(text, phrase.head, end).filter(|_| is_document)
}
