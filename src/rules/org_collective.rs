//! `org-collective`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case};
use crate::report::{Severity, Verdict};

/// An organisation is named, nobody in it: "Pentagon officials said".
pub struct OrgCollective;

impl Rule for OrgCollective {
    fn id(&self) -> &'static str {
        "org-collective"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Minor
    }

    fn document(&self) -> &'static str {
        include_str!("org-collective.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source?;
        let is_group = !source.is_counted && !case.is_beyond_naming;
        (is_group && source.is_plural && source.is_member && case.anonymity != Some(Anonymity::Reason)).then_some("members")
    }
}
