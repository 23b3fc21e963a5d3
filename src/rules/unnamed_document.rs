//! `unnamed-document`: see its document.

use super::Rule;
use crate::claim::{Case, HeadKind};
use crate::report::{Severity, Verdict};

/// Research or a record that is not identified: "studies show".
pub struct UnnamedDocument;

impl Rule for UnnamedDocument {
    fn id(&self) -> &'static str {
        "unnamed-document"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("unnamed-document.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source?;
        if source.kind == HeadKind::Polled {
            return Some("poll");
        }
        if source.kind != HeadKind::Research {
            return None;
        }
        if source.is_definite || source.is_identified {
            return None;
        }
        Some(if source.is_plural { "documents" } else { "document" })
    }
}
