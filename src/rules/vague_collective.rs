//! `vague-collective`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case, HeadKind};
use crate::report::{Severity, Verdict};

/// A group without an organisation: "critics say".
pub struct VagueCollective;

impl Rule for VagueCollective {
    fn id(&self) -> &'static str {
        "vague-collective"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Serious
    }

    fn document(&self) -> &'static str {
        include_str!("vague-collective.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source?;
        let variant = match source.kind {
            HeadKind::Collective if source.is_plural => "group",
            HeadKind::Quantity => "quantity",
            // “Many Freedonians”: a people is no organisation.
            HeadKind::Other if source.is_vague_people(case.text) => "quantity",
            _ => return None,
        };
        let is_people = source.kind == HeadKind::Other;
        let says_who = source.is_member && !is_people
            || source.is_counted
            || source.is_part_of_known(case.text)
            || source.is_definite
            || source.is_explained
            || case.is_beyond_naming;
        (!says_who && case.anonymity != Some(Anonymity::Reason)).then_some(variant)
    }
}
