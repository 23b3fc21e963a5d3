//! What the page says in its own voice and somebody must have counted, compared or judged: figures over
//! many, superlatives about the world, and what runs somebody down. Clear cases only; all else is left
//! alone.

mod charge;
mod ranking;
mod statistic;

use crate::document::{BlockKind, Span};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::Role;
use crate::text::{Sentence, Text, TokenKind};

/// Words to the reader or of the writer in 1,000 from which a page is no report.
const PERSONAL: usize = 18;

/// Sentences on each side whose source a reader takes for this one's too.
const NEIGHBOURS: usize = 1;

/// What sort of assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// A measured figure over many.
    Statistic,
    /// A superlative about the world.
    Superlative,
    /// What runs a named person or body down.
    Charge,
}

/// Every assertion in sentences that no attribution of `attributed` (their spans, in order) touches,
/// nor the sentences beside them. Linear in the text.
pub fn find(text: &Text, quotations: &[Quotation], attributed: &[Span]) -> Vec<(Span, Assertion)> {
    if is_personal(text, quotations) {
        return Vec::new();
    }
    let mut is_sourced = vec![false; text.sentences.len()];
    for span in attributed {
        let first = text.sentence_of(text.token_at(span.start));
        let last = text.sentence_of(text.token_from(span.end).saturating_sub(1));
        let upto = (last + 1).min(is_sourced.len());
        is_sourced[first.min(upto)..upto].fill(true);
    }
    for (k, sentence) in text.sentences.iter().enumerate() {
        let names = (sentence.first..sentence.end).any(|t| text.tokens[t].is(lexicon::RESEARCH));
        is_sourced[k] |= names;
    }
    let has_colon = |k: usize| {
        let sentence = &text.sentences[k];
        (sentence.first..sentence.end).any(|t| text.word(t) == ":")
    };
    let counting = statistic::Counting::read(text);
    (0..text.sentences.len())
        .filter(|k| {
            let block = text.sentences[*k].block;
            let near = k.saturating_sub(NEIGHBOURS)..(k + NEIGHBOURS + 1).min(is_sourced.len());
            is_told(text, block)
                && !near
                    .into_iter()
                    .any(|n| is_sourced[n] && (n == *k || text.sentences[n].block == block))
        })
        .filter_map(|k| {
            let sentence = &text.sentences[k];
            if let Some(charge) = charge::find(text, sentence) {
                return Some((charge, Assertion::Charge));
            }
            let kind = if has_colon(k) {
                return None;
            } else if statistic::holds(text, k, &counting) {
                Assertion::Statistic
            } else if ranking::holds(text, sentence) {
                Assertion::Superlative
            } else {
                return None;
            };
            Some((trimmed(text, sentence), kind))
        })
        .collect()
}

/// Whether a block tells: a judged paragraph.
fn is_told(text: &Text, block: usize) -> bool {
    text.blocks[block].is_judged
        && text
            .document
            .blocks
            .get(block)
            .is_some_and(|b| b.kind == BlockKind::Paragraph)
}

/// Whether the page, `speech` on it left out, speaks to "you" or of "me": advice, a shop, a letter, a blog.
pub fn is_personal(text: &Text, speech: &[Quotation]) -> bool {
    let personal = lexicon::FIRST_PERSON.or(lexicon::SECOND_PERSON);
    let (mut all, mut own) = (0, 0);
    let is_quote = |k: usize| {
        let block = text.document.blocks.get(k);
        block.is_some_and(|b| b.kind == BlockKind::Quote)
    };
    let mut speech = speech.iter().filter(|q| q.role == Role::Speech).peekable();
    for (k, block) in text.blocks.iter().enumerate() {
        if !block.is_judged || is_quote(k) {
            continue;
        }
        for (t, token) in text.tokens[..block.end]
            .iter()
            .enumerate()
            .skip(block.first)
        {
            while speech.next_if(|q| q.end <= t).is_some() {}
            if speech.peek().is_some_and(|q| q.first <= t) {
                continue;
            }
            all += usize::from(token.kind == TokenKind::Word);
            own += usize::from(token.is(personal));
        }
    }
    own * 1000 > all * PERSONAL
}

/// The sentence without its full stop.
fn trimmed(text: &Text, sentence: &Sentence) -> Span {
    let is_stop = |t: usize| matches!(text.word(t), "." | "!" | "?" | "…");
    let end = (sentence.first..sentence.end)
        .rev()
        .find(|t| !is_stop(*t))
        .map_or(sentence.end, |t| t + 1);
    text.span(sentence.first, end)
}
