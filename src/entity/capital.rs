//! Capital letters as evidence: which words stand small elsewhere, which sentences are set in capitals,
//! where a capital only opens a sentence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::document::BlockKind;
use crate::lexicon;
use crate::text::{Sentence, Shape, Text, TokenKind};

/// A map keyed by folded-word hashes.
pub type ByHash<V> = HashMap<u32, V, BuildHasherDefault<Spread>>;

/// Hasher for keys that are hashes already: spreads their bits, no more.
#[derive(Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.write_u32(self.0 as u32 ^ u32::from(*b));
        }
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

/// How a sentence is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Capitals mean something.
    Plain,
    /// A headline with Capitals on Most Words.
    Titled,
    /// ALL CAPITALS.
    Shouted,
}

/// What capitals tell in one text.
pub struct Capitals {
    /// For each word: times in small letters, times with a capital inside a sentence.
    seen: ByHash<(u32, u32)>,
    /// For each sentence.
    settings: Vec<Setting>,
    /// For each token: whether a capital there may only open a sentence.
    is_opening: Vec<bool>,
}

impl Capitals {
    /// Reads the whole text, once.
    pub fn read(text: &Text) -> Capitals {
        let settings: Vec<Setting> = text.sentences.iter().map(|s| setting(text, s)).collect();
        let mut is_opening = vec![false; text.tokens.len()];
        let mut seen: ByHash<(u32, u32)> = ByHash::default();
        for (number, sentence) in text.sentences.iter().enumerate() {
            let mut opens = true;
            for (k, token) in (sentence.first..).zip(&text.tokens[sentence.first..sentence.end]) {
                match token.kind {
                    TokenKind::Word => {
                        is_opening[k] = opens;
                        let counts = seen.entry(token.hash).or_default();
                        match token.shape {
                            Shape::Lower => counts.0 += 1,
                            _ if !opens && settings[number] == Setting::Plain => {
                                counts.1 += 1;
                            }
                            _ => {}
                        }
                        opens = false;
                    }
                    TokenKind::QuotationMark => opens |= opens_after(text, k),
                    TokenKind::Mark => {
                        opens |= matches!(text.word(k), ":" | "•" | "*" | "|" | "…")
                            || k > sentence.first && matches!(text.word(k), "?" | "!")
                            || text.word(k) == "." && !is_after_abbreviation(text, k);
                    }
                    _ => opens = false,
                }
            }
        }
        Capitals {
            seen,
            settings,
            is_opening,
        }
    }

    /// How sentence `sentence` is set.
    pub fn setting(&self, sentence: usize) -> Setting {
        self.settings
            .get(sentence)
            .copied()
            .unwrap_or(Setting::Plain)
    }

    /// Whether a capital at token `token` may only open a sentence.
    pub fn is_opening(&self, token: usize) -> bool {
        self.is_opening[token]
    }

    /// Times the word with hash `hash` stands small, and with a capital inside a sentence.
    pub fn counts(&self, hash: u32) -> (u32, u32) {
        self.seen.get(&hash).copied().unwrap_or_default()
    }
}

fn setting(text: &Text, sentence: &Sentence) -> Setting {
    let (mut words, mut upper, mut long, mut capital) = (0, 0, 0, 0);
    for token in &text.tokens[sentence.first..sentence.end] {
        if token.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        upper += usize::from(token.shape == Shape::Upper);
        if token.end - token.start >= 4 || !token.is(lexicon::FUNCTION_WORD) {
            long += 1;
            capital += usize::from(matches!(token.shape, Shape::Title | Shape::Upper));
        }
    }
    let is_heading = text.document.blocks[sentence.block].kind == BlockKind::Heading;
    let is_stopped = sentence.end > sentence.first && text.word(sentence.end - 1) == ".";
    if words >= 2 && upper * 10 >= words * 7 {
        Setting::Shouted
    } else if is_heading && long >= 3 && capital * 10 >= long * 7
        || words <= 40 && is_mostly_capital(long, capital, is_stopped)
    {
        Setting::Titled
    } else {
        Setting::Plain
    }
}

/// Headlines seldom end in a full stop: what does needs more words, nearly all with capitals.
fn is_mostly_capital(words: usize, capital: usize, is_stopped: bool) -> bool {
    if is_stopped {
        words >= 6 && capital * 10 >= words * 9
    } else {
        words >= 4 && capital * 10 >= words * 8
    }
}

/// Whether the mark at `k` opens a quotation: what follows touches it, what stands before does not.
fn opens_after(text: &Text, k: usize) -> bool {
    let mark = &text.tokens[k];
    let touches_next = text.tokens.get(k + 1).is_some_and(|t| t.start == mark.end);
    let touches_last = k > 0 && text.tokens[k - 1].end == mark.start;
    touches_next && !touches_last
}

fn is_after_abbreviation(text: &Text, k: usize) -> bool {
    k > 0 && text.tokens[k - 1].is(lexicon::ABBREVIATION.or(lexicon::ABBREVIATION_BEFORE_NAME))
}
