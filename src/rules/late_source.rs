//! `late-source`: see its document.

use super::Rule;
use crate::claim::{Case, Distance};
use crate::report::{Severity, SourceKind, Verdict};

/// The speaker comes late: after the first sentence of speech, or paragraphs later.
pub struct LateSource;

impl Rule for LateSource {
    fn id(&self) -> &'static str {
        "late-source"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Named
    }

    fn severity(&self) -> Severity {
        Severity::Minor
    }

    fn document(&self) -> &'static str {
        include_str!("late-source.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.cue()?;
        case.resolved
            .filter(|r| r.kind == SourceKind::Person && r.is_named)?;
        case.source.filter(|s| !s.is_pronoun)?;
        match case.distance {
            Distance::Near => None,
            Distance::AfterSentence => Some("sentence"),
            Distance::LaterParagraph => Some("paragraph"),
        }
    }
}
