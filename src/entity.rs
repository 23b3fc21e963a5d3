//! Mentions, antecedents, entities: who the words of a source stand for.

use crate::attribution::Attribution;
use crate::document::Span;
use crate::quotation::Quotation;
use crate::report::SourceKind;
use crate::text::Text;

/// Who an attribution's source is.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The fullest name the page gives; the source's own words where it gives none.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// Whether a reader could identify the source from this page.
    pub is_named: bool,
    /// Whether the antecedent is sure; where not, the verdict is `review`.
    pub is_sure: bool,
    /// The mentions that lead from the source to the name; bytes.
    pub via: Vec<Span>,
}

/// For each attribution, who its source is; `None` where it has none.
pub fn resolve(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
) -> Vec<Option<Resolved>> {
    let _ = (text, quotations);
    attributions.iter().map(|_| None).collect()
}
