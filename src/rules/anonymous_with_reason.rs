//! `anonymous-with-reason`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case};
use crate::report::{Severity, Verdict};

/// A source that is not named, and why.
pub struct AnonymousWithReason;

impl Rule for AnonymousWithReason {
    fn id(&self) -> &'static str {
        "anonymous-with-reason"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn document(&self) -> &'static str {
        include_str!("anonymous-with-reason.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.source.filter(|_| !case.is_beyond_naming)?;
        (case.anonymity? == Anonymity::Reason).then_some("reason")
    }
}
