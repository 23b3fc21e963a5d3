//! Words that a noun leads up to: “**Cage**’s advice is always the same: “…””, “**Her** answer was
//! short: “…””.

use crate::lexicon;
use crate::text::Text;
use crate::text::syntax::{Phrase, Pos, pos};

/// Most tokens between whose words they are and the verb, and between the verb and the colon.
const NEAR: usize = 8;

/// Whose the words are that tokens `first..end`, the opening of a sentence up to its quotation, lead up
/// to with a colon.
pub fn owner(text: &Text, first: usize, end: usize) -> Option<Phrase> {
    let colon = end
        .checked_sub(1)
        .filter(|&t| t > first && text.word(t) == ":")?;
    let is_name = |t: &usize| matches!(pos(text, *t), Pos::Name | Pos::InnerStop);
    let names = first + (first..colon).take_while(is_name).count();
    let (owner, noun) = if names > first && pos(text, names) == Pos::Clitic {
        (names, names + 1)
    } else if text.tokens[first].is(lexicon::POSSESSIVE) {
        (first + 1, first + 1)
    } else {
        return None;
    };
    let verb = (noun + 1..colon.min(noun + NEAR)).find(|&t| text.tokens[t].is(lexicon::BE))?;
    (colon - verb <= NEAR).then_some(Phrase { first, end: owner })
}
