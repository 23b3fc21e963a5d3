//! `relayed-named`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::report::{Severity, Verdict};

/// A named source that spoke to an outlet: "Goodall told the BBC".
pub struct RelayedNamed;

impl Rule for RelayedNamed {
    fn id(&self) -> &'static str {
        "relayed-named"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Named
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn document(&self) -> &'static str {
        include_str!("relayed-named.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.relayed_by.and(case.source).map(|_| "outlet")
    }
}
