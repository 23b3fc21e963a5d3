//! Whether a name starts at a capital.

use super::super::capital::Setting;
use super::{FIRST_NAME, Finder, HONORIFIC, NOUN, OFFICE, OPENER, VERB, is_country};
use crate::lexicon;
use crate::text::{Shape, TokenKind};

impl Finder<'_, '_> {
    /// Whether a name may start at `k`.
    pub(super) fn starts(&self, k: usize) -> bool {
        if !self.is_capital(k) {
            return false;
        }
        let token = &self.text.tokens[k];
        let is_before_name = self.is_capital(self.next(k));
        if is_country(self.text.word(k)) {
            return true;
        }
        if token.is(OPENER) {
            // “the skipper, **Per** NAME”: a capital that no sentence asks for.
            let is_given = token.is(lexicon::PREPOSITION)
                && token.shape == Shape::Title
                && self.setting == Setting::Plain
                && !self.capitals.is_opening(k)
                && k > 0
                && !self.is_capital(k - 1)
                && !self.is_capital(k + 2);
            return (is_given || token.is(FIRST_NAME.or(HONORIFIC))) && is_before_name
                || token.shape == Shape::Upper
                    && self.setting == Setting::Plain
                    && !token.is(lexicon::DETERMINER
                        .or(lexicon::SENTENCE_STARTER)
                        .or(lexicon::NEGATION));
        }
        if token.is(lexicon::MONTH) && !(token.is(FIRST_NAME) && is_before_name) {
            return false;
        }
        if !self.capitals.is_opening(k) {
            return true;
        }
        if token.shape == Shape::Upper && self.setting == Setting::Plain {
            return true;
        }
        // “Downing Street”
        let phrases = self.text.phrases_at(k);
        if phrases.iter().any(|p| p.classes.any(lexicon::PLACE)) && is_before_name {
            return true;
        }
        if token.is(lexicon::OPENING_ADJECTIVE)
            && !is_before_name
            && self.capitals.counts(token.hash).1 == 0
        {
            return false;
        }
        // “Secretary of State NAME”
        if token.is(OFFICE)
            && (self.is_word(k + 1, "of") || self.is_word(k + 1, "for"))
            && self.is_capital(k + 2)
        {
            return true;
        }
        let (small, inside) = self.capitals.counts(token.hash);
        if token.is(FIRST_NAME) && small == 0 {
            return true;
        }
        if inside > 0 && inside >= small || token.is(FIRST_NAME.or(HONORIFIC).or(lexicon::PLACE)) {
            return !(token.is(NOUN) && !is_before_name && inside == 0);
        }
        if small > 0 || is_small_word(self.text.word(k)) {
            return is_before_name
                && (token.is(OFFICE.or(lexicon::DEMONYM)) || self.is_body(self.run(k) - 1));
        }
        is_before_name || !token.is(NOUN) && !token.is(VERB) && self.is_subject(k)
    }

    /// Whether what follows a word that opens a sentence reads on from it: “Okay.” and “Right,” do
    /// not.
    fn is_subject(&self, k: usize) -> bool {
        let Some(next) = self.text.tokens[..self.end].get(k + 1) else {
            return self.is_alone(k);
        };
        match next.kind {
            TokenKind::Word => !next.is(lexicon::SUBJECT_PRONOUN.or(lexicon::DETERMINER)),
            TokenKind::Clitic => true,
            TokenKind::Number => false,
            _ => {
                self.is_mark(k + 1, "(")
                    || self.is_mark(k + 1, ":")
                    || self.is_mark(k + 1, ",")
                        && self.is(k + 2, lexicon::RELATIVE.or(lexicon::DETERMINER))
            }
        }
    }

    /// Whether the capital at `k` ends the name of a body: “State **House**”.
    pub(super) fn is_body(&self, k: usize) -> bool {
        self.is(k, lexicon::ORGANISATION.or(lexicon::ORGANISATION_SUFFIX))
            && !self.is(k, FIRST_NAME)
    }

    /// Whether nothing else stands in the block.
    fn is_alone(&self, k: usize) -> bool {
        let block = &self.text.blocks[self.text.block_of(k)];
        block.first == k && block.end == k + 1
    }
}

/// Endings that no name at the start of a sentence has, for want of better evidence.
fn is_small_word(word: &str) -> bool {
    [
        "ly", "ing", "ists", "ers", "ians", "ors", "ness", "tion", "ments", "tions", "ies",
    ]
    .iter()
    .any(|e| word.ends_with(e))
        && word.len() > 5
}
