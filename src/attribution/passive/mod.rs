//! Attributions that name nobody: agentless passives ("it is believed that", "is said to"), hedging
//! adverbs ("reportedly"), claims that merely exist ("there are rumours that"), and vague groups
//! ("some critics argue"). A passive with an agent ("is believed by the committee") is none of them.

mod clause;
mod group;
mod noun;
mod verb;

use self::clause::Clause;
use super::Attribution;
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::report::{Act, Form, Role};
use crate::text::syntax::{Pos, pos};
use crate::text::{Text, Token, TokenKind};

/// Every such attribution outside speech, in order of its cue. Linear in the text.
pub fn find(text: &Text, quotations: &[Quotation]) -> Vec<Attribution> {
    let mut out = Vec::new();
    let mut speech = quotations
        .iter()
        .filter(|q| q.role == Role::Speech)
        .peekable();
    for sentence in &text.sentences {
        if !text.blocks[sentence.block].is_judged {
            continue;
        }
        let mut t = sentence.first;
        while t < sentence.end {
            while speech.next_if(|q| q.end <= t).is_some() {}
            if speech.peek().is_some_and(|q| q.first <= t && t < q.end) {
                t += 1;
                continue;
            }
            let found = Clause { text, sentence }.attribution(t);
            t = found.as_ref().map_or(t + 1, |(_, next)| (*next).max(t + 1));
            out.extend(found.map(|(attribution, _)| attribution));
        }
    }
    out
}

/// Appends to `out` those of `found` that it does not hold already: none whose cue is another's, and
/// none that somebody given reports in turn ("Smith said it is believed that").
pub fn merge(found: impl Iterator<Item = Attribution>, out: &mut Vec<Attribution>) {
    let mut cues: Vec<Span> = out.iter().filter_map(|a| a.cue).collect();
    cues.sort();
    let mut reported: Vec<Span> = out
        .iter()
        .filter(|a| a.source.is_some())
        .map(|a| a.content)
        .collect();
    reported.sort();
    // The farthest end so far: whether any earlier content reaches over a cue.
    let reach: Vec<usize> = reported
        .iter()
        .scan(0, |end, content| {
            *end = content.end.max(*end);
            Some(*end)
        })
        .collect();
    out.extend(found.filter(|a| {
        let Some(cue) = a.cue else { return false };
        let next = cues.partition_point(|c| c.start < cue.end);
        let is_known = next > 0 && cues[next - 1].end > cue.start;
        let before = reported.partition_point(|c| c.start <= cue.start);
        let is_reported = before > 0 && reach[before - 1] >= cue.end;
        !is_known && !is_reported
    }));
}

/// Whether an agentless attribution passes a judgement that news writes freely: an appraisal without an
/// adverb that spreads it over everybody, nor an "as" that says what somebody is held to be.
pub fn is_mild(text: &Text, cue: Span, content: Span) -> bool {
    let tokens = &text.tokens[text.token_from(cue.start)..text.token_from(cue.end)];
    let is = |classes| tokens.iter().any(|t| t.is(classes));
    let judges = |t: &Token| t.is(lexicon::APPRAISAL_VERB) && t.is(lexicon::PARTICIPLE);
    tokens.iter().any(judges)
        && !is(lexicon::GENERAL_ADVERB.or(lexicon::CHARGE_VERB))
        && !is_held(text, cue, content)
}

/// "is seen as", "a step seen as": not "wants to be seen as", nor what a poll beside it counts.
fn is_held(text: &Text, cue: Span, content: Span) -> bool {
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let opens = text.token_from(content.start);
    let polls = lexicon::SHARE.or(lexicon::POLLED).or(lexicon::RESEARCH);
    let own = text.sentence_of(first);
    let is_counted = text.sentences[own.saturating_sub(1)..text.sentences.len().min(own + 2)]
        .iter()
        .filter(|s| s.block == text.sentences[own].block)
        .any(|s| text.tokens[s.first..s.end].iter().any(|t| t.is(polls)));
    let judges = lexicon::BELIEF_VERB.or(lexicon::STATEMENT_VERB);
    let verb = &text.tokens[end - 1];
    opens >= end
        && text.word(opens).eq_ignore_ascii_case("as")
        && verb.is(judges)
        && !verb.is(lexicon::CLAUSE_VERB)
        && !is_bare_be(text, first)
        && !is_counted
}

/// Whether `cue` is the passive of a verb of report around which, after whose "it", or as whose
/// predicate ("seen **as a step**"), `content` stands; other passives ("was repeated") report nothing.
pub fn is_report(text: &Text, cue: Span, content: Span) -> bool {
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let verbs = lexicon::PASSIVE_VERB
        .or(lexicon::RAISING_VERB)
        .or(lexicon::APPRAISAL_VERB)
        .or(lexicon::CHARGE_VERB)
        .or(lexicon::LABELLING_VERB);
    let is = |classes| text.tokens[first..end].iter().any(|t| t.is(classes));
    let is_verb = |t: usize| text.tokens[t].is(verbs) && text.tokens[t].is(lexicon::PARTICIPLE);
    let is_around = content.holds(cue);
    // "it was noted in March": "it" stands for something.
    let is_tied = text
        .tokens
        .get(end)
        .is_some_and(|t| t.is(lexicon::PREPOSITION) && !t.is(lexicon::INFINITIVE));
    let is_impersonal = !is_tied
        && (first.saturating_sub(1)..end)
            .any(|t| text.tokens[t].is(lexicon::EXPLETIVE) && is(lexicon::PASSIVE_VERB));
    // “noted for its carpets”
    let is_for = text.word(end - 1).eq_ignore_ascii_case("for") && !is(lexicon::CHARGE_VERB);
    let reports = (first..end).any(is_verb) && !is(lexicon::MODAL) && !is_for;
    let opens = text.token_from(content.start);
    let is_reduced = !is(lexicon::BE) && text.tokens[opens].is(lexicon::INFINITIVE);
    let is_marked = text
        .tokens
        .get(opens + 1)
        .is_some_and(|t| t.kind == TokenKind::QuotationMark);
    let is_as = text.word(opens).eq_ignore_ascii_case("as") && !is_marked;
    let is_predicate =
        content.start >= cue.end && !is_bare_be(text, first) && (is_as || is_reduced);
    reports && (is(lexicon::BE) && (is_around || is_impersonal) || is_predicate)
}

/// Whether the verb form at `t` says of no time that it is so: "to **be** seen as", "**being** described as".
fn is_bare_be(text: &Text, t: usize) -> bool {
    let word = text.word(t);
    text.tokens[t].is(lexicon::BE) && (word.eq_ignore_ascii_case("be") || word.ends_with("ing"))
}

/// Whether `cue` is a claim that exists by itself: "there are rumours", "one theory holds", "amid claims".
pub fn is_existence(text: &Text, cue: Span) -> bool {
    let (first, end) = (text.token_from(cue.start), text.token_from(cue.end));
    let is = |t: usize, classes: Classes| text.tokens[t].is(classes);
    let is_there = || (first..end).any(|t| is(t, lexicon::EXPLETIVE));
    let is_told = |t: usize| t + 1 < end && !is(t + 1, lexicon::PREPOSITION.or(lexicon::ADVERB));
    let is_circumstance = pos(text, first) == Pos::Preposition
        && end > first + 1
        && is(end - 1, lexicon::IMPERSONAL.or(lexicon::STATEMENT_NOUN));
    is_circumstance
        || (first..end).any(|t| is(t, lexicon::IMPERSONAL) && (is_there() || is_told(t)))
}

impl Clause<'_> {
    /// The attribution whose cue ends or stands at token `t`, and where to read on.
    fn attribution(&self, t: usize) -> Option<(Attribution, usize)> {
        let token = &self.text.tokens[t];
        if token.is(lexicon::HEDGE_ADVERB) {
            return self.hedge(t);
        }
        if token.is(lexicon::PARTICIPLE)
            && token.is(lexicon::PASSIVE_VERB
                .or(lexicon::APPRAISAL_VERB)
                .or(lexicon::CHARGE_VERB)
                .or(lexicon::LABELLING_VERB))
            && let Some(found) = self.passive(t)
        {
            return Some(found);
        }
        let is_said = token.is(lexicon::IMPERSONAL)
            || token.is(lexicon::STATEMENT_NOUN) && token.is(lexicon::PLURAL);
        if is_said && let Some(found) = self.existing_claim(t) {
            return Some(found);
        }
        if token.is(lexicon::COLLECTIVE.or(lexicon::VAGUE_QUANTITY)) {
            return self.vague_group(t);
        }
        None
    }
}

/// An indirect statement.
fn statement(content: Span, cue: Span, source: Option<Span>) -> Attribution {
    Attribution {
        form: Form::Indirect,
        act: Act::Statement,
        content,
        quotation: None,
        part_of: None,
        cue: Some(cue),
        source,
        relayed_by: None,
        is_sure: true,
    }
}
