//! The verdict on a claim.

use super::case::Case;
use super::{fact, finding};
use crate::entity::ResolvedBy;
use crate::report::{Role, Verdict};

/// Named, then cited, then unnamed, then unattributed; `review` where the source or the quotation's
/// role is not sure.
pub fn of(case: &Case) -> Verdict {
    let is_named = (case.is_identified
        || case.is_identified_below
        || case.frame.is_some()
        || case.resolved.is_some_and(|r| r.is_named))
        && !case.is_outlet;
    let has_source = case.source.is_some() || case.is_repeated || case.frame.is_some();
    let is_speech = case
        .quotation
        .is_none_or(|q| q.role == Role::Speech && q.is_role_sure);
    let is_fragment = case.quotation.is_some() && !case.is_utterance;
    if !is_sure(case) || !has_source && (!is_speech || is_fragment && !case.is_cited) {
        Verdict::Review
    } else if is_named {
        Verdict::Named
    } else if case.is_cited && !is_own(case) {
        Verdict::Cited
    } else if has_source || case.agentless.is_some() {
        Verdict::Unnamed
    } else {
        Verdict::Unattributed
    }
}

/// Whether the page speaks for itself: what “we conclude” is not carried by a reference beside it.
fn is_own(case: &Case) -> bool {
    let is_own = |r: ResolvedBy| matches!(r, ResolvedBy::Author | ResolvedBy::General);
    case.source.is_some() && case.resolved.is_some_and(|r| is_own(r.resolved_by))
}

fn is_sure(case: &Case) -> bool {
    if case.is_repeated {
        return true;
    }
    // A “he” whom the text never names is given and not identified. Only where the page could be asked
    // who he is does a person decide: he may have been named in what this text was cut from.
    let is_unexplained = case
        .source
        .is_some_and(|s| fact::is_unexplained(&s, case.resolved))
        && finding::can_be(case);
    case.attribution.is_none_or(|a| a.is_sure)
        && case.resolved.is_none_or(|r| r.is_sure)
        && !is_unexplained
        && !case.is_speaker_near
}
