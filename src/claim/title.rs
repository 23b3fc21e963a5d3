//! The title of a plain text, which marks no headings: the text below bears it out.

use std::ops::Range;

use crate::document::BlockKind;
use crate::text::Text;

/// Fewest tokens of a page that has a title.
const PAGE: usize = 300;

/// Fewest blocks of such a page.
const BLOCKS: usize = 5;

/// Most tokens of a title.
const TITLE: usize = 30;

/// Most tokens of the line below it that says more.
const DECK: usize = 20;

/// The blocks that are the title of `text`: its first line, and a line below it that goes on
/// with it or is shorter than what follows. None where the page marks its headings.
pub fn of(text: &Text) -> Range<usize> {
    let is_marked = text
        .document
        .blocks
        .iter()
        .any(|b| b.kind != BlockKind::Paragraph);
    if is_marked || text.blocks.len() < BLOCKS || text.tokens.len() < PAGE {
        return 0..0;
    }
    let tokens = |k: usize| text.blocks[k].end - text.blocks[k].first;
    let sentences = |k: usize| {
        let last = text.blocks[k].end.saturating_sub(1);
        text.sentence_of(last) - text.sentence_of(text.blocks[k].first) + 1
    };
    if tokens(0) == 0 || tokens(0) > TITLE {
        return 0..0;
    }
    let is_open = text.word(text.blocks[0].end - 1) == ";";
    let is_deck = tokens(1) > 0
        && tokens(1) <= DECK
        && sentences(1) == 1
        && (is_open || tokens(2) > tokens(1));
    0..1 + usize::from(is_deck)
}
