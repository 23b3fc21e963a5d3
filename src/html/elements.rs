//! What elements mean: the tables of `elements.json`, which the extension's harvest reads too, and
//! what a browser's own style sheet says of elements.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::tables::by_name;
use crate::document::{BlockKind, MarkKind};

/// What elements mean, by their names.
pub static ELEMENTS: LazyLock<Elements> = LazyLock::new(|| {
    serde_json::from_str(include_str!("elements.json")).expect("a test reads the tables")
});

/// The tables of `elements.json`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Elements {
    /// Elements whose inside is never text of the page: machinery, media, form fields.
    pub skipped: HashSet<String>,
    /// Elements that are blocks by themselves: such a one shown as `inline-block` parts the text.
    pub blocks: HashSet<String>,
    /// Elements of the line: a block where the page's style floats them (a drop cap) is none.
    pub phrasing: HashSet<String>,
    /// Elements that say whose words a `blockquote` holds, and are no part of them.
    pub quote_sources: HashSet<String>,
    /// Roles of places where somebody writes.
    pub field_roles: HashSet<String>,
    /// Roles of references to a note or an entry of a bibliography.
    pub reference_roles: HashSet<String>,
    /// Class names of editors that do not say so otherwise.
    pub editors: HashSet<String>,
    /// Kind of the blocks in an element, unless an element inside says otherwise.
    #[serde(deserialize_with = "by_name")]
    pub kinds: HashMap<String, BlockKind>,
    /// What the page says of the words in an element.
    #[serde(deserialize_with = "by_name")]
    pub marks: HashMap<String, MarkKind>,
}

/// Elements that the browser's own style sheet shows as blocks, beside [`Elements::blocks`].
const SHOWN_AS_BLOCKS: [&str; 6] = ["html", "hr", "legend", "plaintext", "col", "colgroup"];

/// Elements that the browser's own style sheet does not show, beside [`Elements::skipped`].
const NOT_SHOWN: [&str; 4] = ["basefont", "noembed", "noframes", "rp"];

/// How a browser's own style sheet shows an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Display {
    /// Not at all.
    None,
    /// In the line.
    Inline,
    /// In the line, its inside apart.
    InlineBlock,
    /// On its own.
    Block,
}

impl Display {
    /// Of an element called `name`.
    pub fn of(name: &str) -> Display {
        if NOT_SHOWN.contains(&name) {
            Display::None
        } else if ELEMENTS.blocks.contains(name) || SHOWN_AS_BLOCKS.contains(&name) {
            Display::Block
        } else {
            Display::Inline
        }
    }
}

/// Whether a link's words are a reference mark: a number, a letter, a sign, alone or in brackets.
pub fn is_reference(words: &str) -> bool {
    let words = words
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '[' | '(' | '{'))
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ']' | ')' | '}'));
    let words = words.to_ascii_lowercase();
    let all = |most: usize, is: fn(char) -> bool| {
        !words.is_empty() && words.chars().count() <= most && words.chars().all(is)
    };
    all(4, |c| c.is_ascii_digit())
        || all(1, |c| c.is_ascii_lowercase())
        || all(6, |c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c'))
        || all(3, |c| matches!(c, '*' | '†' | '‡' | '§' | '¶'))
        || words == "citation needed"
        || words
            .strip_prefix("note ")
            .is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_reference;

    #[test]
    fn reference_marks_are_told_from_other_links() {
        for words in [
            "1",
            "[12]",
            " (b) ",
            "[iv]",
            "Note 3",
            "[note 12]",
            "†",
            "**",
            "[citation needed]",
        ] {
            assert!(is_reference(words), "{words}");
        }
        for words in [
            "",
            "[]",
            "12345",
            "ab",
            "Notes 3",
            "note",
            "note 1234",
            "****",
            "mix it",
        ] {
            assert!(!is_reference(words), "{words}");
        }
    }
}
