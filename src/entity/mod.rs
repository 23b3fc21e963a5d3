//! Mentions, antecedents, entities: who the words of a source stand for.
//!
//! One pass finds the names ([`name`]), a second gathers those of one bearer ([`cast`]), a third the
//! roles they hold and the people only described ([`nominal`]). Then each source phrase is read
//! ([`phrase`]) and traced to its bearer ([`resolve`](mod@resolve)): names and short forms by the cast
//! ([`by_name`]), roles, bodies and documents by their holders ([`by_noun`]), pronouns
//! ([`by_pronoun`]) by number, gender, recency and position ([`antecedent`]), “I” by who is speaking
//! ([`speaker`]) or wrote the page ([`author`]).

mod antecedent;
mod author;
mod by_name;
mod by_noun;
mod by_pronoun;
mod capital;
mod cast;
mod gender;
mod mention;
mod name;
mod nominal;
mod phrase;
mod position;
mod resolve;
mod roles;
mod set_off;
mod speaker;
mod talk;

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
    /// An organisation or place named inside the source phrase (“**Pentagon** officials”,
    /// “officials at the **Pentagon**”); bytes.
    pub organisation: Option<Span>,
    /// A person named inside the source phrase who is not the source (“an aide to **Ann Lee**”); bytes.
    pub attached_to: Option<Span>,
    /// Whether the phrase is one noun or pronoun and at most a determiner: “sources”, “an official”.
    pub is_bare: bool,
    /// One, or several.
    pub number: Number,
    /// Whether the source's words are a pronoun.
    pub is_pronoun: bool,
    /// What led to the bearer.
    pub resolved_by: ResolvedBy,
}

/// One, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
}

/// What led from a source's words to its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResolvedBy {
    /// The words themselves give the name.
    Itself,
    /// A surname, first name, acronym or last word of a longer name.
    ShortForm,
    /// A role the page gives to somebody (“the mayor”), or an identified document (“the poll”).
    Role,
    /// A pronoun's antecedent.
    Pronoun,
    /// “I” or “you” in speech: the speaker of the quotation or turn, or the one who is asked.
    Speaker,
    /// “I” in the page's own voice: its author. Where the page gives no name it is not named, and no
    /// fault of the page.
    Author,
    /// “we”, “you” of people in general or of the speaker's own: no source that could be named.
    General,
    /// Nothing: the source is described and no more.
    Nothing,
}

/// For each attribution, who its source is; `None` where it has none. Linear in the text.
pub fn resolve(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
) -> Vec<Option<Resolved>> {
    resolve::all(text, quotations, attributions)
}
