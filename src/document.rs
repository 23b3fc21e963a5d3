//! The page as the core reads it: one string, and flat offsets into it.

mod lines;

use serde::{Deserialize, Serialize};

/// A stretch of the Document's text, in bytes; `start` and `end` lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch from byte `start` up to, not with, byte `end`.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies in it.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether all of `other` lies in it.
    pub const fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn with(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Its words in `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// A page, or a text: what an audit reads.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// All visible text, blocks parted by a blank line.
    pub text: String,
    /// Blocks in order of `text`; they do not overlap.
    pub blocks: Vec<Block>,
    /// Links, references, quotation elements and the like, in order of their start.
    pub marks: Vec<Mark>,
    /// Address, where there is one.
    pub url: Option<String>,
    /// Title, where there is one.
    pub title: Option<String>,
    /// Language the page says it is in (BCP 47), where it says.
    pub lang: Option<String>,
}

/// A block of text: a paragraph, a heading, a list item, …
#[derive(Clone, Debug)]
pub struct Block {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What sort of block.
    pub kind: BlockKind,
    /// Which part of the page it stands in.
    pub region: Region,
}

impl Block {
    /// Whether its claims are judged: content, and no code.
    pub fn is_judged(&self) -> bool {
        self.region == Region::Content && self.kind != BlockKind::Code
    }
}

/// Something the page says about a stretch of its text.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where, in bytes of the text.
    pub span: Span,
    /// What the page says of it.
    pub kind: MarkKind,
    /// Where it points, as written in the page.
    pub href: Option<String>,
}

/// What sort of block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// `h1`–`h6`, `role=heading`.
    Heading,
    /// A paragraph, or any block that is nothing else.
    #[default]
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block in a `blockquote`.
    Quote,
    /// A caption of a figure or table.
    Caption,
    /// A cell of a table.
    Cell,
    /// Preformatted code.
    Code,
    /// Anything else.
    Other,
}

/// Which part of a page a block stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// The article itself.
    #[default]
    Content,
    /// Menus.
    Navigation,
    /// What stands beside.
    Aside,
    /// The foot of the page.
    Footer,
    /// Readers' comments.
    Comment,
    /// Lists of other articles.
    Teaser,
}

/// What a page says of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// `a[href]`.
    Link,
    /// A footnote or reference mark.
    Reference,
    /// `q` or `blockquote`: counts as quotation marks.
    QuotationElement,
    /// `cite`.
    Cite,
    /// `em`, `i`, `b`, `strong`.
    Emphasis,
    /// `time`.
    Time,
}

impl Document {
    /// A plain text as a Document: blocks are what blank lines part, or single ones where each is a paragraph.
    pub fn from_text(text: impl Into<String>) -> Document {
        let text = text.into();
        let mut blocks = Vec::new();
        let mut open: Option<Span> = None;
        for (line, ends_paragraph) in lines::read(&text) {
            open = Some(open.map_or(line, |o| o.with(line)));
            if ends_paragraph {
                blocks.extend(open.take());
            }
        }
        blocks.extend(open);
        let blocks = blocks
            .into_iter()
            .map(|span| Block {
                span,
                kind: BlockKind::Paragraph,
                region: Region::Content,
            })
            .collect();
        Document {
            text,
            blocks,
            ..Document::default()
        }
    }
}
