//! `assertion-unsourced`: see its document.

use super::Rule;
use crate::claim::{Assertion, Case};
use crate::report::{Severity, Verdict};

/// A superlative about the world in the page's own voice, with no source and no citation.
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

    fn is_on(&self) -> bool {
        false
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        (case.assertion == Some(Assertion::Superlative)).then_some("superlative")
    }
}
