//! One walk over a page: its visible text, and what it says of it. The steps, and their names, are
//! those of `extension/content/harvest.js`.

use scraper::node::Element;
use scraper::{Html, Node};

use super::attributes::Attributes;
use super::elements::{self, ELEMENTS};
use super::landmarks::{self, Landmark, Names, Root};
use super::regions::{self, Box, RawBlock};
use crate::document::{Block, BlockKind, Document, Mark, MarkKind, Region, Span};

/// Longest address kept of a link, in UTF-16 units: `data:` addresses are pages of their own.
const LONGEST_ADDRESS: usize = 2000;

/// Reads the body of `page`.
pub fn read(page: &Html) -> Document {
    let mut reading = Reading::default();
    let html = page.root_element();
    let body = html
        .children()
        .find(|n| is_element(n.value(), &["body", "frameset"]));
    let mut next = body;
    while let Some(node) = next {
        let is_open = reading.visit(node.value());
        next = match node.first_child().filter(|_| is_open) {
            Some(child) => Some(child),
            None => {
                if is_open {
                    reading.leave();
                }
                let mut at = node;
                loop {
                    if Some(at) == body {
                        break None;
                    }
                    if let Some(sibling) = at.next_sibling() {
                        break Some(sibling);
                    }
                    match at.parent() {
                        Some(parent) => {
                            reading.leave();
                            at = parent;
                        }
                        None => break None,
                    }
                }
            }
        };
    }
    reading.document(title(page), html.value().attr("lang"))
}

/// The words of the page's first `title`, white space folded.
fn title(page: &Html) -> String {
    let Some(title) = page
        .tree
        .nodes()
        .find(|n| is_element(n.value(), &["title"]))
    else {
        return String::new();
    };
    let text: String = title
        .children()
        .filter_map(|n| n.value().as_text().map(|t| t.to_string()))
        .collect();
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    words.join(" ")
}

fn is_element(node: &Node, names: &[&str]) -> bool {
    node.as_element()
        .is_some_and(|e| names.contains(&e.name()) && is_html(e))
}

fn is_html(element: &Element) -> bool {
    &*element.name.ns == "http://www.w3.org/1999/xhtml"
}

/// Whether `c` is white space that collapses.
fn is_space(c: u8) -> bool {
    matches!(c, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// Bytes of the soft hyphen or zero-width space that `bytes` begin with: these stand within words,
/// and are left out.
fn left_out(bytes: &[u8]) -> usize {
    match bytes {
        [0xc2, 0xad, ..] => 2,
        [0xe2, 0x80, 0x8b, ..] | [0xe2, 0x81, 0xa0, ..] | [0xef, 0xbb, 0xbf, ..] => 3,
        _ => 0,
    }
}

fn utf16(words: &str) -> usize {
    words.chars().map(char::len_utf16).sum()
}

/// An element that the walk is in.
struct Open {
    /// Place on the stack of the innermost block element: itself, or one around it.
    holder: usize,
    name: String,
    /// Of its blocks.
    kind: BlockKind,
    is_title: bool,
    /// In a `blockquote`, and no word about whose it is.
    is_quoted: bool,
    /// In an `article`, `main` or quotation: its `header` is no page's header.
    is_sectioned: bool,
    is_linked: bool,
    /// Its own text is not painted; that of elements in it may be.
    is_hidden: bool,
    keeps_lines: bool,
    /// A closed `details`.
    is_folded: bool,
    /// Number of its mark.
    mark: Option<usize>,
    /// What it asks for, should a block open in it.
    asks: Box,
    /// Number of its box, once a block opened in it.
    in_box: Option<usize>,
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

#[derive(Default)]
struct Reading {
    text: String,
    blocks: Vec<RawBlock>,
    block: Option<RawBlock>,
    /// Start of the open block, where its words are a quotation.
    quotation: Option<usize>,
    marks: Vec<RawMark>,
    /// Numbers of the marks that ended, in the order in which they did.
    ended: Vec<usize>,
    /// Numbers of the marks that had no word yet, innermost last.
    waiting: Vec<usize>,
    boxes: Vec<Box>,
    stack: Vec<Open>,
    names: Names,
    /// White space since the last word that counts if another word follows in this block.
    spaces: String,
    /// `br` elements since the last word.
    lines: usize,
    has_title: bool,
}

impl Reading {
    /// Reads `node`; whether it is an element that was opened.
    fn visit(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(text) => {
                self.read_text(text);
                false
            }
            Node::Element(element) => self.enter(element),
            _ => false,
        }
    }

    /// Opens `element`, unless nothing in it is text of the page.
    fn enter(&mut self, element: &Element) -> bool {
        let name = element.name();
        match name {
            "br" => self.lines += 1,
            "hr" => self.break_block(),
            _ => {}
        }
        if matches!(name, "br" | "hr" | "wbr") || ELEMENTS.skipped.contains(name) {
            return false;
        }
        let is_folded = self.stack.last().is_some_and(|above| above.is_folded);
        let attributes = Attributes::of(element);
        if (is_folded && name != "summary")
            || attributes.is_field()
            || !attributes.is_rendered(name)
        {
            return false;
        }
        self.open(name, &attributes);
        true
    }

    fn open(&mut self, name: &str, attributes: &Attributes) {
        let above = self.stack.last();
        let is_block = above.is_none() || attributes.breaks(name);
        let is_title = name == "h1" && !self.has_title;
        let standard = standard_for(name, &attributes.role, above);
        let root = match standard {
            Some(Landmark::Root(root)) => Some(root),
            _ => None,
        };
        let by_names = Some(attributes.names.as_str())
            .filter(|names| is_block && !names.is_empty())
            .and_then(|names| self.names.region(names));
        let asks = above.and_then(|_| asked_by(standard, by_names));
        let place = self.stack.len();
        let style = &attributes.style;
        let inherits = |of: fn(&Open) -> bool| above.is_some_and(of);
        let open = Open {
            holder: above.filter(|_| !is_block).map_or(place, |a| a.holder),
            name: name.to_string(),
            kind: kind_of(
                name,
                &attributes.role,
                is_block,
                above.map_or(BlockKind::Paragraph, |a| a.kind),
            ),
            is_title: name == "h1" || inherits(|a| a.is_title),
            is_quoted: name == "blockquote"
                || inherits(|a| a.is_quoted) && !ELEMENTS.quote_sources.contains(name),
            is_sectioned: root.is_some() || name == "blockquote" || inherits(|a| a.is_sectioned),
            is_linked: inherits(|a| a.is_linked),
            is_hidden: style.is_visible.map_or(inherits(|a| a.is_hidden), |v| !v),
            keeps_lines: style.keeps_lines.unwrap_or(
                matches!(name, "pre" | "xmp" | "listing" | "plaintext")
                    || inherits(|a| a.keeps_lines),
            ),
            is_folded: name == "details" && !attributes.is_open,
            mark: None,
            asks: Box {
                parent: None,
                asks,
                root,
                holds_title: false,
            },
            in_box: None,
        };
        if is_block {
            self.break_block();
        }
        if is_title || root == Some(Root::Main) {
            self.has_title |= is_title;
            self.note_title();
        }
        self.stack.push(open);
        self.open_mark(attributes);
    }

    /// Tells every element around that the page's title lies in it.
    fn note_title(&mut self) {
        for open in self.stack.iter_mut().rev() {
            let noted = match open.in_box {
                Some(number) => &mut self.boxes[number].holds_title,
                None => &mut open.asks.holds_title,
            };
            if std::mem::replace(noted, true) {
                break;
            }
        }
    }

    fn open_mark(&mut self, attributes: &Attributes) {
        let place = self.stack.len() - 1;
        let above_name = self
            .stack
            .get(place.wrapping_sub(1))
            .map(|o| o.name.as_str());
        let is_raised = above_name == Some("sup");
        let open = &mut self.stack[place];
        let href = attributes.href.as_deref().filter(|_| open.name == "a");
        let kind = match href {
            None => ELEMENTS.marks.get(&open.name).copied(),
            Some(_) if ELEMENTS.reference_roles.contains(&attributes.role) => {
                Some(MarkKind::Reference)
            }
            Some(_) => Some(MarkKind::Link),
        };
        let Some(kind) = kind else { return };
        open.is_linked |= href.is_some_and(|h| !h.starts_with('#'));
        open.mark = Some(self.marks.len());
        self.waiting.push(self.marks.len());
        self.marks.push(RawMark {
            start: None,
            end: 0,
            kind,
            href: href.map(|h| cut(h, LONGEST_ADDRESS)),
            is_short: kind == MarkKind::Link
                && (is_raised || href.is_some_and(|h| h.contains('#'))),
        });
    }

    fn leave(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        if let Some(number) = open.mark {
            let mark = &mut self.marks[number];
            if mark.start.is_none() {
                self.waiting.pop();
            } else {
                mark.end = self.text.len();
                self.ended.push(number);
            }
        }
        if open.holder == self.stack.len() {
            self.break_block();
        }
    }

    fn read_text(&mut self, text: &str) {
        let Some(top) = self.stack.last() else { return };
        if top.is_hidden || top.is_folded {
            return;
        }
        let is_code = self.stack[top.holder].kind == BlockKind::Code;
        let keeps_lines = top.keeps_lines;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let start = at;
            if is_space(bytes[at]) {
                while at < bytes.len() && is_space(bytes[at]) {
                    at += 1;
                }
                self.read_space(&text[start..at], is_code, keeps_lines);
            } else if let length @ 1.. = left_out(&bytes[at..]) {
                at += length;
            } else {
                // A single space between words stays as it is.
                let goes_on = |at: usize| {
                    let is_word = |at: usize| {
                        at < bytes.len() && !is_space(bytes[at]) && left_out(&bytes[at..]) == 0
                    };
                    is_word(at) || at < bytes.len() && bytes[at] == b' ' && is_word(at + 1)
                };
                while goes_on(at) {
                    at += 1;
                }
                self.read_words(&text[start..at]);
            }
        }
    }

    fn read_space(&mut self, run: &str, is_code: bool, keeps_lines: bool) {
        if self.block.is_none() {
            return;
        }
        if is_code {
            self.spaces.push_str(run);
            return;
        }
        match run.matches('\n').count() {
            lines if keeps_lines && lines > 1 => self.break_block(),
            1 if keeps_lines => self.spaces.replace_range(.., "\n"),
            _ if self.spaces.is_empty() => self.spaces.push(' '),
            _ => {}
        }
    }

    fn read_words(&mut self, words: &str) {
        if self.lines > 1 {
            self.break_block();
        }
        let mut block = match self.block.take() {
            Some(block) => block,
            None => self.open_block(),
        };
        if self.lines == 1 && block.start < self.text.len() {
            self.text.push('\n');
            block.length += 1;
        } else {
            self.text.push_str(&self.spaces);
            block.length += self.spaces.len();
        }
        self.lines = 0;
        self.spaces.clear();
        for number in self.waiting.drain(..) {
            self.marks[number].start = Some(self.text.len());
        }
        self.text.push_str(words);
        let length = utf16(words);
        block.length += length;
        if self.stack.last().is_some_and(|top| top.is_linked) {
            block.linked += length;
        }
        self.block = Some(block);
    }

    fn open_block(&mut self) -> RawBlock {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        let holder = self.stack.last().map_or(0, |top| top.holder);
        let in_box = self.box_of(holder);
        let holder = &self.stack[holder];
        self.quotation = holder.is_quoted.then_some(start);
        RawBlock {
            start,
            end: start,
            length: 0,
            linked: 0,
            kind: holder.kind,
            is_title: holder.is_title,
            in_box,
        }
    }

    fn break_block(&mut self) {
        self.lines = 0;
        self.spaces.clear();
        let Some(mut block) = self.block.take() else {
            return;
        };
        block.end = self.text.len();
        self.blocks.push(block);
        if let Some(start) = self.quotation.take() {
            self.ended.push(self.marks.len());
            self.marks.push(RawMark {
                start: Some(start),
                end: block.end,
                kind: MarkKind::QuotationElement,
                href: None,
                is_short: false,
            });
        }
    }

    /// The number of the box that the element at `place` is; makes it, and those around it, where
    /// they are not yet.
    fn box_of(&mut self, place: usize) -> usize {
        let from = self.stack[..=place]
            .iter()
            .rposition(|o| o.in_box.is_some());
        let mut parent = from.and_then(|at| self.stack[at].in_box);
        for open in &mut self.stack[from.map_or(0, |at| at + 1)..=place] {
            let number = self.boxes.len();
            self.boxes.push(Box {
                parent,
                ..open.asks
            });
            open.in_box = Some(number);
            parent = Some(number);
        }
        parent.unwrap_or(0)
    }

    fn document(mut self, title: String, lang: Option<&str>) -> Document {
        self.break_block();
        let regions = regions::of_blocks(&self.boxes, &self.blocks);
        let blocks = self
            .blocks
            .iter()
            .zip(regions)
            .map(|(block, region)| Block {
                span: Span::new(block.start, block.end),
                kind: block.kind,
                region,
            });
        let mut marks: Vec<Mark> = Vec::with_capacity(self.ended.len());
        for number in &self.ended {
            let mark = &mut self.marks[*number];
            let span = Span::new(mark.start.unwrap_or(mark.end), mark.end);
            let is_reference = mark.is_short && elements::is_reference(span.of(&self.text));
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
        Document {
            blocks: blocks.collect(),
            marks,
            text: self.text,
            url: None,
            title: Some(title),
            lang: lang.filter(|l| !l.is_empty()).map(str::to_string),
        }
    }
}

fn kind_of(name: &str, role: &str, is_block: bool, around: BlockKind) -> BlockKind {
    match (name, around) {
        (_, BlockKind::Code) => BlockKind::Code,
        _ if role == "heading" => BlockKind::Heading,
        ("p", BlockKind::Cell | BlockKind::Other) => BlockKind::Paragraph,
        ("p", _) => around,
        ("code", _) if is_block => BlockKind::Code,
        (_, BlockKind::Quote) if ELEMENTS.quote_sources.contains(name) => BlockKind::Other,
        _ => ELEMENTS.kinds.get(name).copied().unwrap_or(around),
    }
}

/// What the standards say an element is (`regions.js`, rule 1): `header` and `footer` of a
/// quotation, and the `header` of an article, are not the page's.
fn standard_for(name: &str, role: &str, above: Option<&Open>) -> Option<Landmark> {
    let is_its_own = above.is_some_and(|a| a.is_quoted || name == "header" && a.is_sectioned);
    let by_tag = || landmarks::of_tag(name).filter(|_| !is_its_own);
    landmarks::of_role(role).or_else(by_tag)
}

fn asked_by(standard: Option<Landmark>, by_names: Option<Region>) -> Option<Region> {
    match (standard, by_names) {
        (_, Some(Region::Comment | Region::Teaser)) => by_names,
        (Some(Landmark::Root(_)), _) => None,
        (Some(Landmark::Region(region)), _) => Some(region),
        (None, _) => by_names,
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
