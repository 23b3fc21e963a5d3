//! Who signs a quotation: a dash and a name, a `cite`, a caption, a line under a block quote.

use crate::document::{BlockKind, MarkKind};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::text::Text;
use crate::text::syntax::{self, Phrase, Pos, pos};

/// `— NAME`, behind the quotation or on the line under it, a `cite`, a caption, or a line under a
/// block quote that is a person's name.
pub fn find(text: &Text, quotations: &[Quotation], k: usize) -> Option<Phrase> {
    let q = quotations[k];
    let block = text.blocks[q.block];
    let close = text.token_from(q.span.end);
    let is_dash = |t: usize| matches!(text.word(t), "—" | "–" | "-" | "―");
    let (first, end) = if close < block.end {
        (close, block.end)
    } else {
        // Under the last paragraph of the block quote.
        let mut under = q.block + 1;
        for next in quotations[k + 1..].iter().take(8) {
            let runs_on = q.is_element && next.is_element && next.block == under;
            if runs_on && next.end - next.first > 12 {
                under += 1;
            }
        }
        let b = text.blocks.get(under)?;
        (b.first, b.end)
    };
    if first >= end || end - first > 30 {
        return None;
    }
    let number = text.block_of(first);
    let whole = text.span(first, end);
    let is_cite = |m: &crate::document::Mark| {
        m.kind == MarkKind::Cite && m.span.meets(whole) && m.span.len() * 2 > whole.len()
    };
    let marks = &text.document.marks;
    let from = marks.partition_point(|m| m.span.start + 2 < whole.start);
    let is_cited = marks[from..].iter().take(4).any(is_cite);
    let is_caption = text.document.blocks[number].kind == BlockKind::Caption;
    let is_set_apart = q.is_element || is_set_apart(text, q.block, close);
    let names_a_person = is_set_apart
        && number > q.block
        && text.document.blocks[number].kind != BlockKind::Heading
        && end - first <= 12
        && !matches!(text.word(end - 1), "." | "?" | "!" | "…")
        && text.tokens[first].is(lexicon::FIRST_NAME_FEMALE.or(lexicon::FIRST_NAME_MALE))
        && !(first..end).any(|t| matches!(pos(text, t), Pos::Verb | Pos::Auxiliary | Pos::Quote));
    let start = if is_dash(first) { first + 1 } else { first };
    if start == first && !is_caption && !is_cited && !names_a_person {
        return None;
    }
    syntax::phrase_after(text, start, end)
        .filter(|s| (s.first..s.end).any(|t| pos(text, t) == Pos::Name))
}

/// Whether a quotation with marks of its own fills its paragraph, or stands in a block quote.
fn is_set_apart(text: &Text, block: usize, close: usize) -> bool {
    let b = text.blocks[block];
    let is_whole = close == b.end && pos(text, b.first) == Pos::Quote;
    is_whole || text.document.blocks[block].kind == BlockKind::Quote
}
