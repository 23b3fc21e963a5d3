//! The verdict on a claim, and the facts about its source that rules ask for.

use super::case::{Agentless, Anonymity, Case};
use crate::attribution::Attribution;
use crate::lexicon::{self, Classes};
use crate::report::{Role, Verdict};
use crate::text::Text;

/// Named, then cited, then unnamed, then unattributed; `review` where the source or the quotation's
/// role is not sure.
pub fn of(case: &Case) -> Verdict {
    let is_named = case.resolved.is_some_and(|r| r.is_named) && !case.is_outlet;
    let has_source = case.attribution.is_some_and(|a| a.source.is_some());
    let is_speech = case
        .quotation
        .is_none_or(|q| q.role == Role::Speech && q.is_role_sure);
    if !is_sure(case) || !is_speech && !has_source {
        Verdict::Review
    } else if is_named {
        Verdict::Named
    } else if case.is_cited {
        Verdict::Cited
    } else if has_source || case.agentless.is_some() {
        Verdict::Unnamed
    } else {
        Verdict::Unattributed
    }
}

fn is_sure(case: &Case) -> bool {
    case.attribution.is_none_or(|a| a.is_sure) && case.resolved.is_none_or(|r| r.is_sure)
}

/// How a cue without a source stands; `None` where a source is given or no cue is.
pub fn agentless(text: &Text, attribution: &Attribution) -> Option<Agentless> {
    let cue = attribution.cue.filter(|_| attribution.source.is_none())?;
    let tokens = &text.tokens[text.token_from(cue.start)..text.token_from(cue.end)];
    let is = |classes: Classes| tokens.iter().any(|t| t.is(classes));
    Some(if is(lexicon::HEDGE_ADVERB) {
        Agentless::Adverb
    } else if is(lexicon::PARTICIPLE) && is(lexicon::BE) || is(lexicon::IMPERSONAL) {
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
    let end = next.map_or(own.end, |s| s.end);
    let hits = phrases(text, own.first, end);
    let has = |classes: Classes| hits.iter().any(|p| p.classes.any(classes));
    if has(lexicon::ANONYMITY_REASON) {
        Some(Anonymity::Reason)
    } else if has(lexicon::ANONYMITY_FORMULA) {
        let says_why = (own.first..end).any(|t| text.tokens[t].is(lexicon::REASON_WORD));
        Some(if says_why {
            Anonymity::Reason
        } else {
            Anonymity::Formula
        })
    } else {
        None
    }
}

fn phrases<'t>(text: &'t Text, first: usize, end: usize) -> &'t [crate::text::PhraseHit] {
    let from = text.phrases.partition_point(|p| p.first < first);
    let upto = text.phrases.partition_point(|p| p.first < end);
    &text.phrases[from..upto.max(from)]
}
