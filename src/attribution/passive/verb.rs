//! Passives: "is believed to", "a step seen as", "is hailed by many as"; adverbs that hedge.

use super::clause::Clause;
use super::statement;
use crate::attribution::Attribution;
use crate::lexicon;
use crate::text::{Shape, TokenKind};

impl Clause<'_> {
    /// "is (widely) believed to …", "it has been argued that …".
    pub(super) fn passive(&self, verb: usize) -> Option<(Attribution, usize)> {
        let first = self.auxiliaries_before(verb)?;
        let is_modal = |t: usize| self.text.tokens[t].is(lexicon::MODAL);
        if (first..verb).any(is_modal) {
            return None;
        }
        let cue_end = verb + 1;
        let next = self.skip_adverbs(cue_end);
        if self.has_agent(next) {
            return None;
        }
        let is_impersonal = first > self.sentence.first && self.is_word(first - 1, "it");
        let word = self
            .text
            .tokens
            .get(next)
            .filter(|_| next < self.sentence.end);
        let word = word?;
        let is_clause = |t: usize| {
            let token = &self.text.tokens[t];
            token.is(lexicon::DETERMINER.or(lexicon::SUBJECT_PRONOUN))
                || token.shape == Shape::Title
                || token.kind == TokenKind::Number
        };
        let content = if self.is_word(next, "that") {
            is_impersonal.then(|| self.after(next))?
        } else if self.is_word(next, "to") {
            let raises = self.text.tokens[verb].is(lexicon::RAISING_VERB)
                || self.text.tokens[verb].is(lexicon::COMPLEMENT_VERB);
            raises.then(|| self.around(first, next))?
        } else if self.text.tokens[verb].is(lexicon::CHARGE_VERB) && word.is(lexicon::PREPOSITION) {
            (!is_impersonal).then(|| self.around(first, next))?
        } else if self.is_word(next, "as") {
            let judges = self.text.tokens[verb].is(lexicon::APPRAISAL_VERB);
            (judges && !is_impersonal).then(|| self.around(first, next))?
        } else if is_impersonal {
            is_clause(next).then(|| self.after(next))?
        } else if word.is(lexicon::PREPOSITION) {
            (self.is_word(next, "with") && self.is_spread(first, verb))
                .then(|| self.around(first, next))?
        } else if self.text.tokens[verb].is(lexicon::COMPLEMENT_VERB)
            && word.kind == TokenKind::Word
        {
            self.around(first, next)
        } else {
            return None;
        };
        let cue = self.text.span(first, cue_end);
        Some((statement(content, cue, None), next + 1))
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
