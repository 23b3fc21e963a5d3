//! `relayed-anonymous`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case, HeadKind};
use crate::report::{Severity, Verdict};

/// An unnamed source that reached the page through an outlet: "a source told Reuters".
pub struct RelayedAnonymous;

impl Rule for RelayedAnonymous {
    fn id(&self) -> &'static str {
        "relayed-anonymous"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("relayed-anonymous.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source?;
        let is_group = source.kind == HeadKind::Collective && source.is_plural && !source.is_counted;
        let is_relayed = case.relayed_by.is_some() && !case.is_outlet && !case.is_beyond_naming;
        (is_relayed && !is_group && case.anonymity != Some(Anonymity::Reason)).then_some("outlet")
    }
}
