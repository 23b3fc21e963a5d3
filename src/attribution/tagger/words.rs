//! What the tagger sees of a token: frequent words by name, all others by ending and shape.

use super::model::{Vocabulary, mix};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::text::{Shape, Text, Token, TokenKind};

/// A token as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The word where it is frequent, else its ending and shape.
    pub word: u32,
    /// Its cluster where it has one, else its ending and shape.
    pub cluster: u32,
    /// Its part-of-speech class.
    pub pos: u32,
    /// Whether it stands between double quotation marks (the marks count).
    pub is_quoted: bool,
    /// What the features ask of it most; see the constants.
    pub flags: u16,
}

/// Can be the head of a cue.
pub const CAN_CUE: u16 = 1;
/// Has a finite form: past, present or modal.
pub const FINITE: u16 = 1 << 1;
/// Capitalised inside a sentence.
pub const NAME: u16 = 1 << 2;
/// A comma.
pub const COMMA: u16 = 1 << 3;
/// Any double quotation mark.
pub const QUOTE: u16 = 1 << 4;
/// Opens a quotation.
pub const OPEN: u16 = 1 << 5;
/// Ends a sentence.
pub const STOP: u16 = 1 << 6;
/// White space, quotation marks and punctuation that a span never starts or ends with.
pub const EDGE: u16 = 1 << 7;
/// First token of its sentence.
pub const FIRST: u16 = 1 << 8;
/// A subject pronoun.
pub const PRONOUN: u16 = 1 << 9;
/// A dash, a colon or a semicolon.
pub const BREAK: u16 = 1 << 10;

/// Leads up to a noun: `the`.
pub const ARTICLE: u16 = 1 << 11;

impl Word {
    /// Whether it has any of `flags`.
    pub fn is(&self, flags: u16) -> bool {
        self.flags & flags != 0
    }
}

/// The words of every token, in order; `out` is filled anew. Quotation marks are what `quotations`
/// says: whichever kind a paper sets, its outer ones are read alike.
pub fn read(text: &Text, quotations: &[Quotation], vocabulary: &Vocabulary, out: &mut Vec<Word>) {
    out.clear();
    out.reserve(text.tokens.len());
    for sentence in &text.sentences {
        let mut at_start = true;
        for k in sentence.first..sentence.end {
            let token = &text.tokens[k];
            let mut word = word(text.word(k), token, vocabulary, at_start);
            if token.kind == TokenKind::QuotationMark {
                word.flags |= EDGE;
            } else if at_start {
                word.flags |= FIRST;
                at_start = false;
            }
            // “that” and “her” can stand alone.
            let is_alone = token.is(lexicon::COMPLEMENTIZER.or(lexicon::FEMININE_PRONOUN));
            if token.is(lexicon::DEFINITE) && !is_alone {
                word.flags |= ARTICLE;
            }
            out.push(word);
        }
    }
    for q in quotations {
        if q.inside.is_none() && !q.is_element {
            quote(text, q, out);
        }
    }
}

/// Marks the words of an outer quotation.
fn quote(text: &Text, q: &Quotation, words: &mut [Word]) {
    let open = text.token_from(q.span.start);
    let close = text.token_from(q.span.end).min(words.len());
    for word in &mut words[open..close] {
        word.is_quoted = true;
    }
    let is_mark = |k: usize| k < close && text.tokens[k].kind == TokenKind::QuotationMark;
    for (k, flags, class) in [(open, QUOTE | OPEN, 1), (q.end, QUOTE, 2)] {
        if is_mark(k) {
            let word = &mut words[k];
            word.flags |= flags;
            word.pos = seed(class);
            word.word = word.pos;
            word.cluster = word.pos;
        }
    }
}

const fn seed(k: u32) -> u32 {
    (k + 17).wrapping_mul(0x9E37_79B1)
}

fn word(str: &str, token: &Token, vocabulary: &Vocabulary, at_start: bool) -> Word {
    match token.kind {
        TokenKind::Mark | TokenKind::QuotationMark => {
            let class = mark(str);
            let pos = seed(20 + u32::from(class));
            let mut flags = match str {
                "," => COMMA,
                "." | "!" | "?" | "…" => STOP,
                ":" | ";" | "-" | "–" | "—" | "―" => BREAK,
                _ => 0,
            };
            if flags != 0 {
                flags |= EDGE;
            }
            if matches!(str, ":" | "–" | "—" | "―" | "-") {
                flags |= CAN_CUE;
            }
            Word {
                word: pos,
                cluster: pos,
                pos,
                is_quoted: false,
                flags,
            }
        }
        TokenKind::Number => {
            let pos = seed(3 + u32::from(str.len() == 4));
            Word {
                word: pos,
                cluster: pos,
                pos,
                is_quoted: false,
                flags: 0,
            }
        }
        TokenKind::Word | TokenKind::Clitic => {
            let shape = match token.shape {
                Shape::None | Shape::Lower => 0u32,
                Shape::Title if at_start => 1,
                Shape::Title => 2,
                Shape::Upper => 3,
                Shape::Mixed => 4,
            };
            let is_name =
                shape >= 2 && str.len() > 1 && !str.starts_with("I'") && !str.starts_with("I’");
            if let Some(entry) = vocabulary.find(token.hash) {
                let pos = seed(300 + u32::from(entry.pos) * 2 + u32::from(is_name));
                let mut flags = entry.flags;
                if is_name {
                    flags = (flags & !(FINITE)) | NAME;
                }
                return Word {
                    word: seed(1000 + u32::from(entry.id) * 2 + u32::from(is_name)),
                    cluster: seed(30_000 + u32::from(entry.cluster) * 2 + u32::from(is_name)),
                    pos,
                    is_quoted: false,
                    flags,
                };
            }
            let ending = ending(str.as_bytes());
            let pos = seed(100 + shape * 16 + ending);
            let b = str.as_bytes();
            let tail = b[b.len().saturating_sub(3)..]
                .iter()
                .fold(0, |h, &c| mix(h, u32::from(c.to_ascii_lowercase())));
            let is_verb = shape < 2 && (1..=3).contains(&ending);
            Word {
                word: mix(seed(50), tail ^ shape),
                cluster: mix(seed(51), tail ^ shape),
                pos,
                is_quoted: false,
                flags: if is_name { NAME } else { 0 } | if is_verb { CAN_CUE } else { 0 },
            }
        }
    }
}

/// The endings that tell most of a word's part of speech.
fn ending(b: &[u8]) -> u32 {
    let ends = |s: &str| {
        b.len() > s.len() + 1 && b[b.len() - s.len()..].eq_ignore_ascii_case(s.as_bytes())
    };
    match () {
        () if ends("ed") => 1,
        () if ends("ing") => 2,
        () if ends("ss") || ends("us") => 4,
        () if ends("s") => 3,
        () if ends("ly") => 5,
        () if ends("ion") || ends("ment") || ends("ness") || ends("ity") => 6,
        () if ends("al")
            || ends("ive")
            || ends("ous")
            || ends("ful")
            || ends("able")
            || ends("ic") =>
        {
            7
        }
        () if ends("er") || ends("or") || ends("ist") || ends("man") => 8,
        () if b.contains(&b'-') => 9,
        () if b.len() == 2 && b[1] == b'.' => 10,
        () => 0,
    }
}

fn mark(str: &str) -> u8 {
    match str {
        "," => 1,
        "." => 2,
        ":" => 3,
        ";" => 4,
        "(" | "[" => 5,
        ")" | "]" => 6,
        "-" => 7,
        "–" | "—" | "―" => 8,
        "?" => 9,
        "!" => 10,
        "$" | "£" | "€" => 11,
        "%" => 12,
        "…" => 13,
        "@" => 14,
        "#" => 15,
        "'" | "‘" | "’" | "‚" | "‹" | "›" | "`" => 16,
        "/" => 17,
        "&" => 18,
        _ => 0,
    }
}
