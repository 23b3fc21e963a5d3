//! The verdict on a claim.

use super::case::Case;
use crate::report::{Role, Verdict};

/// Named, then cited, then unnamed, then unattributed; `review` where the source or the quotation's
/// role is not sure.
pub fn of(case: &Case) -> Verdict {
    let is_named = case.resolved.is_some_and(|r| r.is_named) && !case.is_outlet;
    let has_source = case.source.is_some();
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
