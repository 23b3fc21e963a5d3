//! `outlet-voice`: see its document.

use super::Rule;
use crate::claim::Case;
use crate::report::{Severity, Verdict};

/// An outlet that cites itself: "The Post has learned".
pub struct OutletVoice;

impl Rule for OutletVoice {
    fn id(&self) -> &'static str {
        "outlet-voice"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("outlet-voice.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        case.source?;
        case.is_outlet.then_some("itself")
    }
}
