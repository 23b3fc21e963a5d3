//! Where a clause begins and ends, by its marks and small words.

use crate::document::Span;
use crate::lexicon;
use crate::text::{Sentence, Shape, Text, TokenKind};

/// Farthest a clause is read from its cue, in tokens.
const REACH: usize = 80;

/// A sentence that is read for cues.
pub(super) struct Clause<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) sentence: &'a Sentence,
}

impl Clause<'_> {
    /// The content that begins at token `first`.
    pub(super) fn after(&self, first: usize) -> Span {
        self.trimmed(first, self.clause_end(first))
    }

    /// The clause around a cue that begins at token `cue`; what follows begins at `next`.
    pub(super) fn around(&self, cue: usize, next: usize) -> Span {
        let first = self.clause_start(cue);
        self.trimmed(first, self.clause_end(next))
    }

    pub(super) fn clause_start(&self, cue: usize) -> usize {
        let stops = lexicon::CONJUNCTION
            .or(lexicon::SUBORDINATOR)
            .or(lexicon::COMPLEMENTIZER);
        let lowest = self.sentence.first.max(cue.saturating_sub(REACH));
        let mut first = cue;
        while first > lowest {
            let before = &self.text.tokens[first - 1];
            let is_mark = matches!(before.kind, TokenKind::Mark | TokenKind::QuotationMark)
                && !matches!(self.text.word(first - 1), "%" | "$" | "£" | "€" | "&" | "/");
            if is_mark || before.is(stops) {
                break;
            }
            first -= 1;
        }
        // Nothing between a comma and the cue: the subject stands before an insertion.
        if first == cue && first > lowest && self.is_word(first - 1, ",") {
            return self.sentence.first;
        }
        if first > lowest && self.text.tokens[first - 1].is(lexicon::RELATIVE) {
            first -= 1;
        }
        first
    }

    pub(super) fn clause_end(&self, from: usize) -> usize {
        let last = self.sentence.end.min(from + REACH);
        (from..last)
            .find(|t| match self.text.word(*t) {
                ";" | "—" | "[" => true,
                "," if self.is_word(t + 1, "with") => true,
                "," => self.text.tokens.get(t + 1).is_some_and(|n| {
                    n.is(lexicon::CONJUNCTION
                        .or(lexicon::SUBORDINATOR)
                        .or(lexicon::RELATIVE))
                }),
                _ => false,
            })
            .unwrap_or(last)
    }

    /// Bytes of tokens `first..end`, closing punctuation left out.
    pub(super) fn trimmed(&self, first: usize, mut end: usize) -> Span {
        while end > first + 1
            && matches!(
                self.text.word(end - 1),
                "." | "," | "!" | "?" | ":" | "…" | ")"
            )
        {
            end -= 1;
        }
        self.text.span(first, end)
    }

    pub(super) fn skip_adverbs(&self, mut t: usize) -> usize {
        while t < self.sentence.end && self.is_adverb(t) {
            t += 1;
        }
        t
    }

    pub(super) fn is_adverb(&self, t: usize) -> bool {
        let token = &self.text.tokens[t];
        token.is(lexicon::ADVERB
            .or(lexicon::GENERAL_ADVERB)
            .or(lexicon::NEGATION))
            || token.shape == Shape::Lower && self.text.word(t).ends_with("ly")
    }

    pub(super) fn is_be(&self, t: usize) -> bool {
        self.text.tokens[t].is(lexicon::BE)
    }

    pub(super) fn is_word(&self, t: usize, word: &str) -> bool {
        t < self.sentence.end && self.text.word(t).eq_ignore_ascii_case(word)
    }
}
