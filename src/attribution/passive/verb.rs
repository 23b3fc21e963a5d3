//! Passives: "is believed to", "a step seen as", "is hailed by many as"; adverbs that hedge.

use super::clause::Clause;
use super::statement;
use crate::attribution::Attribution;
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, TokenKind};
use std::ops::Range;

/// Tokens behind a passive in which its agent or its place stands.
const AGENT: usize = 8;

/// Most tokens of a noun phrase without its determiner.
const NOUN_PHRASE: usize = 4;

/// Most tokens of the subject of a relative clause: "whose **narrow third-place finish**".
const SUBJECT: usize = 6;

/// Verbs whose "as" says what somebody or something is judged to be.
const JUDGEMENT: Classes = lexicon::APPRAISAL_VERB.or(lexicon::LABELLING_VERB);

impl Clause<'_> {
    /// "is (widely) believed to …", "it has been argued that …", "a step seen as …", "is hailed by many as …".
    pub(super) fn passive(&self, verb: usize) -> Option<(Attribution, usize)> {
        let auxiliaries = self.auxiliaries_before(verb);
        let first = auxiliaries.or_else(|| self.is_reduced(verb).then_some(verb))?;
        let is_modal = |t: usize| self.text.tokens[t].is(lexicon::MODAL);
        if (first..verb).any(is_modal) {
            return None;
        }
        let cue = self.text.span(first, verb + 1);
        let next = self.skip_place(self.skip_adverbs(verb + 1));
        if next >= self.sentence.end {
            return None;
        }
        if let Some(agent) = self.vague_agent(verb, next) {
            let source = self.text.span(agent.start, agent.end);
            let is_as = self.is_word(agent.end, "as") || self.is_word(agent.end, "to");
            let content = self.after(agent.end + usize::from(!is_as));
            return Some((statement(content, cue, Some(source)), agent.end));
        }
        if self.has_agent(next) {
            return None;
        }
        let content = if auxiliaries.is_none() {
            self.is_predicate(verb, next).then(|| self.beside(next))?
        } else {
            self.reported_by(first, verb, next)?
        };
        Some((statement(content, cue, None), next + 1))
    }

    /// What the passive `first..=verb` reports, where the words from `next` on tell.
    fn reported_by(&self, first: usize, verb: usize, next: usize) -> Option<Span> {
        let is_impersonal = first > self.sentence.first && self.is_word(first - 1, "it");
        let token = &self.text.tokens[verb];
        let word = &self.text.tokens[next];
        let opens_clause = word.is(lexicon::DETERMINER.or(lexicon::SUBJECT_PRONOUN))
            || word.shape == Shape::Title
            || word.kind == TokenKind::Number;
        if self.is_word(next, "that") {
            is_impersonal.then(|| self.after(next))
        } else if self.is_word(next, "to") {
            let raises = token.is(lexicon::RAISING_VERB.or(lexicon::COMPLEMENT_VERB));
            raises.then(|| self.around(first, next))
        } else if token.is(lexicon::CHARGE_VERB) && word.is(lexicon::PREPOSITION) {
            let has_object =
                next + 1 < self.sentence.end && self.text.tokens[next + 1].kind != TokenKind::Mark;
            (!is_impersonal && has_object).then(|| self.around(first, next))
        } else if self.is_word(next, "as") {
            let is_relative = (self.sentence.first..first)
                .rev()
                .take(SUBJECT)
                .take_while(|t| self.text.tokens[*t].kind == TokenKind::Word)
                .any(|t| self.text.tokens[t].is(lexicon::RELATIVE));
            let is_quoted = self
                .text
                .tokens
                .get(next + 1)
                .is_some_and(|t| t.kind == TokenKind::QuotationMark);
            let judges = !is_quoted && token.is(JUDGEMENT);
            judges.then(|| {
                if is_relative {
                    self.beside(next)
                } else {
                    self.after(next)
                }
            })
        } else if is_impersonal {
            opens_clause.then(|| self.after(next))
        } else if word.is(lexicon::PREPOSITION) {
            let is_credit = self.is_word(next, "with") && self.is_spread(first, verb);
            let is_blame = self.is_blame(verb, next);
            (is_credit || is_blame).then(|| self.around(first, next))
        } else if token.is(lexicon::COMPLEMENT_VERB) && word.kind == TokenKind::Word {
            Some(self.around(first, next))
        } else {
            None
        }
    }

    /// The content at `first` in words about a noun, which a comma ends.
    fn beside(&self, first: usize) -> Span {
        let comma = (first..self.sentence.end).find(|t| self.is_word(*t, ","));
        comma.map_or_else(|| self.after(first), |comma| self.trimmed(first, comma))
    }

    /// Whether a participle without an auxiliary is a passive: it follows the noun that it tells of.
    fn is_reduced(&self, verb: usize) -> bool {
        let tokens = &self.text.tokens;
        let place = |t: usize| pos(self.text, t);
        let mut noun = verb;
        while noun > self.sentence.first && self.is_adverb(noun - 1) {
            noun -= 1;
        }
        let Some(noun) = noun.checked_sub(1).filter(|n| *n > self.sentence.first) else {
            return false;
        };
        if matches!(self.text.word(noun), "," | "–" | "—" | "-") {
            return matches!(place(noun - 1), Pos::Noun | Pos::Name | Pos::Number);
        }
        let speaks = lexicon::COLLECTIVE.or(lexicon::ROLE);
        let is_noun = |t: usize| matches!(place(t), Pos::Noun | Pos::Participle | Pos::Number);
        if !is_noun(noun) || tokens[noun].is(lexicon::PLURAL) && tokens[noun].is(speaks) {
            return false;
        }
        let mut first = noun;
        while first > self.sentence.first && noun - first < NOUN_PHRASE && is_noun(first - 1) {
            first -= 1;
        }
        let has_determiner =
            first > self.sentence.first && tokens[first - 1].is(lexicon::DETERMINER);
        first -= usize::from(has_determiner);
        // "the plan the mayor described as": a noun before the phrase makes it the subject.
        let is_apart = first == self.sentence.first
            || matches!(
                place(first - 1),
                Pos::Preposition
                    | Pos::Mark
                    | Pos::Quote
                    | Pos::Verb
                    | Pos::Auxiliary
                    | Pos::Conjunction
            );
        is_apart && (has_determiner || tokens[noun].is(lexicon::PLURAL))
    }

    /// Whether `next` opens what a reduced passive says of its noun: "seen **as**", "believed **to be**".
    fn is_predicate(&self, verb: usize, next: usize) -> bool {
        let token = &self.text.tokens[verb];
        let is =
            |t: usize, classes: Classes| t < self.sentence.end && self.text.tokens[t].is(classes);
        let is_quoted = |t: usize| {
            self.text
                .tokens
                .get(t)
                .is_some_and(|t| t.kind == TokenKind::QuotationMark)
        };
        self.is_word(next, "as") && token.is(JUDGEMENT) && !is_quoted(next + 1)
            || token.is(lexicon::RAISING_VERB)
                && token.is(lexicon::BELIEF_VERB)
                && is(next, lexicon::INFINITIVE)
                && is(next + 1, lexicon::BE.or(lexicon::AUXILIARY))
    }

    /// "has been criticised **for leaving**".
    fn is_blame(&self, verb: usize, next: usize) -> bool {
        self.is_word(next, "for")
            && self.text.tokens[verb].is(lexicon::APPRAISAL_VERB)
            && next + 1 < self.sentence.end
            && self.text.word(next + 1).ends_with("ing")
    }

    /// The agent behind a "by" at `next` that names nobody: "seen **by many Africans** as". What it
    /// says follows.
    fn vague_agent(&self, verb: usize, next: usize) -> Option<Range<usize>> {
        if !self.is_word(next, "by") {
            return None;
        }
        let tokens = &self.text.tokens;
        let start = next + 1;
        let token = &tokens[verb];
        let opens = |t: usize| {
            self.is_word(t, "as") && token.is(JUDGEMENT)
                || tokens[t].is(lexicon::INFINITIVE)
                    && token.is(lexicon::RAISING_VERB.or(lexicon::COMPLEMENT_VERB))
                || self.is_word(t, "of") && token.is(lexicon::CHARGE_VERB)
                || self.is_blame(verb, t)
        };
        let reach = self.sentence.end.min(start + AGENT);
        let is_inside = |t: &usize| tokens[*t].kind == TokenKind::Word;
        let end = (start..reach).take_while(is_inside).find(|t| opens(*t))?;
        let is_quantity = start < end && tokens[start].is(lexicon::VAGUE_QUANTITY);
        let is_group = start < end
            && !tokens[start].is(lexicon::DEFINITE)
            && tokens[end - 1].is(lexicon::COLLECTIVE)
            && tokens[end - 1].is(lexicon::PLURAL);
        (is_quantity || is_group).then_some(start..end)
    }

    /// Behind "in the West" of "is seen in the West as".
    fn skip_place(&self, t: usize) -> usize {
        let is_place =
            |t: usize| t < self.sentence.end && self.text.tokens[t].is(lexicon::PLACE_PREPOSITION);
        if !is_place(t) {
            return t;
        }
        let reach = self.sentence.end.min(t + AGENT);
        let is_inside = |t: &usize| self.text.tokens[*t].kind == TokenKind::Word;
        (t + 1..reach)
            .take_while(is_inside)
            .find(|t| self.is_word(*t, "as"))
            .unwrap_or(t)
    }

    /// "reportedly".
    pub(super) fn hedge(&self, t: usize) -> Option<(Attribution, usize)> {
        // "a supposedly neutral party": the adverb hedges a word, not the clause.
        if t > self.sentence.first && self.text.tokens[t - 1].is(lexicon::DETERMINER) {
            return None;
        }
        let content = self.around(t, t + 1);
        (content.len() > 20).then(|| (statement(content, self.text.span(t, t + 1), None), t + 1))
    }

    /// The first of the auxiliaries that make a passive of the participle `verb`.
    fn auxiliaries_before(&self, verb: usize) -> Option<usize> {
        let mut t = verb;
        let mut first = None;
        while t > self.sentence.first && verb - t < 7 {
            t -= 1;
            let goes_on = || self.text.tokens[t].is(lexicon::AUXILIARY.or(lexicon::MODAL));
            if self.is_be(t) || first.is_some() && goes_on() {
                first = Some(t);
            } else if !self.is_adverb(t) {
                break;
            }
        }
        first
    }

    /// Whether a "by" with an agent follows, before what is reported begins: a "by" in that has
    /// another's doings.
    fn has_agent(&self, from: usize) -> bool {
        let end = self.clause_end(from);
        let content = lexicon::COMPLEMENTIZER.or(lexicon::INFINITIVE);
        let mut before_content = (from..end).take_while(|&t| !self.text.tokens[t].is(content));
        before_content.any(|t| {
            self.is_word(t, "by")
                && t + 1 < end
                && !self.text.tokens[t + 1].is(lexicon::GERUND)
                && self.text.tokens[t + 1].kind != TokenKind::Number
        })
    }

    /// Whether an adverb spreads the passive over everybody.
    fn is_spread(&self, first: usize, verb: usize) -> bool {
        (first..verb).any(|t| self.text.tokens[t].is(lexicon::GENERAL_ADVERB))
    }
}
