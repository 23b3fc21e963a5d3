//! What elements mean: the tables of `extension/content/elements.js`, and what a browser's own
//! style sheet says of elements.

use crate::document::{BlockKind, MarkKind};

/// Elements whose inside is never text of the page: machinery, media, form fields.
pub const SKIPPED: &str = "script style noscript template head title meta link base \
    img picture source video audio track canvas map area svg math iframe frame frameset object embed param \
    input textarea select option optgroup datalist button progress meter output";

/// Elements that are blocks by themselves: such a one shown as `inline-block` parts the text.
pub const BLOCKS: &str = "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form \
    h1 h2 h3 h4 h5 h6 header hgroup li listing main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul xmp";

/// Elements of the line: a block where the page's style floats them (a drop cap) is none.
pub const PHRASING: &str = "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var";

/// Elements that say whose words a `blockquote` holds, and are no part of them.
pub const QUOTE_SOURCES: &str = "footer figcaption cite caption";

/// Roles of places where somebody writes.
pub const FIELD_ROLES: &str =
    "textbox searchbox combobox spinbutton listbox slider progressbar button switch tooltip";

/// Roles of references to a note or an entry of a bibliography.
pub const REFERENCE_ROLES: &str = "doc-noteref doc-biblioref";

/// Class names of editors that do not say so otherwise.
pub const EDITORS: &str = "CodeMirror cm-editor monaco-editor ace_editor ProseMirror ql-editor tox-edit-area DraftEditor-root trix-content-editor";

/// Elements that the browser's own style sheet shows as blocks, beside [`BLOCKS`].
const SHOWN_AS_BLOCKS: &str = "html hr legend plaintext col colgroup";

/// Elements that the browser's own style sheet does not show, beside [`SKIPPED`].
const NOT_SHOWN: &str = "basefont noembed noframes rp";

/// Whether `list`, words parted by spaces, holds `word`.
pub fn is_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|w| w == word)
}

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
        if is_in(NOT_SHOWN, name) {
            Display::None
        } else if is_in(BLOCKS, name) || is_in(SHOWN_AS_BLOCKS, name) {
            Display::Block
        } else {
            Display::Inline
        }
    }
}

/// Kind of the blocks in an element, unless an element inside says otherwise.
pub fn kind(name: &str) -> Option<BlockKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dt" | "dd" => BlockKind::ListItem,
        "blockquote" => BlockKind::Quote,
        "figcaption" | "caption" => BlockKind::Caption,
        "td" | "th" => BlockKind::Cell,
        "pre" | "xmp" | "listing" => BlockKind::Code,
        "address" | "legend" | "summary" => BlockKind::Other,
        _ => return None,
    })
}

/// What the page says of the words in an element.
pub fn mark(name: &str) -> Option<MarkKind> {
    Some(match name {
        "q" => MarkKind::QuotationElement,
        "cite" => MarkKind::Cite,
        "em" | "i" | "b" | "strong" => MarkKind::Emphasis,
        "time" => MarkKind::Time,
        _ => return None,
    })
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
