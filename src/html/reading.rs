//! One walk over a page: its visible text, and what it says of it. The steps, and their names, are
//! those of `extension/content/reading.js`.

use scraper::node::Element;
use scraper::{Html, Node};

use super::attributes::Attributes;
use super::elements::ELEMENTS;
use super::landmarks::{Names, Root};
use super::marks::Marks;
use super::open::Open;
use super::regions::{self, Box, RawBlock};
use crate::document::{Block, BlockKind, Document, MarkKind, Span};

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

#[derive(Default)]
struct Reading {
    text: String,
    blocks: Vec<RawBlock>,
    block: Option<RawBlock>,
    /// Start of the open block, where its words are a quotation.
    quotation: Option<usize>,
    marks: Marks,
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
        let is_title = name == "h1" && !self.has_title;
        let place = self.stack.len();
        let open = Open::new(name, attributes, place, self.stack.last(), &mut self.names);
        if open.holder == place {
            self.break_block();
        }
        if is_title || open.asks.root == Some(Root::Main) {
            self.has_title |= is_title;
            self.note_title();
        }
        let is_raised = self.stack.last().is_some_and(|above| above.name == "sup");
        self.stack.push(open);
        self.open_mark(attributes, is_raised);
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

    fn open_mark(&mut self, attributes: &Attributes, is_raised: bool) {
        let Some(open) = self.stack.last_mut() else {
            return;
        };
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
        let is_short =
            kind == MarkKind::Link && (is_raised || href.is_some_and(|h| h.contains('#')));
        open.mark = Some(self.marks.open(kind, href, is_short));
    }

    fn leave(&mut self) {
        let Some(open) = self.stack.pop() else { return };
        if let Some(number) = open.mark {
            self.marks.close(number, self.text.len());
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
        self.marks.begin(self.text.len());
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
            self.marks.quotation(Span::new(start, block.end));
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
        Document {
            blocks: blocks.collect(),
            marks: self.marks.finish(&self.text),
            text: self.text,
            url: None,
            title: Some(title),
            lang: lang.filter(|l| !l.is_empty()).map(str::to_string),
        }
    }
}
