//! Whether a claim may be a finding at all, before any rule is asked.

use super::assertive::{self, SHORTEST_LABEL};
use super::case::{Agentless, Case};
use super::source::{HeadKind, SourcePhrase};
use crate::document::Span;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Verdict};
use crate::text::Shape;

/// Tokens between a quoted fragment and the words after it that say whose it is.
const LATE: usize = 4;

/// Tokens before a source in which the word stands that makes its clause a condition.
const CLAUSE: usize = 12;

/// Tokens between source and cue in which a modal or a denial stands.
const WEAKENING: usize = 3;

/// Tokens of a content in which whoever is told to do something stands.
const ORDERED: usize = 7;

/// Tokens before a claim in which the poll is spoken of whose figures stand beside it.
const POLL: usize = 80;

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
        || case.form != Form::Indirect && !is_reversed(case) && !is_no_report(case)
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
        && !case.is_unheard
        && !is_supposed(case)
        && !is_told_in_scene(case)
        && !is_parenthesis(case)
        && !(case.is_lesser_half && case.verdict == Verdict::Unnamed)
        && !picks_out(case)
        && !is_counted(case)
        && !is_order(case)
}

/// "Officials told the town not to drink it": what somebody is told to do is no claim.
fn is_order(case: &Case) -> bool {
    let tokens = &case.text.tokens;
    let first = case.text.token_from(case.content.start);
    let end = case.text.token_from(case.content.end).min(first + ORDERED);
    let verbal = lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::PAST);
    let to = (first..end)
        .find(|t| tokens[*t].is(lexicon::INFINITIVE) || tokens[*t].is(verbal))
        .filter(|t| tokens[*t].is(lexicon::INFINITIVE));
    case.form == Form::Indirect
        && case.cue_has(lexicon::TELLING_VERB)
        && to.is_some_and(|t| {
            // No list has every verb: “to drink”, and not “to the town”.
            let next = &tokens[(t + 1).min(end)];
            next.shape == Shape::Lower && !next.is(lexicon::DETERMINER.or(lexicon::GERUND))
        })
}

/// "Most voters in Harlow said they felt cheated", below a poll's figures: those whom it asked.
fn is_counted(case: &Case) -> bool {
    let Some(source) = case.source.filter(|s| {
        let asked = lexicon::POPULATION
            .or(lexicon::POLLED)
            .or(lexicon::COLLECTIVE);
        let head = &case.text.tokens[s.head];
        s.is_plural
            && (s.kind == HeadKind::Quantity || head.is(asked) || s.is_pronoun)
            && !head.is(lexicon::LEARNED)
    }) else {
        return false;
    };
    let text = case.text;
    // The words of the claim, which a pronoun's own source stands beside.
    let own = text.sentence_of(text.token_from(case.content.start));
    let sentence = &text.sentences[own];
    let is_poll = |t: usize| {
        text.tokens[t].is(lexicon::RESEARCH) && text.tokens[t].is(lexicon::DOCUMENT)
            || text.tokens[t].is(lexicon::POLLED)
    };
    let has_figure = |k: usize| {
        let s = &text.sentences[k];
        (s.first..s.end.min(s.first + POLL))
            .any(|t| text.word(t).contains('%') || text.tokens[t].is(lexicon::SHARE))
    };
    let figures = own.saturating_sub(1)..text.sentences.len().min(own + 3);
    let near = sentence.first.saturating_sub(POLL)
        ..text
            .tokens
            .len()
            .min(sentence.end.min(sentence.first + POLL) + POLL / 2);
    let is_asked = source.kind == HeadKind::Quantity
        || source.is_pronoun
        || has_figure(own)
        || text.tokens[source.head].is(lexicon::POPULATION);
    is_asked && figures.into_iter().any(has_figure) && near.into_iter().any(is_poll)
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

/// "If officials say so, …", "Nor have officials said …", "… whether critics say so?": put as a thought, a
/// denial or a question.
fn is_supposed(case: &Case) -> bool {
    let (Some(span), Some(cue)) = (case.source_span().or(case.cue()), case.cue()) else {
        return false;
    };
    if case.form != Form::Indirect {
        return false;
    }
    let text = case.text;
    let tokens = &text.tokens;
    let at = text.token_from(span.start);
    let sentence = &text.sentences[text.sentence_of(at)];
    let is_condition = |t: usize| tokens[t].is(lexicon::CONDITION);
    let clause = (sentence.first..at)
        .rev()
        .take_while(|t| text.word(*t) != ",");
    // “if they are suspected of …”: a rule's case, not a report.
    let opens = text.token_from(cue.start);
    let is_open = match case.agentless {
        Some(Agentless::Passive) => case.is_present(opens),
        _ => case.source.is_some() && !tokens[opens].is(lexicon::PAST),
    };
    let is_if = is_open && clause.take(CLAUSE).any(is_condition);
    let is_inverted = at > sentence.first
        && case.source.is_some()
        && tokens[at - 1].is(lexicon::AUXILIARY)
        && text.token_from(cue.start) > at;
    is_if || is_inverted || text.word(sentence.end - 1) == "?"
}

/// "Officials told him that …": what was said in a scene that is told, not to the page.
fn is_told_in_scene(case: &Case) -> bool {
    let Some(cue) = case.cue().filter(|_| case.verdict == Verdict::Unnamed) else {
        return false;
    };
    let third = lexicon::MASCULINE_PRONOUN
        .or(lexicon::FEMININE_PRONOUN)
        .or(lexicon::PLURAL_PRONOUN);
    let at = case.text.token_from(cue.end);
    let token = |t: usize| case.text.tokens.get(t);
    // “told her aides” names them, “told her the mill …” her.
    let opens = lexicon::DETERMINER
        .or(lexicon::COMPLEMENTIZER)
        .or(lexicon::SUBJECT_PRONOUN);
    let is_owner = token(at).is_some_and(|t| t.is(lexicon::POSSESSIVE))
        && !token(at + 1).is_some_and(|t| t.is(opens));
    case.cue_has(lexicon::TELLING_VERB) && token(at).is_some_and(|t| t.is(third)) && !is_owner
}

/// "harder than, say, selling coal": no cue, but "for instance".
fn is_parenthesis(case: &Case) -> bool {
    let Some(cue) = case.cue() else {
        return false;
    };
    let (first, end) = (
        case.text.token_from(cue.start),
        case.text.token_from(cue.end),
    );
    let is_comma = |t: usize| t < case.text.tokens.len() && case.text.word(t) == ",";
    end == first + 1
        && first > 0
        && case.text.tokens[first].is(lexicon::BASE)
        && is_comma(first - 1)
        && is_comma(end)
}

/// "Voters who say the economy matters split evenly": the clause picks out who is meant, and reports nothing.
fn picks_out(case: &Case) -> bool {
    let (Some(span), Some(source)) = (case.source_span(), case.source) else {
        return false;
    };
    let first = case.text.token_from(span.start);
    let is_relative = case.text.tokens[first].is(lexicon::RELATIVE);
    // “Lee, a native who writes novels”
    let end = case.text.token_from(span.end);
    let is_name = |t: usize| matches!(case.text.tokens[t].shape, Shape::Title | Shape::Mixed);
    let is_apposed = first > 1
        && case.text.word(first - 1) == ","
        && is_name(first - 2)
        && case
            .text
            .tokens
            .get(end)
            .is_some_and(|t| t.is(lexicon::RELATIVE));
    // “a case built on polls that show him ahead”
    let is_described = source.kind == HeadKind::Research
        && case
            .cue()
            .is_some_and(|cue| case.text.token_from(cue.start) == end + 1)
        && (case.text.tokens[end]).is(lexicon::RELATIVE.or(lexicon::COMPLEMENTIZER));
    // “what they claim in their papers is …”
    let is_what = (first..end).any(|t| case.text.word(t).eq_ignore_ascii_case("what"));
    if is_apposed || is_described || is_what {
        return true;
    }
    let is_anybody = matches!(
        source.kind,
        HeadKind::Quantity | HeadKind::Polled | HeadKind::Research
    ) || case.text.tokens[source.head].is(lexicon::POPULATION);
    is_relative && is_anybody
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
    // “Researchers call this ‘the stillness’.” What stands below is not what they call it.
    let is_label = case.cue_has(lexicon::LABELLING_VERB) && far > 0;
    is_late || is_label || far > 1
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

/// "called for “a clean slate”", "hosts the show. “…”": words in marks whose cue has nobody say them.
fn is_no_report(case: &Case) -> bool {
    let Some(cue) = case.cue().filter(|_| case.verdict == Verdict::Unnamed) else {
        return false;
    };
    let last = case.text.token_from(cue.end).saturating_sub(1);
    let is_document = case
        .source
        .is_some_and(|s| matches!(s.kind, HeadKind::Research | HeadKind::Document));
    let is_call = case.text.word(last).eq_ignore_ascii_case("for");
    // What a crowd chants the reporter heard.
    let is_heard = case.source.is_some_and(|s| s.is_plural)
        && case.cue_has(lexicon::MANNER_VERB)
        && !case.cue_has(lexicon::ASSERTING_VERB);
    is_call || is_heard || case.cue_has(lexicon::EVIDENCE_VERB) && !is_document
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
        // “Okoro supporters believe”: what her own camp hopes is no reason to believe it.
        is_outside && s.is_plural && !s.is_pronoun && !is_camp(case, &s)
            || s.kind == HeadKind::Quantity && s.name.is_none() && !s.is_counted
            || is_seen(case) && s.is_plural && opens_vague(case, s.span)
    });
    // “many agreed with her”: no view of theirs is told.
    let is_with = case.cue().is_some_and(|cue| {
        let last = case.text.token_from(cue.end).saturating_sub(1);
        case.text.word(last).eq_ignore_ascii_case("with")
    });
    let believes = case.cue_has(lexicon::BELIEF_VERB) && !is_weakened(case) && !is_with;
    // "saw that the dam would hold": who sees learns, who believes puts it forward.
    let is_believed = || {
        !case.cue_has(lexicon::APPRAISAL_VERB)
            && (assertive::is_clause(case.text, case.content)
                || assertive::is_long(case.text, case.content))
    };
    is_vague && believes && (is_believed() || is_view(case))
}

/// Whether the group is somebody's own: "Okoro supporters", "many of his backers".
fn is_camp(case: &Case, source: &SourcePhrase) -> bool {
    let words = case.text.token_from(source.span.start)..case.text.token_from(source.span.end);
    source.name.is_some()
        || words
            .into_iter()
            .any(|t| case.text.tokens[t].is(lexicon::POSSESSIVE))
}

/// "many would agree", "few experts do not believe": a modal or a denial stands with the cue, or before it.
fn is_weakened(case: &Case) -> bool {
    let weak = lexicon::NEGATION.or(lexicon::MODAL);
    let (Some(cue), Some(source)) = (case.cue(), case.source_span()) else {
        return case.cue_has(weak);
    };
    let first = case.text.token_from(source.end);
    let end = case.text.token_from(cue.start);
    let is_before = end <= first + WEAKENING && (first..end).any(|t| case.text.tokens[t].is(weak));
    case.cue_has(weak) || is_before
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
    let says = lexicon::ASSERTING_VERB.or(lexicon::LABELLING_VERB);
    case.quotation.is_some_and(is_short) && !case.cue_has(says)
}
