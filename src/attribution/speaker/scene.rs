//! A quotation and what stands around it: what candidates are measured by.

use super::{Cues, Kind, is_opaque};
use crate::lexicon;
use crate::linear::step;
use crate::quotation::Quotation;
use crate::text::syntax::{Phrase, Pos, pos};
use crate::text::{Text, TokenKind};

/// A quotation and what stands around it.
pub(super) struct Scene<'t, 'd> {
    pub text: &'t Text<'d>,
    pub quotations: &'t [Quotation],
    pub q: Quotation,
    pub k: usize,
    pub open: usize,
    pub close: usize,
    pub before: Option<usize>,
    pub is_last: bool,
    pub has_adjacent: usize,
    pub opens: usize,
    pub size: usize,
}

impl<'t, 'd> Scene<'t, 'd> {
    pub(super) fn of(
        text: &'t Text<'d>,
        quotations: &'t [Quotation],
        cues: &Cues,
        k: usize,
        before: Option<usize>,
    ) -> Scene<'t, 'd> {
        let q = quotations[k];
        let (open, close) = (text.token_from(q.span.start), text.token_from(q.span.end));
        let block = text.blocks[q.block];
        let is_last = close == block.end;
        let words = (q.first..q.end)
            .filter(|&t| text.tokens[t].kind == TokenKind::Word)
            .count();
        let opens = if open == block.first {
            2
        } else {
            usize::from(q.opens_sentence(text))
        };
        let mut scene = Scene {
            text,
            quotations,
            q,
            k,
            open,
            close,
            before,
            is_last,
            has_adjacent: 0,
            opens,
            size: step(words),
        };
        let adjacent = cues.block(q.block).iter().filter(|c| c.source.is_some());
        for cue in adjacent {
            let tokens = cue.tokens();
            let gap = if tokens.first >= close {
                scene.words(close, tokens.first)
            } else {
                scene.words(tokens.end, open)
            };
            if gap == 0 {
                scene.has_adjacent |= if tokens.first >= close { 1 } else { 2 };
            }
        }
        scene
    }

    /// Words between two tokens.
    pub(super) fn words(&self, first: usize, end: usize) -> usize {
        let n = end.saturating_sub(first);
        if n > 60 {
            return n;
        }
        self.text.tokens[first.min(end)..end]
            .iter()
            .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
            .count()
    }

    /// Whose a block quote may be: of the words around it only what leads up to it with a colon, or
    /// signs it.
    pub(super) fn may_speak_block_quote(&self, kind: Kind) -> bool {
        let text = self.text;
        let opens_block = self.open == text.blocks[self.q.block].first;
        let leads_up = self.q.block > 0 && opens_block && {
            let before = text.blocks[self.q.block - 1];
            before.end > before.first && matches!(text.word(before.end - 1), ":" | ",")
        };
        match kind {
            Kind::Nobody | Kind::Signature | Kind::Label | Kind::Tagged => true,
            Kind::Continued => self.q.continues.is_some() || !opens_block,
            Kind::Cue => !opens_block || !self.is_last,
            Kind::CueBefore | Kind::Subject => leads_up || !opens_block,
            Kind::CueAfter => false,
        }
    }

    /// Whether the words that its paragraph opens with stand between it and all other speech, and no speech
    /// went before in the paragraph above: “By nine the words were chalked on a wall. ‘It will fall.’” is
    /// nobody's who speaks elsewhere.
    pub(super) fn is_led_by_others(&self) -> bool {
        let opens = self.open == self.text.blocks[self.q.block].first;
        let is_far = self
            .before
            .is_none_or(|b| self.quotations[b].block + 1 < self.q.block);
        !opens && is_far && self.q.continues.is_none() && !self.q.is_element
    }

    /// How far the speech before is: words in the same block, or blocks.
    pub(super) fn chain_distance(&self) -> usize {
        let Some(b) = self.before.map(|b| self.quotations[b]) else {
            return 19;
        };
        if b.block == self.q.block {
            step(self.words(self.text.token_from(b.span.end), self.open))
        } else {
            10 + (self.q.block - b.block).min(5)
        }
    }

    pub(super) fn quotations_between(&self, from: usize, upto: usize) -> usize {
        let around = self.k.saturating_sub(6)..(self.k + 7).min(self.quotations.len());
        around
            .filter(|&o| {
                o != self.k && self.quotations[o].inside.is_none() && is_opaque(&self.quotations[o])
            })
            .filter(|&o| self.quotations[o].first >= from && self.quotations[o].end <= upto)
            .count()
    }

    pub(super) fn sentences_between(&self, from: usize, upto: usize) -> usize {
        if upto <= from {
            return 0;
        }
        self.text.sentence_of(upto.min(self.text.tokens.len() - 1)) - self.text.sentence_of(from)
    }

    /// What stands at the quotation's edge towards the cue.
    pub(super) fn edge(&self, is_after: bool, tokens: Phrase) -> usize {
        let text = self.text;
        if is_after {
            return match text.word(self.q.end - 1) {
                "," => 0,
                "?" | "!" => 1,
                "." => 2,
                _ => match text.tokens.get(self.close).map(|_| text.word(self.close)) {
                    Some(",") if self.close <= tokens.first => 3,
                    _ => 4,
                },
            };
        }
        let Some(t) = self.open.checked_sub(1) else {
            return 9;
        };
        match text.word(t) {
            "," => 5,
            ":" => 6,
            "." | "?" | "!" => 8,
            _ if text.tokens[t].is(lexicon::COMPLEMENTIZER) => 7,
            _ => 9,
        }
    }

    /// Whether another quotation is nearer to the cue.
    pub(super) fn taken(&self, cue: Phrase, is_after: bool) -> usize {
        let text = self.text;
        let other = |q: &Quotation| q.inside.is_none() && is_opaque(q) && q.block == self.q.block;
        if is_after {
            // The next quotation stands behind the cue: does a comma or a colon lead to it?
            let next = self.quotations[self.k + 1..]
                .iter()
                .take(4)
                .find(|q| other(q));
            next.map_or(0, |q| {
                let open = text.token_from(q.span.start);
                if open < cue.end {
                    3
                } else {
                    1 + usize::from(self.words(cue.end, open) == 0 && text.word(open - 1) != ".")
                }
            })
        } else {
            let prev = self.quotations[..self.k]
                .iter()
                .rev()
                .take(4)
                .find(|q| other(q));
            prev.map_or(0, |q| {
                let close = text.token_from(q.span.end);
                if close > cue.first {
                    3
                } else {
                    1 + usize::from(self.words(close, cue.first) == 0)
                }
            })
        }
    }

    /// Whether a verb of the lexicon stands between, so that this cue is not the nearest.
    pub(super) fn nearest(&self, from: usize, upto: usize) -> usize {
        if upto <= from || upto - from > 60 {
            return usize::from(upto > from) * 2;
        }
        usize::from((from..upto).any(|t| pos(self.text, t) == Pos::Verb))
    }
}
