//! The Report: what an audit answers. Offsets are bytes here; `offsets` turns them into a face's unit.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

mod vocabulary;

pub use vocabulary::{
    Act, CitationKind, Form, Genre, Profile, Role, Severity, SourceKind, Unit, UnknownProfile,
    Verdict,
};

/// Everything an audit found in one Document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Report {
    /// Version of this contract.
    pub schema: u32,
    /// Who made it.
    pub engine: Engine,
    /// Unit of every `start` and `end` in the Report.
    pub offsets: Unit,
    /// What was read.
    pub document: About,
    /// Claims in order of their content's start.
    pub claims: Vec<Claim>,
    /// Quotations in order of their start, claims or not.
    pub quotations: Vec<QuotationRecord>,
    /// Everyone who speaks, by number of claims, then in order of appearance.
    pub sources: Vec<SourceRecord>,
    /// Counts.
    pub summary: Summary,
}

/// Name and version of the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Engine {
    /// `hearsay`.
    pub name: String,
    /// Version of the crate.
    pub version: String,
}

/// What was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct About {
    /// Address, where there is one.
    pub url: Option<String>,
    /// Title, where there is one.
    pub title: Option<String>,
    /// `en` where judged text is English, else what the page says, else `und`.
    pub language: String,
    /// Profile it was judged by; where `auto` was asked, the one the page's signals chose.
    pub profile: Profile,
    /// What sort of page it is; a story is read, and no finding is made in it.
    pub genre: Genre,
    /// Words in the judged blocks.
    pub words: usize,
}

/// A stretch of the Document's text and its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Passage {
    /// Start, in the Report's unit.
    pub start: usize,
    /// End, in the Report's unit.
    pub end: usize,
    /// The words there.
    pub text: String,
}

/// A stretch of the Document's text.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Place {
    /// Start, in the Report's unit.
    pub start: usize,
    /// End, in the Report's unit.
    pub end: usize,
}

/// A claim under audit, with its verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Claim {
    /// Stable: a hash of form, folded content and ordinal among equals.
    pub id: String,
    /// How the content is given.
    pub form: Form,
    /// Said, or believed.
    pub act: Act,
    /// `id` of the claim that this one lies in.
    pub part_of: Option<String>,
    /// What is said.
    pub content: Passage,
    /// What is painted.
    pub mark: Place,
    /// The words that make it an attribution.
    pub cue: Option<Passage>,
    /// The words that name who says it.
    pub source: Option<Passage>,
    /// Who that is.
    pub attributed_to: Option<AttributedTo>,
    /// The outlet it came through.
    pub relayed_by: Option<RelayedBy>,
    /// Links and references that carry it.
    pub citations: Vec<Citation>,
    /// The judgement.
    pub verdict: Verdict,
    /// The first rule of the table that holds.
    pub rule: Option<String>,
    /// The other rules that hold.
    pub also: Vec<String>,
    /// Severity of `rule`.
    pub severity: Option<Severity>,
    /// What to tell the reader.
    pub message: Option<Message>,
    /// Where it stands, in words (W3C TextQuoteSelector).
    pub selector: Selector,
}

/// Claims that stand for themselves: one that lies in another of the same source is left out, and
/// not counted again.
pub fn standing(claims: &[Claim]) -> impl Iterator<Item = &Claim> {
    let by_id: HashMap<&str, &Claim> = claims.iter().map(|c| (c.id.as_str(), c)).collect();
    let name = |claim: &Claim| claim.attributed_to.as_ref().map(|a| a.name.clone());
    claims.iter().filter(move |claim| {
        let whole = claim.part_of.as_deref().and_then(|id| by_id.get(id));
        whole.is_none_or(|whole| name(whole) != name(claim))
    })
}

/// Who a claim is attributed to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AttributedTo {
    /// The fullest name the page gives, or the words of an unnamed source.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// The mentions that lead from the source to the name.
    pub via: Vec<Passage>,
}

/// The outlet a claim came through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RelayedBy {
    /// Its name as the page gives it.
    pub name: String,
}

/// A link or reference that carries a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Citation {
    /// What sort.
    pub kind: CitationKind,
    /// Where it points, as written in the page.
    pub href: Option<String>,
}

/// What to tell the reader: faces translate by `id` and `args`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Message {
    /// `rule-id.variant`.
    pub id: String,
    /// The words it speaks of.
    pub args: MessageArgs,
    /// English.
    pub text: String,
}

/// The words a message speaks of, as they stand in the page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct MessageArgs {
    /// The source's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub source: Option<String>,
    /// The cue's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub cue: Option<String>,
    /// The quotation's or claim's first words.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(optional))]
    pub content: Option<String>,
}

/// W3C TextQuoteSelector: the words, and the words around them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Selector {
    /// The mark's words.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
}

/// A quotation and the role it plays.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct QuotationRecord {
    /// Start with its mark, in the Report's unit.
    pub start: usize,
    /// End with its mark, in the Report's unit.
    pub end: usize,
    /// What it is there for.
    pub role: Role,
}

/// One who speaks on the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct SourceRecord {
    /// The fullest name, or the words of an unnamed source.
    pub name: String,
    /// What sort of source.
    pub kind: SourceKind,
    /// Claims attributed to it, parts of others not counted.
    pub claims: usize,
    /// Words of those claims.
    pub words: usize,
}

/// Counts of claims, parts of others with the same source left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Summary {
    /// All.
    pub claims: usize,
    /// Named.
    pub named: usize,
    /// Cited.
    pub cited: usize,
    /// Unnamed.
    pub unnamed: usize,
    /// Unattributed.
    pub unattributed: usize,
    /// Undecided.
    pub review: usize,
}
