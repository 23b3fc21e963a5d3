//! Vague groups: "some critics argue that".

use super::clause::Clause;
use super::statement;
use crate::attribution::{Attribution, relative};
use crate::document::Span;
use crate::lexicon;
use crate::report::Act;
use crate::text::TokenKind;
use crate::text::syntax::{self, Pos, pos};

impl Clause<'_> {
    /// "some critics argue that …", "many believe …".
    pub(super) fn vague_group(&self, noun: usize) -> Option<(Attribution, usize)> {
        let is_quantity = self.text.tokens[noun].is(lexicon::VAGUE_QUANTITY);
        let is_plural = self.text.tokens[noun].is(lexicon::PLURAL);
        if !is_quantity && !is_plural {
            return None;
        }
        let source_end = self.noun_phrase_end(noun + 1);
        let verb = self.verb_after(source_end)?;
        // “point out”
        let phrases = self.text.phrases_at(verb);
        let phrase = phrases.iter().find(|p| p.classes.any(syntax::ANY_VERB));
        let (cue_end, classes) = phrase.map_or((verb + 1, self.text.tokens[verb].classes), |p| {
            (p.end, p.classes)
        });
        let next = self.skip_adverbs(cue_end);
        let has_more = next < self.sentence.end && self.text.tokens[next].kind != TokenKind::Mark;
        // Farther from its verb, a group says what a “that” opens.
        let is_plain =
            source_end == noun + 1 || has_more && pos(self.text, next) == Pos::Complementizer;
        if !has_more || !is_plain || !classes.any(syntax::ANY_VERB) {
            return None;
        }
        let first = self.noun_phrase_start(noun);
        let source = self.text.span(first, source_end);
        let cue = self.text.span(verb, cue_end);
        let act = if classes.any(lexicon::STATEMENT_VERB) {
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

    /// One past the noun phrase whose noun stands before token `t`: “critics **of the scheme**”.
    fn noun_phrase_end(&self, t: usize) -> usize {
        if t >= self.sentence.end || pos(self.text, t) != Pos::Preposition {
            return t;
        }
        let after = syntax::phrase_after(self.text, t + 1, self.sentence.end);
        let Some(after) = after else { return t };
        // “the scheme **point out**”: a verb of two words, of which one is a noun as well.
        let is_verb = |k: &usize| {
            let mut phrases = self.text.phrases_at(*k).iter();
            phrases.any(|p| p.classes.any(syntax::ANY_VERB))
        };
        (t + 2..after.end).find(is_verb).unwrap_or(after.end)
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
        let has_auxiliary = (t..verb).any(|k| self.is_be(k));
        let finite = lexicon::BASE.or(lexicon::PAST).or(lexicon::PARTICIPLE);
        let mut phrases = self.text.phrases_at(verb).iter();
        let is_finite = self.text.tokens[verb].is(finite) || phrases.any(|p| p.classes.any(finite));
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
