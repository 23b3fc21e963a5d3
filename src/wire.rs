//! The Document and the options as they travel: offsets in the sender's unit, and forgiving of
//! what they hold.

use serde::{Deserialize, Serialize};

use crate::document::{self, BlockKind, MarkKind, Region, Span};
use crate::offsets::Offsets;
use crate::report::{Profile, Unit};

/// A page as it was harvested.
///
/// Read forgivingly: unknown fields are passed over and absent ones are empty; offsets that lie
/// outside the text and blocks out of order or over one another are brought in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(from = "Lenient")]
pub struct Document {
    /// Unit of every `start` and `end`; `utf16` where it is not said.
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub offsets: Unit,
    /// All visible text, blocks parted by a blank line.
    pub text: String,
    /// Blocks; where there is none at all, blank lines part the text.
    pub blocks: Vec<Block>,
    /// Links, references, quotation elements and the like.
    pub marks: Vec<Mark>,
    /// Address, where there is one.
    pub url: Option<String>,
    /// Title, where there is one.
    pub title: Option<String>,
    /// Language the page says it is in (BCP 47), where it says.
    pub lang: Option<String>,
}

/// A block of text: a paragraph, a heading, a list item, …
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(from = "LenientBlock")]
pub struct Block {
    /// Start, in the Document's unit.
    pub start: usize,
    /// End, in the Document's unit.
    pub end: usize,
    /// What sort of block; `paragraph` where it is not said.
    pub kind: BlockKind,
    /// Which part of the page it stands in; `content` where it is not said.
    pub region: Region,
}

/// Something the page says about a stretch of its text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Mark {
    /// Start, in the Document's unit.
    pub start: usize,
    /// End, in the Document's unit.
    pub end: usize,
    /// What the page says of it.
    pub kind: MarkKind,
    /// Where it points, as written in the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// What an audit may be told, as it travels; what is not said is left to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(default)]
pub struct Options {
    /// How strictly the page is judged; `auto` where it is not said.
    pub profile: Profile,
    /// Ids of rules that are off, whatever the profile says.
    pub off: Vec<String>,
}

impl From<Options> for crate::Options {
    fn from(options: Options) -> crate::Options {
        crate::Options {
            profile: options.profile,
            off: options.off,
        }
    }
}

/// What a [`Document`] is read from.
#[derive(Deserialize)]
struct Lenient {
    offsets: Option<Unit>,
    text: Option<String>,
    blocks: Option<Vec<Block>>,
    marks: Option<Vec<Mark>>,
    url: Option<String>,
    title: Option<String>,
    lang: Option<String>,
}

/// What a [`Block`] is read from.
#[derive(Deserialize)]
struct LenientBlock {
    start: usize,
    end: usize,
    kind: Option<BlockKind>,
    region: Option<Region>,
}

impl From<LenientBlock> for Block {
    fn from(read: LenientBlock) -> Block {
        Block {
            start: read.start,
            end: read.end,
            kind: read.kind.unwrap_or_default(),
            region: read.region.unwrap_or_default(),
        }
    }
}

impl From<Lenient> for Document {
    fn from(read: Lenient) -> Document {
        Document {
            offsets: read.offsets.unwrap_or(Unit::Utf16),
            text: read.text.unwrap_or_default(),
            blocks: read.blocks.unwrap_or_default(),
            marks: read.marks.unwrap_or_default(),
            url: read.url,
            title: read.title,
            lang: read.lang,
        }
    }
}

impl Document {
    /// `document` as it travels, offsets in `unit`.
    pub fn new(document: &document::Document, unit: Unit) -> Document {
        let offsets = Offsets::new(&document.text, unit);
        let ends = |span: Span| (offsets.from_byte(span.start), offsets.from_byte(span.end));
        Document {
            offsets: unit,
            text: document.text.clone(),
            blocks: document
                .blocks
                .iter()
                .map(|b| {
                    let (start, end) = ends(b.span);
                    Block {
                        start,
                        end,
                        kind: b.kind,
                        region: b.region,
                    }
                })
                .collect(),
            marks: document
                .marks
                .iter()
                .map(|m| {
                    let (start, end) = ends(m.span);
                    Mark {
                        start,
                        end,
                        kind: m.kind,
                        href: m.href.clone(),
                    }
                })
                .collect(),
            url: document.url.clone(),
            title: document.title.clone(),
            lang: document.lang.clone(),
        }
    }

    /// The Document that the core reads.
    pub fn into_core(self) -> document::Document {
        let offsets = Offsets::new(&self.text, self.offsets);
        let blocks = in_order(self.blocks.iter().map(|b| document::Block {
            span: offsets.span(b.start, b.end),
            kind: b.kind,
            region: b.region,
        }));
        let mut marks: Vec<_> = self
            .marks
            .into_iter()
            .map(|m| document::Mark {
                span: offsets.span(m.start, m.end),
                kind: m.kind,
                href: m.href,
            })
            .collect();
        // Where two begin together, the outer one first.
        marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        let mut document = if blocks.is_empty() {
            document::Document::from_text(self.text)
        } else {
            document::Document {
                text: self.text,
                blocks,
                ..document::Document::default()
            }
        };
        document.marks = marks;
        document.url = self.url;
        document.title = self.title;
        document.lang = self.lang;
        document
    }
}

/// Blocks by their start; what a block shares with an earlier one is the earlier one's.
fn in_order(blocks: impl Iterator<Item = document::Block>) -> Vec<document::Block> {
    let mut blocks: Vec<_> = blocks.collect();
    blocks.sort_by_key(|b| b.span.start);
    let mut end = 0;
    blocks.retain_mut(|b| {
        b.span.start = b.span.start.max(end);
        if b.span.is_empty() {
            return false;
        }
        end = b.span.end;
        true
    });
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> document::Document {
        serde_json::from_str::<Document>(json).unwrap().into_core()
    }

    #[test]
    fn offsets_are_utf16_unless_said() {
        let document =
            read(r#"{"text":"👍 yes\n\nno","blocks":[{"start":3,"end":6},{"start":8,"end":10}]}"#);
        let words: Vec<_> = document
            .blocks
            .iter()
            .map(|b| b.span.of(&document.text))
            .collect();
        assert_eq!(words, ["yes", "no"]);
        let document = read(r#"{"offsets":"char","text":"👍 yes","blocks":[{"start":2,"end":5}]}"#);
        assert_eq!(document.blocks[0].span.of(&document.text), "yes");
    }

    #[test]
    fn what_is_absent_is_empty_and_what_is_unknown_is_passed_over() {
        let document = read(r#"{"text":"One.\n\nTwo.","marks":null,"colour":"red"}"#);
        assert_eq!(
            document.blocks.len(),
            2,
            "blank lines part a text without blocks"
        );
        assert!(document.marks.is_empty() && document.url.is_none());
        let document = read(r#"{"text":"One.","blocks":[{"start":0,"end":4,"note":1}]}"#);
        assert_eq!(document.blocks[0].kind, BlockKind::Paragraph);
        assert_eq!(document.blocks[0].region, Region::Content);
        assert!(read("{}").text.is_empty());
    }

    #[test]
    fn blocks_are_brought_in_order() {
        let document = read(
            r#"{"text":"abcdef","blocks":[{"start":3,"end":900},{"start":0,"end":4},{"start":1,"end":2},{"start":6,"end":5}]}"#,
        );
        let spans: Vec<_> = document.blocks.iter().map(|b| b.span).collect();
        assert_eq!(spans, [Span::new(0, 4), Span::new(4, 6)]);
    }

    #[test]
    fn a_document_travels_there_and_back() {
        let mut document = document::Document::from_text("“Ça va” 👍\n\nsaid 👩‍👧 é");
        document.marks.push(document::Mark {
            span: Span::new(0, 5),
            kind: MarkKind::QuotationElement,
            href: None,
        });
        for unit in [Unit::Char, Unit::Utf16, Unit::Byte] {
            let back = Document::new(&document, unit).into_core();
            assert_eq!(
                Document::new(&back, Unit::Byte),
                Document::new(&document, Unit::Byte)
            );
        }
    }
}
