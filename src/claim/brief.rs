//! What is known of a claim, gathered once for the verdict and the rules.

use super::assertion::Assertion;
use super::case::{Case, Distance};
use super::source::SourcePhrase;
use super::{Judge, assertive, fact, identity, verdict};
use crate::attribution::Attribution;
use crate::citation::{Carriers, Cited};
use crate::document::{BlockKind, Span};
use crate::entity::Resolved;
use crate::quotation::Quotation;
use crate::report::Form;

/// Most bytes that a mark reaches from source and cue to content.
const LONGEST_LEAD: usize = 600;

impl<'a> Judge<'a> {
    pub(super) fn assertion_case(&self, content: Span, assertion: Option<Assertion>) -> Case<'a> {
        Case {
            is_cited: self.is_cited(&self.carriers(content, None)),
            assertion,
            ..Case::plain(self.text, Form::Assertion, content)
        }
    }

    /// A quotation that no attribution claims.
    pub(super) fn bare_case(&self, quotation: &'a Quotation) -> Case<'a> {
        let is_utterance = fact::is_utterance(self.text, quotation);
        let form = if is_utterance {
            Form::Direct
        } else {
            Form::Mixed
        };
        let case = Case {
            quotation: Some(quotation),
            is_cited: self.is_cited(&self.carriers(quotation.content, None)),
            is_utterance,
            is_heading: self.is_heading(quotation.content),
            ..Case::plain(self.text, form, quotation.content)
        };
        with_verdict(case)
    }

    pub(super) fn case(
        &self,
        attribution: &'a Attribution,
        resolved: Option<&'a Resolved>,
        before: Option<(&Attribution, &Resolved)>,
    ) -> Case<'a> {
        let text = self.text;
        let quotation = attribution
            .quotation
            .and_then(|number| self.quotations.get(number));
        let source = attribution
            .source
            .and_then(|span| SourcePhrase::of(text, span, resolved))
            .filter(|source| attribution.cue.is_some() || fact::can_speak(source, resolved));
        let resolved = resolved.filter(|_| source.is_some());
        let is_same_speaker = before.is_some_and(|(earlier, who)| {
            let block = |a: &Attribution| text.block_of(text.token_from(a.content.start));
            resolved.is_some_and(|r| r.name == who.name) && block(earlier) + 1 >= block(attribution)
        });
        let distance = quotation
            .filter(|_| !is_same_speaker)
            .map_or(Distance::Near, |q| fact::distance(text, q, attribution));
        let case = Case {
            act: attribution.act,
            quotation,
            attribution: Some(attribution),
            source,
            resolved,
            agentless: fact::agentless(text, attribution),
            anonymity: self.reasons.of(text, attribution),
            is_cited: self.is_cited(&self.carriers(attribution.content, Some(attribution))),
            is_outlet: fact::is_outlet_voice(text, attribution),
            relayed_by: fact::relayed_by(text, attribution),
            is_beyond_naming: resolved.is_some_and(fact::is_beyond_naming),
            is_identified: source.is_some_and(|s| identity::is_identified(text, &s)),
            distance,
            is_assertive: assertive::is_assertive(text, attribution),
            is_utterance: quotation.is_some_and(|q| fact::is_utterance(text, q)),
            is_heading: self.is_heading(attribution.content),
            ..Case::plain(text, attribution.form, attribution.content)
        };
        with_verdict(case)
    }

    fn is_heading(&self, content: Span) -> bool {
        let number = self.text.block_of(self.text.token_from(content.start));
        let block = self.text.document.blocks.get(number);
        self.title.contains(&number) || block.is_some_and(|b| b.kind == BlockKind::Heading)
    }

    pub(super) fn carriers(&self, content: Span, attribution: Option<&Attribution>) -> Carriers {
        let cue = attribution.and_then(|a| a.cue);
        let source = attribution.and_then(|a| a.source);
        Carriers {
            whole: self.whole(content, cue, source),
            content,
            cue,
            source,
        }
    }

    fn is_cited(&self, carriers: &Carriers) -> bool {
        !self.carrying(carriers).is_empty()
    }

    pub(super) fn carrying(&self, carriers: &Carriers) -> Vec<&Cited<'a>> {
        let reach_back = self.settings.references_reach_back;
        self.citations.carrying(self.text, carriers, reach_back)
    }

    /// From source to content, where all stand in one block; else the content.
    pub(super) fn whole(&self, content: Span, cue: Option<Span>, source: Option<Span>) -> Span {
        let block = |span: Span| self.text.block_of(self.text.token_from(span.start));
        [cue, source]
            .into_iter()
            .flatten()
            .filter(|part| block(*part) == block(content))
            .filter(|part| content.with(*part).len() < content.len() + LONGEST_LEAD)
            .fold(content, Span::with)
    }
}

/// `case` with its verdict.
pub(super) fn with_verdict(mut case: Case) -> Case {
    case.verdict = verdict::of(&case);
    case
}
