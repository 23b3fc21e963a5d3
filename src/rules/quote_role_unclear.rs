//! `quote-role-unclear`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::report::{Role, Severity, Verdict};

/// Words in quotation marks that may be somebody's or may be the page's own.
pub struct QuoteRoleUnclear;

impl Rule for QuoteRoleUnclear {
    fn id(&self) -> &'static str {
        "quote-role-unclear"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Review
    }

    fn severity(&self) -> Severity {
        Severity::Review
    }

    fn document(&self) -> &'static str {
        include_str!("quote-role-unclear.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let quotation = case.quotation?;
        let is_clear = quotation.role == Role::Speech && quotation.is_role_sure;
        (!is_clear || case.source.is_none() && !case.is_utterance).then_some("role")
    }
}
