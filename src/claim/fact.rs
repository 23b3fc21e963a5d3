//! What is known of a claim's source before it is judged.

use super::case::{Agentless, Anonymity, Case, Distance};
use super::source::{HeadKind, SourcePhrase};
use crate::attribution::{Attribution, passive};
use crate::document::Span;
use crate::entity::{Resolved, ResolvedBy};
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::report::{Act, Form, SourceKind, Verdict};
use crate::text::syntax::{Pos, pos};
use crate::text::{PhraseHit, Shape, Text, Token, TokenKind};

/// Tokens after a cue in which the outlet that was spoken to is looked for.
const ADDRESSEE_REACH: usize = 8;

/// Tokens around a source in which the page says why it has no name.
const REASON_REACH: usize = 100;

/// Tokens of a content in which its verb is looked for.
const CLAUSE_REACH: usize = 40;

/// Tokens between a quoted fragment and the words after it that say whose it is.
const LATE: usize = 4;

/// Tokens between source and cue in which a modal stands: "users **can** also add".
const MODAL_REACH: usize = 3;

/// Most tokens of a quoted word or two.
const CRUMB: usize = 3;

/// Tokens before a quotation in which its speaker may have been introduced.
const INTRODUCTION: usize = 40;

/// Fewest tokens of what somebody calls something: "the scheme a giveaway".
const SHORTEST_LABEL: usize = 4;

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

/// A pronoun of the third person that no mention explains.
pub fn is_unexplained(source: &SourcePhrase, resolved: Option<&Resolved>) -> bool {
    source.kind == HeadKind::Pronoun
        && resolved.is_some_and(|r| !r.is_named && r.resolved_by == ResolvedBy::Nothing)
}

/// Whether a claim may be a finding at all: a statement that somebody answers for, not in a heading.
pub fn can_be_finding(case: &Case) -> bool {
    let is_statement = case.act == Act::Statement
        || case.is_outlet
        || is_vague_belief(case)
        || is_labelling(case)
        || is_evidence(case);
    let is_claim = case.is_assertive
        || is_vague_belief(case)
        || case.is_outlet
        || case.form != Form::Indirect && !is_reversed(case)
        || case.agentless.is_some();
    // Nearness alone ties a speaker to the words: enough to say who, not to find fault.
    let is_guess = case.verdict == Verdict::Unnamed && case.cue().is_none();
    is_statement
        && is_claim
        && !is_guess
        && !case.is_slight
        && !is_crumb(case)
        && !case.is_heading
        && !is_aside(case)
        && !is_stray(case)
}

/// What a side remark tells of its own noun: "the source, who said he had been inside, …".
fn is_aside(case: &Case) -> bool {
    let Some(span) = case.source_span() else {
        return false;
    };
    let first = case.text.token_from(span.start);
    case.text.tokens[first].is(lexicon::RELATIVE) && first > 0 && case.text.word(first - 1) == ","
}

/// Words in marks that nobody named is said to have said, far from the words that say so: a fragment
/// that goes before its cue, a block of its own long after its lead-in.
fn is_stray(case: &Case) -> bool {
    let (Some(quotation), Some(source)) = (case.quotation, case.source_span()) else {
        return false;
    };
    if case.verdict != Verdict::Unnamed {
        return false;
    }
    let source = case.text.token_from(source.start);
    let cue = case.cue().map_or(source, |c| case.text.token_from(c.start));
    let is_late = !case.is_utterance && source.min(cue) > quotation.end + LATE;
    let far = quotation.block.saturating_sub(case.text.block_of(source));
    is_late || far > 1
}

/// "Activists have accused the firm of …", "critics call it a …": somebody answers for what they say of it.
fn is_labelling(case: &Case) -> bool {
    let is_whole = case.text.token_from(case.content.end)
        >= case.text.token_from(case.content.start) + SHORTEST_LABEL;
    is_whole && case.is_assertive && cue_has(case, lexicon::LABELLING_VERB)
}

/// "Polls have shown the mayor trailing": what research is said to show.
fn is_evidence(case: &Case) -> bool {
    let is_borne = case
        .source
        .is_some_and(|s| matches!(s.kind, HeadKind::Research | HeadKind::Document));
    is_borne && case.is_assertive && cue_has(case, lexicon::EVIDENCE_VERB)
}

/// "Students were seen as “a burden”": who is given as the source is spoken of.
fn is_reversed(case: &Case) -> bool {
    case.source.is_some() && cue_has(case, lexicon::BE) && cue_has(case, lexicon::PARTICIPLE)
}

fn cue_has(case: &Case, classes: Classes) -> bool {
    case.cue().is_some_and(|cue| {
        let tokens = case.text.token_from(cue.start)..case.text.token_from(cue.end);
        tokens.into_iter().any(|t| case.text.tokens[t].is(classes))
    })
}

/// "Experts believe": a belief put forward as a reason to believe.
fn is_vague_belief(case: &Case) -> bool {
    let is_vague = case.source.is_some_and(|s| {
        let is_outside = case.text.tokens[s.head].is(lexicon::OUTSIDER.or(lexicon::LEARNED));
        is_outside && s.is_plural && !s.is_pronoun || s.kind == HeadKind::Quantity && s.is_bare
    });
    let believes = |cue: Span| {
        let tokens = case.text.token_from(cue.start)..case.text.token_from(cue.end);
        let is = |classes: Classes| tokens.clone().any(|t| case.text.tokens[t].is(classes));
        is(lexicon::BELIEF_VERB) && !is(lexicon::NEGATION.or(lexicon::MODAL))
    };
    is_vague
        && case.cue().is_some_and(believes)
        && (is_clause(case.text, case.content) || is_view(case))
}

/// "see it as a waste", "consider it a failure".
fn is_view(case: &Case) -> bool {
    let first = case.text.token_from(case.content.start);
    let end = case.text.token_from(case.content.end);
    let has_as = (first..end).any(|t| case.text.word(t).eq_ignore_ascii_case("as"));
    end >= first + SHORTEST_LABEL && (has_as || cue_has(case, lexicon::COMPLEMENT_VERB))
}

/// A quoted word or two in a sentence whose verb is none of saying: "want to build a “hack”".
fn is_crumb(case: &Case) -> bool {
    let is_short = |q: &Quotation| q.end.saturating_sub(q.first) <= CRUMB;
    let says = case.cue().is_some_and(|cue| {
        let tokens = case.text.token_from(cue.start)..case.text.token_from(cue.end);
        tokens
            .into_iter()
            .any(|t| case.text.tokens[t].is(lexicon::STATEMENT_VERB))
    });
    case.quotation.is_some_and(is_short) && !says
}

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
        || text.word(before).eq_ignore_ascii_case("to");
    let is_according = phrases(text, first, end)
        .iter()
        .any(|p| p.classes.any(lexicon::ACCORDING));
    // "called for", "warned of": no claim follows. "Accused of" and "described as" make one.
    let is_call = end > first + 1
        && text.tokens[end - 1].is(lexicon::PREPOSITION)
        && !is(lexicon::LABELLING_VERB)
        || text.word(end - 1).eq_ignore_ascii_case("for");
    let is_passive = is(lexicon::BE) && is(lexicon::PARTICIPLE) && attribution.source.is_some();
    if is(lexicon::NEGATION) || is_hypothetical || is_passive || is_call && !is_according {
        return false;
    }
    let is_verb = is(lexicon::ASSERTING_VERB);
    let hits = phrases(text, first, end);
    let asserting = lexicon::ASSERTING_VERB.or(lexicon::ACCORDING);
    let asserts = is_verb || hits.iter().any(|p| p.classes.any(asserting));
    let is_idle = is(lexicon::EVIDENCE_VERB) && !is_borne_by_evidence(text, attribution);
    asserts
        && !is_idle
        && (attribution.quotation.is_some()
            || is(lexicon::LABELLING_VERB)
            || is(lexicon::CLAUSE_VERB) && is_long(text, attribution.content)
            || is_clause(text, attribution.content))
}

/// Whether an attribution gives a source for what it reports, so that a reader takes it for the source of
/// figures beside it.
pub fn is_sourced(text: &Text, attribution: &Attribution) -> bool {
    let is_according = attribution.cue.is_some_and(|cue| {
        phrases(text, text.token_from(cue.start), text.token_from(cue.end))
            .iter()
            .any(|p| p.classes.any(lexicon::ACCORDING))
    });
    is_according || attribution.act == Act::Statement && is_assertive(text, attribution)
}

/// Whether a content is long enough to be a clause whose verb no list knows, and no list of things.
fn is_long(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let opens = &text.tokens[first];
    text.token_from(content.end) >= first + SHORTEST_LABEL
        && !opens.is(lexicon::CONJUNCTION.or(lexicon::PREPOSITION))
}

/// Whether a verb of finding and showing stands with what can find or show: a document, or a clause
/// with "that"; people also "find it hard" and "show their tickets".
fn is_borne_by_evidence(text: &Text, attribution: &Attribution) -> bool {
    let opens = text.token_from(attribution.content.start);
    let is_that = text
        .tokens
        .get(opens)
        .is_some_and(|t| t.is(lexicon::COMPLEMENTIZER));
    let source = attribution.source.and_then(|s| SourcePhrase::read(text, s));
    is_that || source.is_some_and(|s| matches!(s.kind, HeadKind::Research | HeadKind::Document))
}

/// Whether a content has a verb: "the plan will fail", not "comments" or "a small rise".
fn is_clause(text: &Text, content: Span) -> bool {
    let first = text.token_from(content.start);
    let end = text.token_from(content.end).min(first + CLAUSE_REACH);
    let verbal = lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::BE);
    let verb = (first..end).find(|t| {
        let t = *t;
        let token = &text.tokens[t];
        token.is(verbal)
            || t > first && pos(text, t) == Pos::Verb && !token.is(lexicon::BASE)
            || t > first && token.shape == Shape::Lower && text.word(t).ends_with("ed")
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
    } else if is(lexicon::IMPERSONAL) && is(lexicon::EXPLETIVE)
        || passive::is_report(text, cue, attribution.content)
    {
        Agentless::Passive
    } else {
        Agentless::Other
    })
}

/// Why the page does not name the source, in the attribution's sentence or the next.
pub fn anonymity(text: &Text, attribution: &Attribution) -> Option<Anonymity> {
    let source = attribution.source?;
    let first = text.sentence_of(text.token_from(source.start));
    let own = text.sentences.get(first)?;
    let next = text
        .sentences
        .get(first + 1)
        .filter(|s| s.block == own.block);
    let at = text.token_from(source.start);
    let first = own.first.max(at.saturating_sub(REASON_REACH));
    let end = next.map_or(own.end, |s| s.end).min(at + REASON_REACH);
    let hits = phrases(text, first, end);
    let has = |classes: Classes| hits.iter().any(|p| p.classes.any(classes));
    if has(lexicon::ANONYMITY_REASON) {
        Some(Anonymity::Reason)
    } else if has(lexicon::ANONYMITY_FORMULA) {
        let says_why = (first..end).any(|t| text.tokens[t].is(lexicon::REASON_WORD));
        Some(if says_why {
            Anonymity::Reason
        } else {
            Anonymity::Formula
        })
    } else {
        None
    }
}

fn phrases<'t>(text: &'t Text, first: usize, end: usize) -> &'t [PhraseHit] {
    let from = text.phrases.partition_point(|p| p.first < first);
    let upto = text.phrases.partition_point(|p| p.first < end);
    &text.phrases[from..upto.max(from)]
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
    let last = text.sentence_of(quotation.end.saturating_sub(1));
    let sentences = last.saturating_sub(text.sentence_of(quotation.first));
    match blocks {
        0 if sentences > 0 => Distance::AfterSentence,
        0 | 1 => Distance::Near,
        _ => Distance::LaterParagraph,
    }
}

/// Whether a name of `source` stands in the words just before the quotation, in its block.
fn is_introduced(text: &Text, quotation: &Quotation, source: Span) -> bool {
    // The paragraph before, where the quotation opens its own, and some words of it.
    let above = quotation.block.saturating_sub(1);
    let block = text.blocks[above].first;
    let before = block.max(quotation.first.saturating_sub(INTRODUCTION))..quotation.first;
    let is_name = |t: &usize| matches!(text.tokens[*t].shape, Shape::Title | Shape::Mixed);
    (text.token_from(source.start)..text.token_from(source.end))
        .filter(is_name)
        .any(|name| {
            text.tokens[before.clone()]
                .iter()
                .any(|t| t.hash == text.tokens[name].hash)
        })
}
