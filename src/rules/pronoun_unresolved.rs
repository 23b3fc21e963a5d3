//! `pronoun-unresolved`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::report::{Severity, Verdict};

/// A pronoun or surname that could be more than one, or a speaker who is not sure.
pub struct PronounUnresolved;

impl Rule for PronounUnresolved {
    fn id(&self) -> &'static str {
        "pronoun-unresolved"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Review
    }

    fn severity(&self) -> Severity {
        Severity::Review
    }

    fn document(&self) -> &'static str {
        include_str!("pronoun-unresolved.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let is_sure = case.attribution.is_none_or(|a| a.is_sure) && !case.is_speaker_near;
        if case.source.is_some() && is_sure {
            return Some("mention");
        }
        let is_speech = case.source.is_some() || case.is_utterance;
        (!is_sure && is_speech).then_some("speaker")
    }
}
