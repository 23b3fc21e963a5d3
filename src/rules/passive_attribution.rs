//! `passive-attribution`: see its document.

use super::Rule;
use crate::claim::{Agentless, Case};
use crate::report::{Severity, Verdict};

/// A cue that names nobody: "it is believed", "reportedly".
pub struct PassiveAttribution;

impl Rule for PassiveAttribution {
    fn id(&self) -> &'static str {
        "passive-attribution"
    }

    fn verdict(&self) -> Verdict {
        Verdict::Unnamed
    }

    fn severity(&self) -> Severity {
        Severity::Serious
    }

    fn document(&self) -> &'static str {
        include_str!("passive-attribution.md")
    }

    fn check(&self, case: &Case) -> Option<&'static str> {
        match case.agentless? {
            Agentless::Passive if case.is_definition() || case.is_relative() => None,
            Agentless::Passive => Some("passive"),
            Agentless::Adverb if case.is_relative() || is_charge(case) => None,
            Agentless::Adverb => Some("adverb"),
            Agentless::Wording => Some("wording"),
            Agentless::Other => None,
        }
    }
}

/// "fined for allegedly selling coal": who fines or charges him alleges it.
fn is_charge(case: &Case) -> bool {
    case.cue().is_some_and(|cue| {
        let first = case.text.token_from(cue.start);
        first > 0 && case.text.word(first - 1).eq_ignore_ascii_case("for")
    })
}
