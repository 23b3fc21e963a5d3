//! `quote-unattributed`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::report::{Severity, Verdict};

/// A quotation that nobody is given for.
pub struct QuoteUnattributed;

impl Rule for QuoteUnattributed {
    fn id(&self) -> &'static str {
        "quote-unattributed"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unattributed
    }

    fn severity(&self) -> Severity {
        Severity::Serious
    }

    fn document(&self) -> &'static str {
        include_str!("quote-unattributed.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.quotation?;
        Some("speech")
    }
}
