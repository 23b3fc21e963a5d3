//! `bare-anonymous`: see its document.

use super::Rule;
use crate::claim::{Case, HeadKind};
use crate::report::{Severity, Verdict};

/// A source and no more: "sources said".
pub struct BareAnonymous;

impl Rule for BareAnonymous {
    fn id(&self) -> &'static str {
        "bare-anonymous"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Serious
    }

    fn document(&self) -> &'static str {
        include_str!("bare-anonymous.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source.filter(|s| s.kind == HeadKind::Anonymous)?;
        let says_more = case.anonymity.is_some() || case.relayed_by.is_some();
        (source.is_bare && !says_more).then_some("source")
    }
}
