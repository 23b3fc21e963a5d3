//! Vague groups: "some critics argue that".

use super::clause::Clause;
use super::statement;
use crate::attribution::{Attribution, relative};
use crate::document::Span;
use crate::lexicon;
use crate::report::Act;
use crate::text::TokenKind;

impl Clause<'_> {
    /// "some critics argue that …", "many believe …".
    pub(super) fn vague_group(&self, noun: usize) -> Option<(Attribution, usize)> {
        let is_quantity = self.text.tokens[noun].is(lexicon::VAGUE_QUANTITY);
        let is_plural = self.text.tokens[noun].is(lexicon::PLURAL);
        if !is_quantity && !is_plural {
            return None;
        }
        let verb = self.verb_after(noun + 1)?;
        let token = &self.text.tokens[verb];
        let next = self.skip_adverbs(verb + 1);
        let has_more = next < self.sentence.end && self.text.tokens[next].kind != TokenKind::Mark;
        if !has_more || !token.is(lexicon::STATEMENT_VERB.or(lexicon::ATTITUDE_VERB)) {
            return None;
        }
        let first = self.noun_phrase_start(noun);
        let source = self.text.span(first, noun + 1);
        let cue = self.text.span(verb, verb + 1);
        let act = if token.is(lexicon::STATEMENT_VERB) {
            Act::Statement
        } else {
            Act::Attitude
        };
        let mut found = statement(self.reported(first, next), cue, Some(source));
        found.act = act;
        Some((found, next + 1))
    }

    /// What follows a cue, from token `next` on: of a relative clause between commas (“, which engineers
    /// warn …,”), no more than it. The source begins at token `source`.
    fn reported(&self, source: usize, next: usize) -> Span {
        let after = self.after(next);
        let is_inserted = source > self.sentence.first + 1
            && relative::opens(self.text, source - 1)
            && self.text.word(source - 2) == ",";
        let comma = (next..self.text.token_from(after.end)).find(|&t| self.text.word(t) == ",");
        match comma.filter(|&t| is_inserted && t > next) {
            Some(comma) => self.trimmed(next, comma),
            None => after,
        }
    }

    /// The finite verb at token `t`, auxiliaries and adverbs passed over.
    fn verb_after(&self, t: usize) -> Option<usize> {
        let skip = lexicon::AUXILIARY
            .or(lexicon::MODAL)
            .or(lexicon::ADVERB)
            .or(lexicon::NEGATION)
            .or(lexicon::GENERAL_ADVERB);
        let verb = (t..self.sentence.end.min(t + 5)).find(|t| {
            let token = &self.text.tokens[*t];
            !token.is(skip) && !self.is_adverb(*t)
        })?;
        let token = &self.text.tokens[verb];
        let has_auxiliary = (t..verb).any(|k| self.is_be(k));
        let is_finite = token.is(lexicon::BASE.or(lexicon::PAST).or(lexicon::PARTICIPLE));
        (is_finite && !has_auxiliary).then_some(verb)
    }

    /// First token of the noun phrase that ends in `noun`.
    fn noun_phrase_start(&self, noun: usize) -> usize {
        let opens = lexicon::DETERMINER
            .or(lexicon::VAGUE_QUANTITY)
            .or(lexicon::COUNT);
        let mut first = noun;
        while first > self.sentence.first && noun - first < 4 {
            let before = &self.text.tokens[first - 1];
            let is_part = before.kind == TokenKind::Word
                && !before.is(lexicon::PREPOSITION
                    .or(lexicon::CONJUNCTION)
                    .or(lexicon::SUBORDINATOR)
                    .or(lexicon::COMPLEMENTIZER)
                    .or(lexicon::AUXILIARY)
                    .or(lexicon::MODAL)
                    .or(lexicon::ADVERB)
                    .or(lexicon::STATEMENT_VERB))
                || before.is(opens);
            if !is_part || relative::opens(self.text, first - 1) {
                break;
            }
            first -= 1;
        }
        first
    }
}
