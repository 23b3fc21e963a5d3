//! Vague wording in a reference work: "some", "probably", "is considered", where nobody is given and
//! nothing is cited. Weights stand in `vague-wording.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::document::{BlockKind, Span};
use crate::lexicon;
use crate::text::{Sentence, Text, TokenKind};

/// A phrase's words after the first, and its weight.
type Tail = (Vec<u32>, i32);

/// Phrases by their first word.
static WORDING: LazyLock<HashMap<u32, Vec<Tail>>> = LazyLock::new(|| {
    let mut wording: HashMap<u32, Vec<Tail>> = HashMap::new();
    for line in include_str!("vague-wording.txt").lines() {
        let mut words = line.split_whitespace();
        let Some(weight) = words.next().and_then(|w| w.parse().ok()) else {
            continue;
        };
        let mut hashes = words.map(lexicon::fold_hash);
        if let Some(first) = hashes.next() {
            wording
                .entry(first)
                .or_default()
                .push((hashes.collect(), weight));
        }
    }
    wording
});

/// A sentence with vague wording. Spans are bytes.
#[derive(Clone, Copy, Debug)]
pub struct Vague {
    /// The sentence, its full stop left out.
    pub content: Span,
    /// Its heaviest phrase.
    pub words: Span,
    /// What all its phrases weigh.
    pub weight: i32,
}

/// Sentences of judged paragraphs whose wording weighs `enough`, each with its heaviest phrase. Each
/// phrase counts once. Linear in the text.
pub fn find(text: &Text, enough: i32) -> Vec<Vague> {
    text.sentences
        .iter()
        .filter(|s| {
            let block = text.document.blocks.get(s.block);
            let is_told = |k| matches!(k, BlockKind::Paragraph | BlockKind::ListItem);
            text.blocks[s.block].is_judged && block.is_some_and(|b| is_told(b.kind))
        })
        .filter_map(|s| {
            let (weight, heaviest) = weigh(text, s)?;
            (weight >= enough).then(|| Vague {
                content: text.span(s.first, closing(text, s)),
                words: heaviest,
                weight,
            })
        })
        .collect()
}

fn weigh(text: &Text, sentence: &Sentence) -> Option<(i32, Span)> {
    let mut found: Vec<(u32, usize, i32, Span)> = Vec::new();
    for t in sentence.first..sentence.end {
        let Some(tails) = WORDING.get(&text.tokens[t].hash) else {
            continue;
        };
        for (number, (tail, weight)) in tails.iter().enumerate() {
            let end = t + 1 + tail.len();
            // "some 2,000 kilometres" says about, not somebody.
            let counts = text
                .tokens
                .get(end)
                .is_some_and(|n| n.kind == TokenKind::Number);
            // "some of her songs" are hers, "months, or possibly years" a measure.
            let next = text.tokens.get(end + 1);
            let is_owned = text.word(end.min(text.tokens.len() - 1)) == "of"
                && next.is_some_and(|n| n.is(lexicon::POSSESSIVE));
            let is_choice = t > sentence.first && text.word(t - 1).eq_ignore_ascii_case("or");
            let fits = !counts
                && !is_owned
                && !is_choice
                && end <= sentence.end
                && tail
                    .iter()
                    .zip(&text.tokens[t + 1..end])
                    .all(|(hash, token)| token.hash == *hash);
            let key = (text.tokens[t].hash, number);
            if fits && !found.iter().any(|f| (f.0, f.1) == key) {
                found.push((key.0, key.1, *weight, text.span(t, end)));
            }
        }
    }
    let weight = found.iter().map(|f| f.2).sum();
    let heaviest = found.iter().max_by_key(|f| f.2)?;
    Some((weight, heaviest.3))
}

/// One past the sentence's last word.
fn closing(text: &Text, sentence: &Sentence) -> usize {
    (sentence.first..sentence.end)
        .rev()
        .find(|t| matches!(text.tokens[*t].kind, TokenKind::Word | TokenKind::Number))
        .map_or(sentence.end, |t| t + 1)
}
