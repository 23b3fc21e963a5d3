//! Claims that merely exist: "there are rumours that", "one theory holds that", "amid claims that".

use super::clause::Clause;
use super::statement;
use crate::attribution::Attribution;
use crate::document::Span;
use crate::lexicon;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, TokenKind};

/// Most adjectives before the noun.
const ADJECTIVES: usize = 3;

impl Clause<'_> {
    /// The claim that exists by itself in the noun `noun`.
    pub(super) fn existing_claim(&self, noun: usize) -> Option<(Attribution, usize)> {
        let (cue, that) = self
            .existing(noun)
            .or_else(|| self.told(noun))
            .or_else(|| self.circumstance(noun))?;
        // "Despite claims that it leaks, the dam stands": the comma ends what is claimed.
        let is_opening = self.text.token_from(cue.start) == self.sentence.first;
        let comma = (that..self.sentence.end).find(|t| self.is_word(*t, ","));
        let content = match comma.filter(|_| is_opening && that == noun + 1) {
            Some(comma) => self.trimmed(that, comma),
            None => self.after(that),
        };
        // “… a notion that, because money is short, …”: what follows lies beyond the comma.
        let is_cut = content.len() <= "that".len();
        (!is_cut).then(|| (statement(content, cue, None), that + 1))
    }

    /// "there are rumours that …".
    fn existing(&self, noun: usize) -> Option<(Span, usize)> {
        let there = (self.sentence.first..noun)
            .rev()
            .take(7)
            .find(|t| self.is_word(*t, "there"))?;
        let is_be = (there + 1..noun).any(|t| self.is_be(t))
            && !(there..noun).any(|t| self.text.tokens[t].is(lexicon::NEGATION));
        let that = self.skip_adverbs(noun + 1);
        let is_claim = is_be && self.text.tokens[noun].is(lexicon::IMPERSONAL);
        (is_claim && self.is_word(that, "that")).then(|| (self.text.span(there, noun + 1), that))
    }

    /// "one theory holds that …", "rumours spread that …", "rumour has it that …".
    fn told(&self, noun: usize) -> Option<(Span, usize)> {
        let tokens = &self.text.tokens;
        let first = self.bare_phrase(noun)?;
        let verb = self.skip_adverbs(noun + 1);
        if !tokens[noun].is(lexicon::IMPERSONAL) || verb + 1 >= self.sentence.end {
            return None;
        }
        let is_verb = tokens[verb].kind == TokenKind::Word
            && tokens[verb].shape == Shape::Lower
            && matches!(
                pos(self.text, verb),
                Pos::Verb | Pos::Noun | Pos::Participle
            )
            || tokens[verb].is(lexicon::AUXILIARY);
        let that = (verb + 1..self.sentence.end.min(verb + 3))
            .find(|t| !self.is_word(*t, "it") && !tokens[*t].is(lexicon::PARTICIPLE))?;
        let is_told = is_verb && !tokens[verb].is(lexicon::BE) && self.opens_clause(that);
        is_told.then(|| (self.text.span(first, that), that))
    }

    /// "amid speculation that …", "despite claims that …": of no holder.
    fn circumstance(&self, noun: usize) -> Option<(Span, usize)> {
        let tokens = &self.text.tokens;
        let first = self.bare_phrase(noun)?;
        let before = first.checked_sub(1).filter(|t| *t >= self.sentence.first)?;
        let is_tied = tokens[before].is(lexicon::MEMBERSHIP.or(lexicon::INFINITIVE));
        let is_circumstance = pos(self.text, before) == Pos::Preposition && !is_tied;
        (is_circumstance && tokens[noun].is(lexicon::PLURAL) && self.opens_clause(noun + 1))
            .then(|| (self.text.span(before, noun + 1), noun + 1))
    }

    /// First token of the noun phrase that ends in `noun`, where no word says whose it is.
    fn bare_phrase(&self, noun: usize) -> Option<usize> {
        let mut first = noun;
        while first > self.sentence.first
            && noun - first < ADJECTIVES
            && self.text.tokens[first - 1].shape == Shape::Lower
            && matches!(pos(self.text, first - 1), Pos::Noun | Pos::Participle)
        {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|t| *t >= self.sentence.first);
        let Some(before) = before else {
            return Some(first);
        };
        match pos(self.text, before) {
            Pos::Determiner if self.text.tokens[before].is(lexicon::DEFINITE) => None,
            Pos::Determiner | Pos::Number => Some(before),
            Pos::Preposition | Pos::Mark | Pos::Quote | Pos::Conjunction | Pos::Subordinator => {
                Some(first)
            }
            _ => None,
        }
    }

    /// Whether a "that" at `t` opens a clause, and is not what relates it: "claims that were made".
    fn opens_clause(&self, t: usize) -> bool {
        let verbal = lexicon::BE.or(lexicon::AUXILIARY).or(lexicon::MODAL);
        self.is_word(t, "that")
            && t + 1 < self.sentence.end
            && !self.text.tokens[t + 1].is(verbal)
            && pos(self.text, t + 1) != Pos::Verb
    }
}
