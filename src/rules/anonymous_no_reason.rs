//! `anonymous-no-reason`: see its document.

use super::Rule;
use crate::claim::{Anonymity, Case, HeadKind};
use crate::lexicon;
use crate::report::{Severity, Verdict};

/// Every other source that is not named, and no reason for it.
pub struct AnonymousNoReason;

impl Rule for AnonymousNoReason {
    fn id(&self) -> &'static str {
        "anonymous-no-reason"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Moderate
    }

    fn document(&self) -> &'static str {
        include_str!("anonymous-no-reason.md")
    }

    fn is_last_resort(&self) -> bool {
        true
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        let source = case.source.filter(|_| !case.is_beyond_naming)?;
        let is_somebody = match source.kind {
            HeadKind::Anonymous | HeadKind::Collective => !source.is_article_definite(case.text),
            // "the mayor", "her lawyer": one person whom the page takes as known.
            HeadKind::Role => !source.is_definite && (source.is_introduced || source.is_plural),
            _ => false,
        };
        let is_known = source.is_part_of_known(case.text);
        let is_far = source.is_pronoun && source.kind == HeadKind::Role;
        // "Okoro's relatives": a reader of the page knows whose family it is.
        let is_family = case.text.tokens[source.head].is(lexicon::KIN) && source.name.is_some();
        // Whom a spokesperson speaks for can be asked.
        let speaks_for = case.text.tokens[source.head].is(lexicon::SPOKESPERSON);
        // What a reporter or a listener asked is no statement of theirs.
        let asks = case.cue_has(lexicon::ASKING_VERB);
        if !is_somebody || speaks_for || is_known || asks || is_far || is_family || source.is_explained {
            return None;
        }
        match case.anonymity {
            None => Some("described"),
            Some(Anonymity::Formula) => Some("formula"),
            Some(Anonymity::Reason) => None,
        }
    }
}
