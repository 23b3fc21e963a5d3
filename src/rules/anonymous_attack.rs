//! `anonymous-attack`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::lexicon;
use crate::report::{Severity, Verdict};

/// A source that is not named runs somebody down.
pub struct AnonymousAttack;

impl Rule for AnonymousAttack {
    fn id(&self) -> &'static str {
        "anonymous-attack"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("anonymous-attack.md")
    }

    fn is_on(&self) -> bool {
        false
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.source.filter(|_| !case.is_beyond_naming)?;
        case.content_has(lexicon::DISPARAGING).then_some("attack")
    }
}
