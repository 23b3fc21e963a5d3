//! `passive-attribution`: see its document.

use super::Rule;
use crate::claim::{Agentless, Case};
use crate::lexicon;
use crate::report::{Severity, Verdict};

/// Tokens around a cue in which its sentence gives a source.
const SENTENCE: usize = 100;

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
        if is_accounted(case) {
            return None;
        }
        match case.agentless? {
            Agentless::Passive
                if case.is_definition()
                    || case.is_relative()
                    || is_included(case)
                    || is_case(case) =>
            {
                None
            }
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

/// "got threats, including claims that …": what somebody in the sentence is told of.
fn is_included(case: &Case) -> bool {
    case.cue().is_some_and(|cue| {
        let first = case.text.token_from(cue.start);
        case.text.word(first).eq_ignore_ascii_case("including")
    })
}

/// "Lee is accused of arson": a charge that stands is the law's. "Has been accused of" is anybody's.
fn is_case(case: &Case) -> bool {
    case.cue().is_some_and(|cue| {
        let first = case.text.token_from(cue.start);
        case.cue_has(lexicon::CHARGE_VERB) && case.is_present(first)
            && case.text.tokens[first].is(lexicon::BE)
            && case.text.token_from(cue.end) == first + 2
    })
}

/// "According to Lee, the mill was said to leak", "the suit alleges losses supposedly hidden": the sentence says
/// whose report it is.
fn is_accounted(case: &Case) -> bool {
    let Some(cue) = case.cue().filter(|_| case.agentless.is_some()) else {
        return false;
    };
    let text = case.text;
    let at = text.token_from(cue.start);
    let sentence = &text.sentences[text.sentence_of(at)];
    let is_according = text
        .phrases_in(
            sentence.first.max(at.saturating_sub(SENTENCE)),
            sentence.end.min(at + SENTENCE),
        )
        .iter()
        .any(|p| p.classes.any(lexicon::ACCORDING));
    let opens_next = text
        .sentences
        .get(text.sentence_of(at) + 1)
        .is_some_and(|next| {
            let opens = text.phrases_at(next.first).iter();
            next.block == sentence.block && opens.into_iter().any(|p| p.classes.any(lexicon::ACCORDING))
        });
    let is_alleged = (text.token_from(case.content.start).max(at.saturating_sub(SENTENCE))..at)
        .any(|t| text.tokens[t].is(lexicon::ASSERTING_VERB) && case.is_present(t));
    is_according || opens_next || case.agentless == Some(Agentless::Adverb) && is_alleged
}
