//! How names and phrases are written out.

use super::super::name::Name;
use crate::document::Span;
use crate::text::Text;

/// The words of a name, white space single.
pub fn spell(text: &Text, name: &Name) -> String {
    let first = if name.len() <= 1 {
        name.first
    } else {
        name.proper
    };
    words_of(text, first, name.end)
}

/// The words from token `first` to `end`, white space single.
pub fn words_of(text: &Text, first: usize, end: usize) -> String {
    squeeze(text.span(first, end).of(text.str))
}

/// White space single.
pub fn squeeze(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Bytes of a name.
pub fn span_of(text: &Text, name: &Name) -> Span {
    text.span(name.first, name.end)
}
