//! Cuts text into words, numbers and marks.

use crate::document::Span;
use crate::lexicon::{self, Classes, EntryId};

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Hash of the folded word ([`lexicon::fold_hash`]).
    pub hash: u32,
    /// The word in the lexicon.
    pub entry: EntryId,
    /// What sort of token.
    pub kind: TokenKind,
    /// How it is written.
    pub shape: Shape,
    /// Classes of the word alone.
    pub classes: Classes,
}

impl Token {
    /// Bytes of the text.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed)
    }

    /// Whether it is a word of class `classes`.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.any(classes)
    }
}

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner hyphens and apostrophes: `vice-president`, `don’t`, `U.S.`
    Word,
    /// The clitic of a possessive or of “is”: `’s`; the apostrophe after a plural.
    Clitic,
    /// Begins with a digit: `41,000`, `3.5`, `21st`.
    Number,
    /// A quotation mark, of any sort and side; apostrophes aside.
    QuotationMark,
    /// One character of anything else.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// No letters.
    None,
    /// `word`
    Lower,
    /// `Word`
    Title,
    /// `WORD`, `U.S.`; two letters at least.
    Upper,
    /// `McKay`, `eBay`
    Mixed,
}

/// Appends the tokens of `span` to `out`. Runs of single quotation marks that stand inside a word
/// are apostrophes.
pub fn cut(text: &str, span: Span, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = span.start;
    let mut single_is_open = false;
    while at < span.end {
        let b = bytes[at];
        if b.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let c = char_at(text, at);
        if c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}') {
            at += c.len_utf8();
        } else if c.is_alphanumeric() {
            at = word(text, at, span.end, out);
        } else if let Some(end) = clitic(text, at, span, single_is_open, out) {
            at = end;
        } else {
            if matches!(c, '‘' | '’' | '\'' | '`') {
                let next = at + c.len_utf8();
                let opens = next < span.end && char_at(text, next).is_alphanumeric();
                single_is_open = opens && (at == span.start || !before(text, at).is_alphanumeric());
            }
            let kind = if is_quotation_mark(c) {
                TokenKind::QuotationMark
            } else {
                TokenKind::Mark
            };
            push(text, at, at + c.len_utf8(), kind, out);
            at += c.len_utf8();
        }
    }
}

/// Whether `c` can open or close a quotation.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '\''
            | '`'
            | '＂'
    )
}

fn word(text: &str, start: usize, limit: usize, out: &mut Vec<Token>) -> usize {
    let is_number = char_at(text, start).is_ascii_digit();
    let mut end = start;
    let mut letters_since_period = 0;
    let mut is_abbreviation = false;
    while end < limit {
        let c = char_at(text, end);
        let next = end + c.len_utf8();
        let after = if next < limit {
            char_at(text, next)
        } else {
            ' '
        };
        match c {
            _ if c.is_alphanumeric() || is_combining(c) => letters_since_period += 1,
            '\u{ad}' => {}
            '-' | '‑' | '_' if after.is_alphanumeric() => {}
            '\'' | '’' if after.is_alphanumeric() && !is_clitic_s(text, end, limit) => {}
            ',' if is_number && after.is_ascii_digit() => {}
            '.' if is_number && after.is_ascii_digit() => {}
            '.' if !is_number
                && letters_since_period == 1
                && (after.is_alphabetic() || is_abbreviation) =>
            {
                letters_since_period = 0;
                is_abbreviation = true;
            }
            // An initial: `J. Smith`, `George W. Bush`.
            '.' if !is_number
                && end - start == 1
                && text.as_bytes()[start].is_ascii_uppercase()
                && text.as_bytes()[start] != b'I'
                && after == ' ' =>
            {
                end = next;
                break;
            }
            _ => break,
        }
        end = next;
    }
    push(
        text,
        start,
        end,
        if is_number {
            TokenKind::Number
        } else {
            TokenKind::Word
        },
        out,
    );
    end
}

/// `’s` at the end of a word, or the apostrophe of a plural (`voters’ fears`).
///
/// Where a single quotation mark is open, an apostrophe after a plural may close it instead.
fn clitic(
    text: &str,
    at: usize,
    span: Span,
    single_is_open: bool,
    out: &mut Vec<Token>,
) -> Option<usize> {
    let c = char_at(text, at);
    if !matches!(c, '\'' | '’')
        || out
            .last()
            .is_none_or(|t| t.end as usize != at || at == span.start)
    {
        return None;
    }
    if is_clitic_s(text, at, span.end) {
        let end = at + c.len_utf8() + 1;
        push(text, at, end, TokenKind::Clitic, out);
        return Some(end);
    }
    let end = at + c.len_utf8();
    let word_follows = text[end..span.end]
        .strip_prefix(' ')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if !single_is_open && word_follows && matches!(before(text, at), 's' | 'S') {
        push(text, at, end, TokenKind::Clitic, out);
        return Some(end);
    }
    None
}

fn before(text: &str, at: usize) -> char {
    text[..at].chars().next_back().unwrap_or(' ')
}

fn is_clitic_s(text: &str, at: usize, limit: usize) -> bool {
    let rest = &text[at + char_at(text, at).len_utf8()..limit];
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

fn push(text: &str, start: usize, end: usize, kind: TokenKind, out: &mut Vec<Token>) {
    let word = &text[start..end];
    let hash = lexicon::fold_hash(word);
    let entry = if kind == TokenKind::Mark || kind == TokenKind::QuotationMark {
        EntryId::NONE
    } else {
        lexicon::find(word, hash)
    };
    out.push(Token {
        start: start as u32,
        end: end as u32,
        hash,
        entry,
        kind,
        shape: if kind == TokenKind::Word {
            shape(word)
        } else {
            Shape::None
        },
        classes: entry.classes(),
    });
}

fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Shape::None;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(!c.is_uppercase());
    }
    match (first.is_uppercase(), upper, lower) {
        (true, 0, _) => Shape::Title,
        (true, _, 0) => Shape::Upper,
        (false, 0, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or(' ')
}
