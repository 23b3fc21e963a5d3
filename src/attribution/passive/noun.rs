//! Claims that merely exist: "there are rumours that".

use super::clause::Clause;
use super::statement;
use crate::attribution::Attribution;
use crate::lexicon;

impl Clause<'_> {
    /// "there are rumours that …".
    pub(super) fn existing_claim(&self, noun: usize) -> Option<(Attribution, usize)> {
        let there = (self.sentence.first..noun)
            .rev()
            .take(7)
            .find(|t| self.is_word(*t, "there"))?;
        let is_be = (there + 1..noun).any(|t| self.is_be(t))
            && !(there..noun).any(|t| self.text.tokens[t].is(lexicon::NEGATION));
        let that = self.skip_adverbs(noun + 1);
        if !is_be || that >= self.sentence.end || !self.is_word(that, "that") {
            return None;
        }
        let cue = self.text.span(there, noun + 1);
        Some((statement(self.after(that), cue, None), that + 1))
    }
}
