//! Whether somebody answers for a content as true: the cue asserts, and what it asserts is a clause.

use super::source::{HeadKind, SourcePhrase};
use crate::attribution::{Attribution, reported};
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::report::Act;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text};

/// Fewest tokens of what somebody calls something: "the scheme a giveaway".
pub const SHORTEST_LABEL: usize = 4;

/// Tokens of a content in which its verb is looked for.
const CLAUSE_REACH: usize = 40;

/// Tokens between source and cue in which a modal stands: "users **can** also add".
const MODAL_REACH: usize = 3;

/// Whether the cue has somebody answer for the content as true.
pub fn is_assertive(text: &Text, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue else {
        return true;
    };
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let is = |classes: Classes| (first..end).any(|t| text.tokens[t].is(classes));
    let before = first.saturating_sub(1);
    let after_source = attribution
        .source
        .map(|s| text.token_from(s.end))
        .filter(|s| *s < first && *s + MODAL_REACH >= first)
        .unwrap_or(before);
    let is_hypothetical = (after_source..end).any(|t| text.tokens[t].is(lexicon::MODAL))
        || reported::opens_infinitive(text, before);
    let phrases = text.phrases_in(first, end);
    let has_phrase = |classes: Classes| phrases.iter().any(|p| p.classes.any(classes));
    let is_according = has_phrase(lexicon::ACCORDING);
    // "called for", "warned of": no claim follows. "Accused of" and "described as" make one.
    let is_call = end > first + 1
        && text.tokens[end - 1].is(lexicon::PREPOSITION)
        && (!is(lexicon::LABELLING_VERB) || text.word(end - 1).eq_ignore_ascii_case("on"))
        || text.word(end - 1).eq_ignore_ascii_case("for")
        || calls_on(text, cue, attribution.content);
    let is_passive = is(lexicon::BE)
        && is(lexicon::PARTICIPLE)
        && attribution.source.is_some()
        && !is_by(text, attribution);
    // “questioned whether it will hold”: nobody answers for a question.
    let opens = text.token_from(attribution.content.start);
    let is_question = attribution.quotation.is_none()
        && opens < text.tokens.len()
        && text.word(opens).eq_ignore_ascii_case("whether");
    if is_question
        || is(lexicon::NEGATION)
        || is_hypothetical
        || is_passive
        || is_call && !is_according
    {
        return false;
    }
    let asserts =
        is(lexicon::ASSERTING_VERB) || has_phrase(lexicon::ASSERTING_VERB) || is_according;
    let is_idle = is(lexicon::EVIDENCE_VERB) && !is_borne_by_evidence(text, attribution);
    // “was criticised by many as a waste”
    let is_judged = is(lexicon::APPRAISAL_VERB)
        && is_by(text, attribution)
        && text
            .word(text.token_from(attribution.content.start))
            .eq_ignore_ascii_case("as");
    let is_blame =
        is_judged || is(lexicon::APPRAISAL_VERB) && gives_reason(text, attribution.content);
    (asserts || is_blame)
        && !is_idle
        && !is_thing(text, cue, attribution.content)
        && (attribution.quotation.is_some()
            || is_blame
            || is(lexicon::LABELLING_VERB) && !is_object(text, attribution)
            || !(is(lexicon::LABELLING_VERB) && is_object(text, attribution)
                || is_thing_told(text, cue, attribution.content))
                && ((is(lexicon::CLAUSE_VERB) || is_before(text, attribution))
                    && is_long(text, attribution.content)
                    || is_clause(text, attribution.content)))
}

/// "call upon the firm to pay": whom they call on, not what they call something.
fn calls_on(text: &Text, cue: Span, content: Span) -> bool {
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let is_upon = |t: usize| {
        let word = text.word(t);
        word.eq_ignore_ascii_case("on") || word.eq_ignore_ascii_case("upon")
    };
    (is_upon(end.saturating_sub(1)) || is_upon(text.token_from(content.start)))
        && (first..end).any(|t| text.tokens[t].is(lexicon::LABELLING_VERB))
}

/// "described a chaotic night": what is described, not what it is described as.
fn is_object(text: &Text, attribution: &Attribution) -> bool {
    let content = attribution.content;
    let tokens = text.token_from(content.start)..text.token_from(content.end);
    let has_as = tokens
        .into_iter()
        .any(|t| text.word(t).eq_ignore_ascii_case("as"));
    // “what critics call a giveaway”
    let is_what = attribution.source.is_some_and(|source| {
        let first = text.token_from(source.start);
        first > 0 && text.word(first - 1).eq_ignore_ascii_case("what")
    });
    // “Scenes of it were described by a visitor”: what is described is spoken of, and nothing said.
    let is_subject = !has_as
        && is_by(text, attribution)
        && attribution
            .cue
            .is_some_and(|cue| content.end <= cue.start && !is_clause(text, content));
    is_subject
        || opens_indefinite(text, content) && !has_as && !is_what && !is_by(text, attribution)
}

/// "predicted a landslide", "wrote his own title that changed the meaning": behind a cue a thing, with or without
/// a clause about it, is not what is said.
fn is_thing_told(text: &Text, cue: Span, content: Span) -> bool {
    content.start >= cue.end
        && (opens_indefinite(text, content) && !is_clause(text, content)
            || is_thing_with_clause(text, content))
}

/// "the letters that moved them": whose only verb is that of a clause about a thing.
fn is_thing_with_clause(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let end = text.token_from(content.end).min(first + CLAUSE_REACH);
    let verbal = lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::BE);
    let is_verb = |t: &usize| {
        let token = &text.tokens[*t];
        token.is(verbal)
            || pos(text, *t) == Pos::Verb
            || token.shape == Shape::Lower && text.word(*t).ends_with("ed")
    };
    let opens = lexicon::DETERMINER.or(lexicon::POSSESSIVE);
    let Some(clause) = (first + 1..end)
        .find(|t| text.tokens[*t].is(lexicon::RELATIVE.or(lexicon::COMPLEMENTIZER)))
    else {
        return false;
    };
    text.tokens[first].is(opens)
        && !(first..clause).any(|t| is_verb(&t))
        && (clause..end).filter(is_verb).count() <= 1
}

/// "told a tale", "predicted a landslide".
fn opens_indefinite(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    text.tokens[first].is(lexicon::INDEFINITE) && text.word(first).len() <= 2
}

/// "Wet soil holds heat, studies have shown": what a comma parts from its source and cue is a clause.
fn is_before(text: &Text, attribution: &Attribution) -> bool {
    let behind = text.token_from(attribution.content.end);
    let follows = |s: Span| s.start >= attribution.content.end;
    behind < text.tokens.len()
        && text.word(behind) == ","
        && attribution.cue.is_some_and(follows)
        && attribution.source.is_some_and(follows)
}

/// Whether the source stands behind a "by": "was called a fraud by critics".
pub fn is_by(text: &Text, attribution: &Attribution) -> bool {
    let (Some(source), Some(cue)) = (attribution.source, attribution.cue) else {
        return false;
    };
    let first = text.token_from(source.start);
    let before = first.saturating_sub(1);
    first >= text.token_from(cue.end) && text.word(before).eq_ignore_ascii_case("by")
}

/// "praised the march for being calm": what somebody is praised or blamed for is said to be so.
fn gives_reason(text: &Text, content: Span) -> bool {
    let tokens = text.token_from(content.start)..text.token_from(content.end);
    tokens.into_iter().any(|t| {
        t > 0
            && text.tokens[t].shape == Shape::Lower
            && text.word(t).ends_with("ing")
            && text.word(t - 1).eq_ignore_ascii_case("for")
    })
}

/// Whether an attribution gives a source for what it reports, so that a reader takes it for the source of
/// figures beside it.
pub fn is_sourced(text: &Text, attribution: &Attribution) -> bool {
    let is_according = attribution.cue.is_some_and(|cue| {
        text.phrases_in(text.token_from(cue.start), text.token_from(cue.end))
            .iter()
            .any(|p| p.classes.any(lexicon::ACCORDING))
    });
    is_according || attribution.act == Act::Statement && is_assertive(text, attribution)
}

/// "responded to the demands": behind a cue, what follows a preposition is a thing, if no verb does.
fn is_thing(text: &Text, cue: Span, content: Span) -> bool {
    let first = text.token_from(content.start);
    let (Some(opens), Some(next)) = (text.tokens.get(first), text.tokens.get(first + 1)) else {
        return false;
    };
    let is_verb = opens.is(lexicon::INFINITIVE) && next.is(lexicon::BASE.or(lexicon::BE));
    content.start >= cue.end
        && opens.is(lexicon::INFINITIVE)
        && !next.is(lexicon::GERUND)
        && !is_verb
}

/// Whether a content is long enough to be a clause whose verb no list knows, and no list of things.
pub fn is_long(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let opens = &text.tokens[first];
    text.token_from(content.end) >= first + SHORTEST_LABEL
        && !opens.is(lexicon::CONJUNCTION.or(lexicon::PREPOSITION))
}

/// Whether a verb of finding and showing stands with what can find or show: a document, or a clause
/// with "that"; people also "find it hard" and "show their tickets".
fn is_borne_by_evidence(text: &Text, attribution: &Attribution) -> bool {
    let opens = text.token_from(attribution.content.start);
    let is_that = opens < text.tokens.len() && text.word(opens).eq_ignore_ascii_case("that");
    let source = attribution.source.and_then(|s| SourcePhrase::read(text, s));
    is_that || source.is_some_and(|s| matches!(s.kind, HeadKind::Research | HeadKind::Document))
}

/// Whether a content has a verb: "the plan will fail", not "comments" or "a small rise".
pub fn is_clause(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let end = text.token_from(content.end).min(first + CLAUSE_REACH);
    let verbal = lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::BE);
    let verb = (first..end).find(|t| {
        let t = *t;
        let token = &text.tokens[t];
        token.is(verbal)
            || t > first && pos(text, t) == Pos::Verb && !token.is(lexicon::BASE)
            || t > first
                && token.shape == Shape::Lower
                && text.word(t).ends_with("ed")
                && text.word(t - 1) != "-"
            || t > first && token.shape == Shape::Lower && token.is(lexicon::GERUND)
    });
    // "similar questions and followed with": what the clause above goes on to tell.
    let has_verb = verb.is_some_and(|t| t == first || !text.tokens[t - 1].is(lexicon::CONJUNCTION));
    let Some(opens) = text.tokens.get(first) else {
        return false;
    };
    end > first + 1
        && !opens.is(lexicon::CONJUNCTION)
        && (has_verb || opens.is(lexicon::COMPLEMENTIZER))
}
