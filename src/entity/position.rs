//! Where in its sentence a mention stands: as the subject, as a part of another phrase, beside another
//! name.

use super::name::is_small_noun;
use crate::lexicon;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Most tokens of a line that signs.
const CREDIT: usize = 24;

/// Whether tokens `a` and `b` begin names joined by “and”.
pub fn is_one_phrase(text: &Text, a: usize, b: usize) -> bool {
    b > a
        && b - a <= 7
        && matches!(text.word(b - 1), "and" | "&")
        && text.tokens[a..b - 1]
            .iter()
            .all(|t| t.shape != Shape::Lower)
}

/// Whether what starts at `token` opens its clause: only its own modifiers stand between it and the
/// sentence’s start, a mark, a conjunction.
pub fn is_subject(text: &Text, from: usize, token: usize) -> bool {
    let mut k = token;
    let mut steps = 0;
    let mut has_role = false;
    while k > from && steps < 6 {
        k -= 1;
        steps += 1;
        let t = &text.tokens[k];
        match t.kind {
            TokenKind::Mark | TokenKind::QuotationMark => return true,
            TokenKind::Clitic => return false,
            _ => {}
        }
        if t.is(lexicon::CONJUNCTION
            .or(lexicon::SUBORDINATOR)
            .or(lexicon::COMPLEMENTIZER))
        {
            return true;
        }
        if t.is(lexicon::PREPOSITION.or(lexicon::AUXILIARY)) {
            return false;
        }
        if t.is(lexicon::ROLE
            .or(lexicon::DETERMINER)
            .or(lexicon::TITLE)
            .or(lexicon::ADVERB))
        {
            has_role |= t.is(lexicon::ROLE);
            continue;
        }
        // “**Market** trader NAME”
        if has_role
            && matches!(pos(text, k), Pos::Noun | Pos::Name)
            && !t.is(lexicon::STATEMENT_VERB)
        {
            continue;
        }
        if t.is(lexicon::STATEMENT_VERB) {
            // “said NAME”: inverted.
            return !text.tokens[k + 1].is(lexicon::DETERMINER);
        }
        return false;
    }
    true
}

/// Whether the name that starts at token `first` signs the page or a picture, in a line of its own: “By
/// **NAME**”, “Photo: **NAME** / Agency”. Whoever only signs is nobody’s “he”.
pub fn is_credit(text: &Text, first: usize) -> bool {
    let block = text.blocks[text.block_of(first)];
    if block.end - block.first > CREDIT {
        return false;
    }
    let before = block.first..first;
    let by = first
        .checked_sub(1)
        .filter(|k| before.contains(k) && text.word(*k).eq_ignore_ascii_case("by"));
    let is_open = |k: usize| !text.tokens[k].is(lexicon::AUXILIARY.or(lexicon::DETERMINER));
    by.is_some_and(|by| by < block.first + 3 && (block.first..by).all(is_open))
        || before.into_iter().any(|k| {
            text.tokens[k].is(lexicon::LABEL_NOT_NAME) && matches!(text.word(k + 1), ":" | "by")
        })
}

/// Whether the name that ends before token `end` only modifies a noun: “the NAME campaign”.
pub fn modifies(text: &Text, end: usize) -> bool {
    text.tokens
        .get(end)
        .is_some_and(|t| t.kind == TokenKind::Clitic || is_small_noun(text, end))
}
