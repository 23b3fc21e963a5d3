//! Whose words a block sets off without quotation marks: “NAME writes:” above it, a name that signs it.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use crate::document::BlockKind;
use crate::lexicon;
use crate::text::{BlockText, Text, TokenKind};

/// For each block, who says “I” in it by the line above or the name at its end.
pub fn read(text: &Text, names: &[Name], cast: &Cast) -> Vec<Option<EntityId>> {
    let person = |number: usize| {
        let entity = cast.of_name[number]?;
        (cast.entities[entity].sort() == Sort::Person).then_some(entity)
    };
    let mut above: Option<EntityId> = None;
    let mut whose = Vec::with_capacity(text.blocks.len());
    for (k, block) in text.blocks.iter().enumerate() {
        let kind = text.document.blocks.get(k).map(|b| b.kind);
        let is_free = !matches!(kind, Some(BlockKind::Heading | BlockKind::ListItem));
        let signed = signature(text, names, block).and_then(person);
        whose.push(signed.or(above).filter(|_| is_free));
        above = lead_in(text, names, block).and_then(person);
    }
    whose
}

/// The name before the verb in a line that ends with a colon: “As **NAME** later wrote:”.
fn lead_in(text: &Text, names: &[Name], block: &BlockText) -> Option<usize> {
    let last = block.end.checked_sub(1).filter(|t| *t > block.first)?;
    if text.word(last) != ":" {
        return None;
    }
    let first = text.sentences[text.sentence_of(last)].first;
    let verb = (first + 1..last).find(|t| text.tokens[*t].is(lexicon::STATEMENT_VERB))?;
    let end = (first + 1..=verb)
        .rev()
        .find(|t| !text.tokens[*t - 1].is(lexicon::ADVERB.or(lexicon::AUXILIARY)))?;
    let number = names.partition_point(|n| n.end < end);
    let name = names.get(number)?;
    (name.end == end && name.first >= first).then_some(number)
}

/// The full name that closes a block, behind a whole sentence: “… for ever. **NAME NAME**”.
fn signature(text: &Text, names: &[Name], block: &BlockText) -> Option<usize> {
    let number = names.partition_point(|n| n.end < block.end);
    let name = names.get(number)?;
    let stop = name.first.checked_sub(1).filter(|t| *t > block.first)?;
    let is_dash = matches!(text.word(stop), "—" | "–" | "―" | "-" | "--");
    let stop = if is_dash { stop - 1 } else { stop };
    let ends = matches!(text.word(stop), "." | "!" | "?" | "…")
        || text.tokens[stop].kind == TokenKind::QuotationMark;
    (name.end == block.end && name.len() > 1 && ends && stop > block.first).then_some(number)
}
