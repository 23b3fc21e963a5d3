//! `statistic-unsourced`: see its document.

use super::Rule;
use crate::claim::{Assertion, Case};
use crate::report::{Severity, Verdict};

/// A measured figure in the page's own voice, with no source and no citation.
pub struct StatisticUnsourced;

impl Rule for StatisticUnsourced {
    fn id(&self) -> &'static str {
        "statistic-unsourced"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unattributed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("statistic-unsourced.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        (case.assertion == Some(Assertion::Statistic)).then_some("figure")
    }
}
