//! Hearsay: who said it, and where nobody did.
//!
//! [`audit`] reads a [`Document`] and answers a [`Report`]: every quoted or reported claim, traced
//! to its source and judged. It is a pure function, linear in the text; it never fails and never
//! panics.

pub mod attribution;
pub mod citation;
pub mod claim;
#[cfg(feature = "command")]
pub mod command;
pub mod document;
pub mod entity;
#[cfg(feature = "command")]
pub mod explain;
pub mod export;
#[cfg(feature = "command")]
pub mod html;
pub mod lexicon;
pub mod linear;
pub mod offsets;
pub mod profile;
pub mod quotation;
pub mod report;
pub mod rules;
pub mod text;
#[cfg(feature = "wasm")]
pub mod wasm;
pub mod wire;

pub use document::Document;
pub use report::{Profile, Report};

use text::Text;

/// What an audit may be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How strictly the page is judged.
    pub profile: Profile,
    /// Ids of rules that are off, whatever the profile says.
    pub off: Vec<String>,
}

/// Audits `document`: the whole pipeline. Offsets of the Report are bytes.
pub fn audit(document: &Document, options: &Options) -> Report {
    let text = Text::read(document);
    let quotations = quotation::find(&text);
    let attributions = attribution::find(&text, &quotations);
    let sources = entity::resolve(&text, &quotations, &attributions);
    claim::report(&text, &quotations, &attributions, &sources, options)
}
