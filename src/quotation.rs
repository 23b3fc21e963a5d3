//! Spans between quotation marks, and their role.

use crate::document::Span;
use crate::report::Role;
use crate::text::Text;

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
    /// Whether a `q` or `blockquote` element makes it, not marks.
    pub is_element: bool,
    /// What it is there for.
    pub role: Role,
    /// Whether the role is sure.
    pub is_role_sure: bool,
}

/// Every quotation, in order of its start.
pub fn find(text: &Text) -> Vec<Quotation> {
    let _ = text;
    Vec::new()
}
