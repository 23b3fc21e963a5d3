//! `assertion-unsourced`: see its document.

use super::Rule;
use crate::claim::{Assertion, Case};
use crate::report::{Severity, Verdict};

/// What runs somebody down by name, in the page's own voice, with no source and no citation; in the
/// strict profile superlatives about the world, too.
pub struct AssertionUnsourced;

impl Rule for AssertionUnsourced {
    fn id(&self) -> &'static str {
        "assertion-unsourced"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unattributed
    }

    fn severity(&self) -> Severity {
        Severity::Minor
    }

    fn document(&self) -> &'static str {
        include_str!("assertion-unsourced.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        match case.assertion? {
            Assertion::Charge => Some("charge"),
            Assertion::Superlative => Some("superlative"),
            Assertion::Statistic => None,
        }
    }
}
