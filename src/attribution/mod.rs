//! Finds attributions: source · cue · content.

use crate::document::Span;
use crate::quotation::Quotation;
use crate::report::{Act, Form};
use crate::text::Text;

/// An attribution: who (source) says (cue) what (content). Spans are bytes of the text.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How the content is given.
    pub form: Form,
    /// Said, or believed.
    pub act: Act,
    /// What is said, without the outer quotation marks.
    pub content: Span,
    /// Number of the quotation, of a direct or mixed one.
    pub quotation: Option<usize>,
    /// Number of the attribution that this one lies in.
    pub part_of: Option<usize>,
    /// The words that make it an attribution.
    pub cue: Option<Span>,
    /// The words that name who says it; `None` where nobody is given.
    pub source: Option<Span>,
    /// The outlet it came through (“told **Reuters**”).
    pub relayed_by: Option<Span>,
    /// Whether the source is sure; where not, the verdict is `review`.
    pub is_sure: bool,
}

/// Every attribution, in order of its content's start.
pub fn find(text: &Text, quotations: &[Quotation]) -> Vec<Attribution> {
    let _ = (text, quotations);
    Vec::new()
}
