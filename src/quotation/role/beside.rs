//! The words beside a quotation: whether somebody says something there.

use crate::document::BlockKind;
use crate::lexicon::{self, Classes, EntryId};
use crate::quotation::Quotation;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// The tokens beside a quotation.
pub(super) struct Beside {
    /// First token of its block, and one past the last.
    first: usize,
    end: usize,
    /// First token of its marks, and one past the last.
    pub(super) open: usize,
    pub(super) close: usize,
}

impl Beside {
    /// The tokens beside quotation `q`.
    pub(super) fn of(text: &Text, q: &Quotation) -> Beside {
        let block = text.blocks[q.block];
        Beside {
            first: block.first,
            end: block.end,
            open: text.token_from(q.span.start),
            close: text.token_from(q.span.end),
        }
    }

    /// How many words before the quotation a verb of saying stands, from one; 0 where none does.
    pub(super) fn cue_before(&self, text: &Text) -> usize {
        (self.first.max(self.open.saturating_sub(4))..self.open)
            .rev()
            .position(|t| is_cue(text, t))
            .map_or(0, |d| d + 1)
    }

    /// Whether words with a colon lead up to the block, or to the list it is in: `He gave reasons:`
    pub(super) fn is_led_up_to(&self, text: &Text, q: &Quotation) -> bool {
        let item = kind(text, q.block) == kind_of(BlockKind::ListItem);
        let before = text.blocks[..q.block].iter().enumerate().rev().take(8);
        self.open == self.first
            && before
                .filter(|(_, b)| b.end > b.first)
                .find(|(n, _)| !item || kind(text, *n) != kind_of(BlockKind::ListItem))
                .is_some_and(|(_, b)| text.word(b.end - 1) == ":")
    }

    /// The same, behind it.
    pub(super) fn cue_after(&self, text: &Text) -> usize {
        (self.close..self.end.min(self.close + 5))
            .position(|t| is_cue(text, t))
            .map_or(0, |d| d + 1)
    }
}

/// Whether somebody says something here: a verb of saying, and no infinitive or order (“to add”).
pub(super) fn is_cue(text: &Text, token: usize) -> bool {
    let t = &text.tokens[token];
    if !is_cue_verb(text, token) {
        return false;
    }
    if !t.is(VERB) {
        return true;
    }
    if !t.is(lexicon::BASE) && t.is(lexicon::PAST) {
        return true;
    }
    if pos(text, token) == Pos::Noun {
        return false;
    }
    !t.is(lexicon::BASE)
        || t.is(lexicon::PAST.or(lexicon::PARTICIPLE))
        || token.checked_sub(1).is_some_and(|before| {
            matches!(
                pos(text, before),
                Pos::Pronoun | Pos::Noun | Pos::Name | Pos::Relative | Pos::Adverb
            )
        })
}

/// Also where it is the first word of a phrase: “puts it”.
pub(super) fn is_cue_verb(text: &Text, token: usize) -> bool {
    let t = &text.tokens[token];
    t.is(VERB)
        || t.entry != EntryId::NONE && text.phrases_at(token).iter().any(|p| p.classes.any(VERB))
}

/// `not`, `never`, `don’t`
pub(super) fn is_negation(text: &Text, token: usize) -> bool {
    let word = text.word(token);
    text.tokens[token].is(lexicon::NEGATION) || word.ends_with("n’t") || word.ends_with("n't")
}

pub(super) fn kind(text: &Text, block: usize) -> usize {
    kind_of(text.document.blocks[block].kind)
}

fn kind_of(kind: BlockKind) -> usize {
    match kind {
        BlockKind::Heading => 1,
        BlockKind::ListItem => 2,
        BlockKind::Quote => 3,
        BlockKind::Caption => 4,
        BlockKind::Cell => 5,
        BlockKind::Code => 6,
        _ => 0,
    }
}

const VERB: Classes = lexicon::STATEMENT_VERB.or(lexicon::MANNER_VERB);
