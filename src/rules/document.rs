//! A rule's document: Markdown with a head of `key: value` lines between `---`, and the sections
//! *What it holds · Why it matters · Examples · Near misses · What to do · References*.
//!
//! A block quotation under *Examples* or *Near misses* is a page: `==words==` are the mark of a
//! finding of this rule, and nothing else in it is a finding. `[words](address)` is a link, `[^n]` a
//! reference mark, `# words` a heading. A paragraph before it that begins with `Profile:` names the
//! profile, one that begins with `KNOWN MISS` says why an expected finding is not made.

use crate::document::{Block, BlockKind, Document, Mark, MarkKind, Region, Span};

/// Sections every document has, in order.
pub const SECTIONS: [&str; 6] = [
    "What it holds",
    "Why it matters",
    "Examples",
    "Near misses",
    "What to do",
    "References",
];

/// A rule's document, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct RuleDocument {
    head: &'static str,
    /// The Markdown below the head.
    pub body: &'static str,
}

/// An example of a rule's document.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The section it stands in.
    pub section: &'static str,
    /// The page.
    pub document: Document,
    /// Marks of the findings it must give, bytes of the page's text.
    pub marks: Vec<Span>,
    /// Profile it is read under; `news` where it does not say.
    pub profile: Option<&'static str>,
    /// Whether it is written down as a miss.
    pub is_known_miss: bool,
}

impl RuleDocument {
    /// Takes `markdown` apart.
    pub fn parse(markdown: &'static str) -> RuleDocument {
        let (head, body) = markdown
            .strip_prefix("---\n")
            .and_then(|m| m.split_once("\n---\n"))
            .unwrap_or(("", markdown));
        RuleDocument { head, body }
    }

    /// The head's value of `key`.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.keys().find(|(k, _)| *k == key).map(|(_, value)| value)
    }

    /// Every key and value of the head.
    pub fn keys(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(key, value)| (key.trim(), value.trim()))
    }

    /// The text of section `title`, where there is one.
    pub fn section(&self, title: &str) -> Option<&'static str> {
        self.sections().find(|(t, _)| *t == title).map(|(_, s)| s)
    }

    /// Titles and texts of the sections.
    pub fn sections(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let body = self.body;
        body.split("\n## ")
            .skip(1)
            .map(|s| s.split_once('\n').unwrap_or((s, "")))
            .map(|(title, text)| (title.trim(), text.trim()))
    }

    /// The items of *References*.
    pub fn references(&self) -> Vec<&'static str> {
        self.section("References")
            .unwrap_or_default()
            .lines()
            .filter_map(|l| l.strip_prefix("- "))
            .collect()
    }

    /// The pages of *Examples* and *Near misses*.
    pub fn examples(&self) -> Vec<Example> {
        let mut out = Vec::new();
        for (title, text) in self.sections().filter(|(t, _)| SECTIONS[2..4].contains(t)) {
            let mut note = "";
            for part in text.split("\n\n") {
                if part.starts_with('>') {
                    let mut example = example(part);
                    example.section = title;
                    example.profile = note.strip_prefix("Profile: ").map(|p| p.trim_matches('.'));
                    example.is_known_miss = note.starts_with("KNOWN MISS");
                    out.push(example);
                    note = "";
                } else {
                    note = part.trim();
                }
            }
        }
        out
    }
}

/// Reads a block quotation as a page.
fn example(quotation: &str) -> Example {
    let mut example = Example::default();
    let mut open_mark = None;
    let lines = quotation
        .lines()
        .map(|l| l.trim_start_matches('>').trim())
        .collect::<Vec<_>>()
        .join("\n");
    for paragraph in lines.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        if !example.document.text.is_empty() {
            example.document.text.push_str("\n\n");
        }
        let start = example.document.text.len();
        let (kind, words) = match paragraph.strip_prefix("# ") {
            Some(words) => (BlockKind::Heading, words),
            None => (BlockKind::Paragraph, paragraph),
        };
        inline(&words.replace('\n', " "), &mut example, &mut open_mark);
        example.document.blocks.push(Block {
            span: Span::new(start, example.document.text.len()),
            kind,
            region: Region::Content,
        });
    }
    example
}

fn inline(words: &str, example: &mut Example, open_mark: &mut Option<usize>) {
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let at = example.document.text.len();
        if let Some(after) = rest.strip_prefix("==") {
            match open_mark.take() {
                Some(start) => example.marks.push(Span::new(start, at)),
                None => *open_mark = Some(at),
            }
            rest = after;
        } else if let Some((label, after)) = reference(rest) {
            example.document.text.push_str(label);
            example.mark(at, MarkKind::Reference, None);
            rest = after;
        } else if let Some((label, href, after)) = link(rest) {
            inline(label, example, open_mark);
            example.mark(at, MarkKind::Link, Some(href));
            rest = after;
        } else {
            example.document.text.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// `[^3]`: the label in brackets, and what follows.
fn reference(text: &str) -> Option<(&str, &str)> {
    let (label, after) = text.strip_prefix("[^")?.split_once(']')?;
    Some((label, after))
}

/// `[words](address)`: the words, the address, and what follows.
fn link(text: &str) -> Option<(&str, &str, &str)> {
    let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
    let (href, after) = rest.split_once(')')?;
    (!label.contains(']')).then_some((label, href, after))
}

impl Example {
    fn mark(&mut self, start: usize, kind: MarkKind, href: Option<&str>) {
        self.document.marks.push(Mark {
            span: Span::new(start, self.document.text.len()),
            kind,
            href: href.map(str::to_string),
        });
    }
}
