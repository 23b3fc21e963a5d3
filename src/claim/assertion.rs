//! What the page says in its own voice and somebody must have counted or compared: figures over many
//! and superlatives about the world. Clear cases only; all else is left alone.

use crate::document::{BlockKind, Span};
use crate::lexicon::{self, Classes};
use crate::text::{Sentence, Shape, Text, TokenKind};

/// Words to the reader or of the writer in 1,000 from which a page is no report.
const PERSONAL: usize = 18;

/// Tokens between a figure and what it counts.
const REACH: usize = 6;

/// Sentences on each side whose source a reader takes for this one's too.
const NEIGHBOURS: usize = 1;

/// What sort of assertion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assertion {
    /// A measured figure over many.
    Statistic,
    /// A superlative about the world.
    Superlative,
}

/// Every assertion in sentences that no attribution of `attributed` (their spans, in order) touches,
/// nor the sentences beside them. Linear in the text.
pub fn find(text: &Text, attributed: &[Span]) -> Vec<(Span, Assertion)> {
    if is_personal(text) {
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
        let names_source = (sentence.first..sentence.end)
            .any(|t| text.tokens[t].is(lexicon::RESEARCH) || text.word(t) == ":");
        is_sourced[k] |= names_source;
    }
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
            let kind = if is_statistic(text, sentence) {
                Assertion::Statistic
            } else if is_superlative(text, sentence) {
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

/// Whether the page speaks to "you" or of "me": advice, a shop, a letter, a blog.
pub fn is_personal(text: &Text) -> bool {
    let personal = lexicon::FIRST_PERSON.or(lexicon::SECOND_PERSON);
    let (mut all, mut own) = (0, 0);
    let is_quote = |k: usize| {
        let block = text.document.blocks.get(k);
        block.is_some_and(|b| b.kind == BlockKind::Quote)
    };
    for (k, block) in text.blocks.iter().enumerate() {
        if !block.is_judged || is_quote(k) {
            continue;
        }
        for token in &text.tokens[block.first..block.end] {
            all += usize::from(token.kind == TokenKind::Word);
            own += usize::from(token.is(personal));
        }
    }
    own * 1000 > all * PERSONAL
}

/// A share or a large number of those who must have been counted.
fn is_statistic(text: &Text, sentence: &Sentence) -> bool {
    let tokens = sentence.first..sentence.end;
    let has = |classes: Classes| tokens.clone().any(|t| text.tokens[t].is(classes));
    if has(lexicon::FIRST_PERSON
        .or(lexicon::TALLY_WORD)
        .or(lexicon::MODAL)
        .or(lexicon::SECOND_PERSON))
    {
        return false;
    }
    // "the storm of 1999 left 10,000 people dead": the history of the matter, told in passing.
    let is_past_event = has(lexicon::EVENT_WORD)
        && tokens
            .clone()
            .any(|t| is_year(text.word(t)) && text.tokens[t].kind == TokenKind::Number);
    if is_past_event {
        return false;
    }
    tokens.clone().any(|t| {
        // "a nation of 11 million people" tells how large it is, which everybody can look up.
        let is_size =
            (sentence.first.max(t.saturating_sub(3))..t).any(|n| text.tokens[n].is(lexicon::SCOPE));
        let is_figure = text.tokens[t].kind == TokenKind::Number && !is_compound(text, t);
        if !is_figure || is_money(text, t) || is_size || is_audience(text, sentence.first, t) {
            return false;
        }
        let word = text.word(t);
        let next = |k: usize| (t + k < sentence.end).then(|| t + k);
        let is_share = next(1)
            .is_some_and(|n| text.word(n) == "%" || text.tokens[n].is(lexicon::SHARE))
            || word.ends_with('%');
        let is_large = word.contains(',') && word.len() >= 5
            || next(1).is_some_and(|n| text.tokens[n].is(lexicon::MAGNITUDE));
        // "12 percent of the town's teachers": what is counted stands in the same noun phrase.
        let phrase = (t + 1..sentence.end.min(t + 1 + REACH)).take_while(|n| {
            let token = &text.tokens[*n];
            let is_of = text.tokens[*n].is(lexicon::PARTITIVE);
            is_of
                || text.word(*n) == "%"
                || token.kind != TokenKind::Mark && !token.is(lexicon::PREPOSITION.or(lexicon::BE))
        });
        let counts = phrase.into_iter().any(|n| {
            let token = &text.tokens[n];
            token.is(lexicon::POPULATION) && token.shape != Shape::Upper
        });
        (is_share || is_large) && counts
    })
}

/// "a 150,000-square-foot hall": a measure, not a count.
fn is_compound(text: &Text, t: usize) -> bool {
    let end = text.span(t, t + 1).end;
    text.str[end..].starts_with(['-', '‑']) || text.word(t).contains('-')
}

/// "spoke to more than 3,000 people": a crowd that a reporter could see.
fn is_audience(text: &Text, first: usize, t: usize) -> bool {
    let qualifies = lexicon::ADVERB
        .or(lexicon::DETERMINER)
        .or(lexicon::PREPOSITION);
    (first.max(t.saturating_sub(REACH))..t)
        .rev()
        .take_while(|n| text.tokens[*n].is(qualifies) || text.word(*n).eq_ignore_ascii_case("than"))
        .any(|n| text.tokens[n].is(lexicon::INFINITIVE))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && ("1000".."2100").contains(&word) && word.bytes().all(|d| d.is_ascii_digit())
}

fn is_money(text: &Text, t: usize) -> bool {
    t > 0 && matches!(text.word(t - 1), "$" | "£" | "€" | "US" | "A")
        || text.word(t).starts_with(['$', '£', '€'])
}

/// "is the largest in the world".
fn is_superlative(text: &Text, sentence: &Sentence) -> bool {
    let is_one = |t: usize| {
        let word = text.word(t);
        let is_most = word.eq_ignore_ascii_case("most") && t + 2 < sentence.end;
        let is_est =
            word.len() > 5 && word.ends_with("est") && text.tokens[t].shape == Shape::Lower;
        is_most || is_est
    };
    (sentence.first + 2..sentence.end).any(|t| {
        is_one(t)
            && text.tokens[t - 1].is(lexicon::DEFINITE.or(lexicon::SCOPE))
            && (t.saturating_sub(3)..sentence.end.min(t + REACH))
                .any(|n| text.tokens[n].is(lexicon::SCOPE))
            && (sentence.first..t).any(|n| text.tokens[n].is(lexicon::BE))
    })
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
