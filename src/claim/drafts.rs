//! Which claims a page makes, in order, before they are written down.

use super::brief::with_verdict;
use super::case::{Agentless, Case};
use super::frame::Frames;
use super::{Assertion, Draft, Judge, around, assertion, assertive, fact, wording};
use crate::attribution::{Attribution, passive, reported};
use crate::document::Span;
use crate::entity::Resolved;
use crate::quotation::Quotation;
use crate::report::{Act, Form, Role, Verdict};

/// Most claims from the first half of one to its second.
const HALVES: usize = 3;

/// Most tokens of a quotation that is no claim by itself.
const SCRAP: usize = 3;

impl<'a> Judge<'a> {
    /// Every claim with its verdict, in order of its content's start.
    pub(super) fn drafts(
        &self,
        attributions: &'a [Attribution],
        sources: &'a [Option<Resolved>],
    ) -> Vec<Draft<'a>> {
        let resolved = |number: usize| sources.get(number).and_then(Option::as_ref);
        let before = |number: usize| {
            let number = number.checked_sub(1)?;
            Some((&attributions[number], resolved(number)?))
        };
        let mut drafts: Vec<Draft> = attributions
            .iter()
            .enumerate()
            .filter(|(_, a)| self.is_judged(a.content) && !self.is_passed_over(a))
            .map(|(number, attribution)| Draft {
                case: self.case(attribution, resolved(number), before(number)),
                attribution: Some(number),
                part_of: attribution.part_of,
            })
            .collect();
        drafts.extend(self.unclaimed_speech(attributions));
        drafts.sort_by_key(|d| (d.case.content.start, std::cmp::Reverse(d.case.content.end)));
        drafts.dedup_by(|later, first| is_same(&later.case, &first.case));
        drafts.retain(|d| {
            !is_scrap(&d.case)
                && !is_indented(&d.case)
                && !around::is_hypothetical(&d.case)
                && !self.is_nobodys(&d.case, d.attribution.map(|a| &attributions[a]))
        });
        around::look(self.text, &mut drafts);
        let frames = Frames::read(self.text);
        frames.lay(self.text, &mut drafts);
        self.join_halves(&mut drafts);
        if self.settings.vague_wording > 0 && !assertion::is_personal(self.text, &[]) {
            drafts.retain(|d| {
                d.case.verdict != Verdict::Unnamed || !self.findings(&d.case).is_empty()
            });
            let vague = self.vague(&drafts);
            drafts.extend(vague);
        }
        drafts.extend(self.assertions(attributions, &frames));
        drafts.sort_by_key(|d| (d.case.content.start, std::cmp::Reverse(d.case.content.end)));
        drafts
    }

    /// What a cue has on both sides is one finding, on the longer half.
    fn join_halves(&self, drafts: &mut [Draft]) {
        for k in 1..drafts.len() {
            let (before, rest) = drafts.split_at_mut(k);
            let case = &mut rest[0].case;
            let is_half = |c: &Case| c.form == Form::Indirect && c.cue() == case.cue();
            let mut near = before.iter_mut().rev().take(HALVES).map(|d| &mut d.case);
            let Some(first) = near.find(|c| is_half(c)) else {
                continue;
            };
            let is_found = |c: &Case| !self.findings(c).is_empty();
            if is_half(case) && case.cue().is_some() && is_found(first) && is_found(case) {
                let is_first = first.content.len() < case.content.len();
                let lesser = if is_first { first } else { case };
                lesser.is_lesser_half = true;
            }
        }
    }

    /// Sentences of a reference work whose wording leaves open who says so, and which no other claim of
    /// that verdict touches.
    fn vague(&self, drafts: &[Draft]) -> Vec<Draft<'a>> {
        let unnamed: Vec<Span> = drafts
            .iter()
            .filter(|d| d.case.verdict == Verdict::Unnamed)
            .map(|d| d.case.content)
            .collect();
        wording::find(self.text, self.settings.vague_wording)
            .into_iter()
            .filter(|vague| {
                let next = unnamed.partition_point(|u| u.start < vague.content.end);
                next == 0 || !unnamed[next - 1].meets(vague.content)
            })
            .map(|vague| {
                let mut case = self.assertion_case(vague.content, None);
                case.wording = Some(vague.words);
                case.is_slight = vague.weight < self.settings.vague_finding;
                case.agentless = Some(Agentless::Wording);
                Draft {
                    case: with_verdict(case),
                    attribution: None,
                    part_of: None,
                }
            })
            .collect()
    }

    /// What the page says in its own voice and rules that are on would have a source for.
    fn assertions(&self, attributions: &[Attribution], frames: &Frames) -> Vec<Draft<'a>> {
        // What the page does not report as said sources nothing: "2 percent of people react to it".
        let spans: Vec<Span> = attributions
            .iter()
            .filter(|a| a.quotation.is_some() || assertive::is_sourced(self.text, a))
            .flat_map(|a| [Some(a.content), a.cue, a.source])
            .flatten()
            .chain(self.quotations.iter().map(|q| q.span))
            .collect();
        assertion::find(self.text, self.quotations, &spans)
            .into_iter()
            .filter(|(_, kind)| self.settings.every_rule || *kind != Assertion::Superlative)
            .filter(|(content, _)| frames.around(self.text, content.start).is_none())
            .map(|(content, assertion)| self.assertion_case(content, Some(assertion)))
            .filter(|case| !self.findings(case).is_empty())
            .map(|case| Draft {
                case: with_verdict(case),
                attribution: None,
                part_of: None,
            })
            .collect()
    }

    /// Whether the content lies in a block whose claims are judged.
    fn is_judged(&self, content: Span) -> bool {
        let token = self.text.token_from(content.start);
        !content.is_empty()
            && token < self.text.tokens.len()
            && self.text.blocks[self.text.block_of(token)].is_judged
    }

    /// “He developed two tables”, of a “he” whom the text never names: neither a thought nor a thinker to
    /// audit.
    fn is_nobodys(&self, case: &Case, attribution: Option<&Attribution>) -> bool {
        let is_unexplained = case
            .source
            .is_some_and(|s| fact::is_unexplained(&s, case.resolved));
        is_unexplained
            && attribution
                .is_some_and(|a| a.act == Act::Attitude && reported::is_no_clause(self.text, a))
    }

    /// Whether the profile passes over such an attribution.
    fn is_passed_over(&self, attribution: &Attribution) -> bool {
        let is_agentless = attribution.source.is_none() && attribution.quotation.is_none();
        is_agentless
            && !self.settings.vague_claims
            && attribution
                .cue
                .is_some_and(|cue| passive::is_mild(self.text, cue, attribution.content))
    }

    /// Speech that no attribution claims: nobody is given.
    fn unclaimed_speech(&self, attributions: &[Attribution]) -> Vec<Draft<'a>> {
        let mut is_claimed = vec![false; self.quotations.len()];
        for number in attributions.iter().filter_map(|a| a.quotation) {
            if let Some(claimed) = is_claimed.get_mut(number) {
                *claimed = true;
            }
        }
        self.quotations
            .iter()
            .zip(is_claimed)
            .filter(|(q, claimed)| {
                // Many a page indents with `blockquote`: without marks and without a speaker it claims nothing.
                !claimed
                    && !q.is_element
                    && q.role == Role::Speech
                    && q.inside.is_none()
                    && self.is_judged(q.content)
            })
            .map(|(quotation, _)| Draft {
                case: self.bare_case(quotation),
                attribution: None,
                part_of: None,
            })
            .collect()
    }
}

/// Whether two attributions read the same words of the same source: "Figures reported on Sunday show …".
fn is_same(a: &Case, b: &Case) -> bool {
    let head = |case: &Case| case.source.map(|s| s.head);
    a.quotation.is_none()
        && b.quotation.is_none()
        && a.content == b.content
        && a.source.is_some()
        && head(a) == head(b)
}

/// What a page sets apart without marks, and gives to nobody, it says itself.
fn is_indented(case: &Case) -> bool {
    case.source.is_none() && case.quotation.is_some_and(|q| q.is_element)
}

/// A few quoted words that nobody is given for are a term, not a claim.
fn is_scrap(case: &Case) -> bool {
    let is_short = |q: &Quotation| q.end.saturating_sub(q.first) <= SCRAP;
    case.source.is_none() && !case.is_utterance && case.quotation.is_some_and(is_short)
}
