//! The marks of a page, as the walk meets them: one begins at its first word, and ends with its
//! element.

use super::elements;
use crate::document::{Mark, MarkKind, Span};

/// Longest address kept of a link, in UTF-16 units: `data:` addresses are pages of their own.
const LONGEST_ADDRESS: usize = 2000;

#[derive(Default)]
pub struct Marks {
    marks: Vec<RawMark>,
    /// Numbers of the marks that ended, in the order in which they did.
    ended: Vec<usize>,
    /// Numbers of the marks that had no word yet, innermost last.
    waiting: Vec<usize>,
}

/// A mark, and whether a word stood in it yet.
struct RawMark {
    start: Option<usize>,
    end: usize,
    kind: MarkKind,
    href: Option<String>,
    /// A link that is a reference mark if its words look like it.
    is_short: bool,
}

impl Marks {
    /// Opens a mark; its number. One that `is_short` is a reference mark if its words look like it.
    pub fn open(&mut self, kind: MarkKind, href: Option<&str>, is_short: bool) -> usize {
        let number = self.marks.len();
        self.waiting.push(number);
        self.marks.push(RawMark {
            start: None,
            end: 0,
            kind,
            href: href.map(|h| cut(h, LONGEST_ADDRESS)),
            is_short,
        });
        number
    }

    /// A word stands at byte `start`: there the marks begin that waited for one.
    pub fn begin(&mut self, start: usize) {
        for number in self.waiting.drain(..) {
            self.marks[number].start = Some(start);
        }
    }

    /// The innermost open mark, of this number, ends at byte `end`. One without a word is none.
    pub fn close(&mut self, number: usize, end: usize) {
        let mark = &mut self.marks[number];
        if mark.start.is_none() {
            self.waiting.pop();
        } else {
            mark.end = end;
            self.ended.push(number);
        }
    }

    /// A block that is a quotation ended; `span` in bytes.
    pub fn quotation(&mut self, span: Span) {
        self.ended.push(self.marks.len());
        self.marks.push(RawMark {
            start: Some(span.start),
            end: span.end,
            kind: MarkKind::QuotationElement,
            href: None,
            is_short: false,
        });
    }

    /// The marks that ended, in the order of `text`, the outer before the inner.
    pub fn finish(mut self, text: &str) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::with_capacity(self.ended.len());
        for number in &self.ended {
            let mark = &mut self.marks[*number];
            let span = Span::new(mark.start.unwrap_or(mark.end), mark.end);
            let is_reference = mark.is_short && elements::is_reference(span.of(text));
            marks.push(Mark {
                span,
                kind: if is_reference {
                    MarkKind::Reference
                } else {
                    mark.kind
                },
                href: mark.href.take(),
            });
        }
        marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
        marks
    }
}

/// The first `most` UTF-16 units of `words`.
fn cut(words: &str, most: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= most
    };
    words.chars().take_while(fits).collect()
}
