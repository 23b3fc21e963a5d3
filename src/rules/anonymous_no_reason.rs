//! `anonymous-no-reason`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case};
use crate::report::{Severity, Verdict};

/// Every other source that is not named, and no reason for it.
pub struct AnonymousNoReason;

impl Rule for AnonymousNoReason {
    fn id(&self) -> &'static str {
        "anonymous-no-reason"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("anonymous-no-reason.md")
    }

    fn is_last_resort(&self) -> bool {
        true
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.source.filter(|_| !case.is_beyond_naming)?;
        match case.anonymity {
            None => Some("described"),
            Some(Anonymity::Formula) => Some("formula"),
            Some(Anonymity::Reason) => None,
        }
    }
}
