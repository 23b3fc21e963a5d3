//! What a rule sees of a claim: facts, gathered once.

use super::source::SourcePhrase;
use crate::attribution::Attribution;
use crate::document::Span;
use crate::entity::Resolved;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Verdict};
use crate::text::Text;

/// A claim before the rules, with what is known about it. Spans are bytes of the text.
#[derive(Debug)]
pub struct Case<'a> {
    /// The page.
    pub text: &'a Text<'a>,
    /// How the content is given.
    pub form: Form,
    /// Said, or believed.
    pub act: Act,
    /// What is said.
    pub content: Span,
    /// The quotation, of a direct or mixed claim.
    pub quotation: Option<&'a Quotation>,
    /// The attribution; an assertion and a quotation that nobody is given for have none.
    pub attribution: Option<&'a Attribution>,
    /// The words of the source, taken apart.
    pub source: Option<SourcePhrase>,
    /// Who that is.
    pub resolved: Option<&'a Resolved>,
    /// How the cue stands without a source.
    pub agentless: Option<Agentless>,
    /// Why a source is not named, where the page says.
    pub anonymity: Option<Anonymity>,
    /// Whether a link or reference carries it.
    pub is_cited: bool,
    /// Whether the source is the outlet itself.
    pub is_outlet: bool,
    /// The judgement.
    pub verdict: Verdict,
}

impl Case<'_> {
    /// The cue, where there is one.
    pub fn cue(&self) -> Option<Span> {
        self.attribution.and_then(|a| a.cue)
    }

    /// The outlet it came through, where there is one.
    pub fn relayed_by(&self) -> Option<Span> {
        self.attribution.and_then(|a| a.relayed_by)
    }
}

/// A cue that names nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agentless {
    /// "it is believed", "is said to".
    Passive,
    /// "reportedly", "allegedly".
    Adverb,
    /// Anything else.
    Other,
}

/// Why a source is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anonymity {
    /// "because she was not authorised to speak".
    Reason,
    /// "on condition of anonymity", and no more.
    Formula,
}
