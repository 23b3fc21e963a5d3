//! Claims and their verdicts; the Report.

mod anonymity;
mod around;
mod assertion;
mod assertive;
mod backing;
mod beside;
mod brief;
mod case;
mod document;
mod drafts;
mod explained;
mod fact;
mod finding;
mod frame;
mod genre;
mod id;
mod identity;
mod introduction;
mod maker;
mod record;
mod source;
mod tally;
mod title;
mod verdict;
mod wording;

pub use assertion::Assertion;
pub use case::{Agentless, Anonymity, Case, Distance};
pub use source::{HeadKind, SourcePhrase};

use anonymity::Reasons;

use std::ops::Range;

use crate::Options;
use crate::attribution::Attribution;
use crate::citation::Citations;
use crate::entity::Resolved;
use crate::profile::{self, Settings};
use crate::quotation::Quotation;
use crate::report::{About, Engine, QuotationRecord, Report, Unit};
use crate::text::{Text, TokenKind};

/// Judges every attribution and gathers the Report, offsets in bytes.
pub fn report(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
    sources: &[Option<Resolved>],
    options: &Options,
) -> Report {
    let words = judged_words(text);
    let citations = Citations::read(text);
    let profile = profile::choose(options.profile, text, words, &citations);
    let judge = Judge {
        text,
        quotations,
        settings: Settings::of(profile).without(&options.off),
        citations,
        reasons: Reasons::read(text),
        title: title::of(text),
    };
    let drafts = judge.drafts(attributions, sources);
    let genre = genre::of(text, words, &drafts);
    let claims = judge.claims(drafts, genre);
    let (sources, summary) = tally::tally(&claims);
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
            language: language(text),
            profile,
            genre,
            words,
        },
        claims,
        quotations: quotations
            .iter()
            .map(|q| QuotationRecord {
                start: q.span.start,
                end: q.span.end,
                role: q.role,
            })
            .collect(),
        sources,
        summary,
    }
}

fn judged_words(text: &Text) -> usize {
    text.blocks
        .iter()
        .filter(|b| b.is_judged)
        .flat_map(|b| &text.tokens[b.first..b.end])
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .count()
}

fn language(text: &Text) -> String {
    let is_english = text.blocks.iter().any(|b| b.is_judged);
    match &text.document.lang {
        _ if is_english => "en".to_string(),
        Some(lang) => lang.clone(),
        None => "und".to_string(),
    }
}

struct Judge<'a> {
    text: &'a Text<'a>,
    quotations: &'a [Quotation],
    settings: Settings,
    citations: Citations<'a>,
    reasons: Reasons,
    /// Blocks of a plain text that are its title.
    title: Range<usize>,
}

/// A claim on its way: what it is made of, before it has an id.
struct Draft<'a> {
    case: Case<'a>,
    /// Number of its attribution.
    attribution: Option<usize>,
    part_of: Option<usize>,
}
