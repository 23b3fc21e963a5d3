//! Whether a claim may be a finding at all, before any rule is asked.

use super::assertive::{self, SHORTEST_LABEL};
use super::case::Case;
use super::source::HeadKind;
use crate::document::Span;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Verdict};

/// Tokens between a quoted fragment and the words after it that say whose it is.
const LATE: usize = 4;

/// Most tokens of a quoted word or two.
const CRUMB: usize = 3;

/// Whether a claim may be a finding at all: a statement that somebody answers for, not in a heading.
pub fn can_be(case: &Case) -> bool {
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
        && !is_generic(case)
        && !is_share(case)
}

/// "When a man tells a woman that …": anybody, not somebody.
fn is_generic(case: &Case) -> bool {
    let (Some(span), Some(cue)) = (case.source_span(), case.cue()) else {
        return false;
    };
    let tokens = &case.text.tokens;
    let first = case.text.token_from(span.start);
    let is = |t: usize, classes| tokens.get(t).is_some_and(|t| t.is(classes));
    first > 0
        && is(first - 1, lexicon::SUBORDINATOR)
        && is(first, lexicon::INDEFINITE)
        && is(case.text.token_from(cue.start), lexicon::PRESENT)
}

/// "The share of voters saying …": a number, whose words these are not.
fn is_share(case: &Case) -> bool {
    let Some(span) = case.source_span() else {
        return false;
    };
    let first = case.text.token_from(span.start);
    first > 1
        && case.text.tokens[first - 1].is(lexicon::PARTITIVE)
        && case.text.tokens[first - 2].is(lexicon::QUANTITY)
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
    is_whole && case.is_assertive && case.cue_has(lexicon::LABELLING_VERB)
}

/// "Polls have shown the mayor trailing": what research is said to show.
fn is_evidence(case: &Case) -> bool {
    let is_borne = case
        .source
        .is_some_and(|s| matches!(s.kind, HeadKind::Research | HeadKind::Document));
    is_borne && case.is_assertive && case.cue_has(lexicon::EVIDENCE_VERB)
}

/// "Students were seen as “a burden”": who is given as the source is spoken of.
fn is_reversed(case: &Case) -> bool {
    case.source.is_some()
        && case.cue_has(lexicon::BE)
        && case.cue_has(lexicon::PARTICIPLE)
        && !case
            .attribution
            .is_some_and(|a| assertive::is_by(case.text, a))
}

/// "Experts believe": a belief put forward as a reason to believe.
fn is_vague_belief(case: &Case) -> bool {
    let is_vague = case.source.is_some_and(|s| {
        let is_outside = case.text.tokens[s.head].is(lexicon::OUTSIDER.or(lexicon::LEARNED));
        is_outside && s.is_plural && !s.is_pronoun
            || s.kind == HeadKind::Quantity && s.is_bare
            || is_seen(case) && s.is_plural && opens_vague(case, s.span)
    });
    let believes =
        case.cue_has(lexicon::BELIEF_VERB) && !case.cue_has(lexicon::NEGATION.or(lexicon::MODAL));
    // "saw that the dam would hold": who sees learns, who believes puts it forward.
    let is_believed = || {
        !case.cue_has(lexicon::APPRAISAL_VERB)
            && (assertive::is_clause(case.text, case.content)
                || assertive::is_long(case.text, case.content))
    };
    is_vague && believes && (is_believed() || is_view(case))
}

/// "seen by many as a hero": who judges stands behind the verb.
fn is_seen(case: &Case) -> bool {
    case.attribution
        .is_some_and(|a| assertive::is_by(case.text, a))
}

fn opens_vague(case: &Case, source: Span) -> bool {
    let first = case.text.token_from(source.start);
    case.text.tokens[first].is(lexicon::VAGUE_QUANTITY)
}

/// "see it as a waste", "consider it a failure".
fn is_view(case: &Case) -> bool {
    let first = case.text.token_from(case.content.start);
    let end = case.text.token_from(case.content.end);
    let has_as = (first..end).any(|t| case.text.word(t).eq_ignore_ascii_case("as"));
    end >= first + SHORTEST_LABEL && (has_as || case.cue_has(lexicon::COMPLEMENT_VERB))
}

/// A quoted word or two in a sentence whose verb is none of saying: "want to build a “hack”".
fn is_crumb(case: &Case) -> bool {
    let is_short = |q: &Quotation| q.end.saturating_sub(q.first) <= CRUMB;
    case.quotation.is_some_and(is_short) && !case.cue_has(lexicon::STATEMENT_VERB)
}
