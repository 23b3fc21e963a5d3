//! Spans between quotation marks, and their role.

pub mod role;
mod scan;

use crate::document::{MarkKind, Span};
use crate::report::Role;
use crate::text::Text;

pub use scan::Style;

/// A quotation.
#[derive(Clone, Copy, Debug)]
pub struct Quotation {
    /// Bytes, quotation marks included.
    pub span: Span,
    /// Bytes between the marks, white space trimmed.
    pub content: Span,
    /// First token between the marks.
    pub first: usize,
    /// One past the last token between the marks.
    pub end: usize,
    /// Number of the block.
    pub block: usize,
    /// Number of the quotation that this one lies in.
    pub inside: Option<usize>,
    /// Number of the quotation in an earlier block that runs on into this one.
    pub continues: Option<usize>,
    /// Whether its closing mark is there.
    pub is_closed: bool,
    /// Which marks it has.
    pub style: Style,
    /// Whether a `q` or `blockquote` element makes it, not marks.
    pub is_element: bool,
    /// What it is there for.
    pub role: Role,
    /// Whether the role is sure.
    pub is_role_sure: bool,
}

impl Quotation {
    /// Whether a sentence begins with its opening mark.
    pub fn opens_sentence(&self, text: &Text) -> bool {
        let open = text.token_from(self.span.start);
        text.sentences[text.sentence_of(open)].first == open
    }
}

/// Every quotation, in order of its start. Linear in the text.
pub fn find(text: &Text) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    for (number, block) in text.blocks.iter().enumerate() {
        let left_open = (quotations.last())
            .filter(|q| !q.is_closed && q.block + 1 == number)
            .map(|q| q.style);
        quotations.extend(
            scan::pairs(text, block.first, block.end, left_open)
                .iter()
                .map(|pair| Quotation {
                    span: text.span(pair.open, pair.close),
                    content: scan::content(text, pair),
                    first: pair.first,
                    end: pair.end,
                    block: number,
                    inside: None,
                    continues: None,
                    is_closed: pair.is_closed,
                    style: pair.style,
                    is_element: false,
                    role: Role::Speech,
                    is_role_sure: true,
                }),
        );
    }
    add_elements(text, &mut quotations);
    nest(&mut quotations);
    run_on(text, &mut quotations);
    let page = role::Page::of(text, &quotations);
    for k in 0..quotations.len() {
        let (role, is_role_sure) = role::judge(text, &quotations, &page, k);
        quotations[k].role = role;
        quotations[k].is_role_sure = is_role_sure;
    }
    quotations
}

/// A `q` or `blockquote` element counts as quotation marks, block by block, where it has none of
/// its own around most of it.
fn add_elements(text: &Text, quotations: &mut Vec<Quotation>) {
    let marked = quotations.len();
    for mark in &text.document.marks {
        if mark.kind != MarkKind::QuotationElement {
            continue;
        }
        let from = text.token_from(mark.span.start);
        let upto = text.token_from(mark.span.end);
        let mut first = from;
        while first < upto {
            let block = text.block_of(first);
            let end = upto.min(text.blocks[block].end);
            if end <= first {
                break;
            }
            let (whole, end) = (end, before_signature(text, first, end));
            let span = text.span(first, end);
            let at = quotations[..marked].partition_point(|q| q.span.start < span.start);
            let has_marks = quotations[at..marked]
                .iter()
                .take_while(|q| q.span.start < span.end)
                .take(8)
                .any(|q| q.span.len() * 10 >= span.len() * 8);
            if !has_marks && !is_signature(text, first) {
                quotations.push(Quotation {
                    span,
                    content: span,
                    first,
                    end,
                    block,
                    inside: None,
                    continues: None,
                    is_closed: true,
                    style: Style::Double,
                    is_element: true,
                    role: Role::Speech,
                    is_role_sure: true,
                });
            }
            first = whole;
        }
    }
    quotations.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
}

/// A line that opens with a dash under a block quote is whom it is by.
fn is_signature(text: &Text, first: usize) -> bool {
    matches!(text.word(first), "—" | "–" | "-" | "―")
}

/// Most tokens of a signature that stands in the block quote's own paragraph.
const SIGNATURE: usize = 14;

/// Where the words of a block quote's paragraph, tokens `first..end`, stop and whom they are by begins: a
/// `cite` that runs to its end, or a dash and a name behind a full stop.
fn before_signature(text: &Text, first: usize, end: usize) -> usize {
    let whole = text.span(first, end);
    let marks = &text.document.marks;
    let from = marks.partition_point(|m| m.span.start < whole.start);
    let cite = marks[from..]
        .iter()
        .take_while(|m| m.span.start < whole.end)
        .find(|m| m.kind == MarkKind::Cite && m.span.end + 2 >= whole.end)
        .map(|m| text.token_from(m.span.start));
    let stops = |t: usize| matches!(text.word(t), "." | "!" | "?" | "…" | "”" | "\"");
    let dash = || {
        let tail = end.saturating_sub(SIGNATURE).max(first + 1)..end.saturating_sub(1);
        tail.into_iter()
            .find(|&t| is_signature(text, t) && stops(t - 1) && text.tokens[t + 1].is_capital())
    };
    cite.or_else(dash).filter(|&t| t > first).unwrap_or(end)
}

fn nest(quotations: &mut [Quotation]) {
    let mut open: Vec<usize> = Vec::new();
    for k in 0..quotations.len() {
        while open
            .last()
            .is_some_and(|&o| quotations[o].span.end < quotations[k].span.end)
        {
            open.pop();
        }
        quotations[k].inside = open.last().copied();
        open.push(k);
    }
}

/// A quotation over several paragraphs: each opens with a mark, only the last is closed. Paragraphs
/// of one block quote run on likewise.
fn run_on(text: &Text, quotations: &mut [Quotation]) {
    let mut last: Option<usize> = None;
    for k in 0..quotations.len() {
        let q = quotations[k];
        if q.inside.is_some() {
            continue;
        }
        if let Some(before) = last.map(|l| (l, quotations[l])) {
            let opens_block = text.blocks[q.block].first + 1 >= q.first;
            let is_next = before.1.block + 1 == q.block && opens_block
                || !before.1.is_closed && before.1.end == text.token_from(q.span.start);
            let runs_on = !before.1.is_closed && q.style == before.1.style
                || before.1.is_element
                    && q.is_element
                    && before.1.end == text.blocks[before.1.block].end;
            if is_next && runs_on {
                quotations[k].continues = Some(before.0);
            }
        }
        last = Some(k);
    }
}
