//! Who speaks a quotation: candidates from the words around it ([`candidates`](mod@candidates)), each with
//! what the model sees of it ([`features`]), ranked by a small linear model over cue, position and the
//! run of the conversation ([`rank`]); whoever acts or signs beside it ([`unled`], [`signature`]), and whose
//! turn it is ([`turns`]); a quotation over paragraphs is one speaker's ([`whole`]).

mod candidates;
mod cues;
mod features;
mod nominal;
mod rank;
mod scene;
mod signature;
mod turns;
mod unled;
mod whole;

use std::sync::OnceLock;

use super::tagger::Tagged;
use crate::document::Span;
use crate::linear::{Features, Weights};
use crate::quotation::Quotation;
use crate::report::Role;
use crate::text::Text;

pub use candidates::candidates;
pub use cues::Cues;
pub use features::TEMPLATES;

/// Somebody who may be the speaker of a quotation.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// How the words give them.
    pub kind: Kind,
    /// The words that name them; bytes. `None` for nobody.
    pub source: Option<Span>,
    /// The cue; bytes.
    pub cue: Option<Span>,
    /// What the model sees.
    pub features: Features,
}

/// How the words give a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nobody.
    Nobody,
    /// A cue in the quotation's block.
    Cue,
    /// The speaker of the quotation before.
    Continued,
    /// The last cue of the block before.
    CueBefore,
    /// The subject of the words before, without a cue.
    Subject,
    /// `NAME:`
    Label,
    /// A line under a block quote: `— NAME`
    Signature,
    /// The first cue of the block after.
    CueAfter,
    /// The tagger's source, where no other candidate has it.
    Tagged,
}

/// What was decided for a quotation.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Who.
    pub candidate: Candidate,
    /// Log-odds over the next candidate with another source; large is sure.
    pub margin: f32,
}

/// Whether a quotation's inside is somebody else's words: a title or a term is read through.
fn is_opaque(q: &Quotation) -> bool {
    q.role == Role::Speech
}

/// The speaker of every quotation that is speech, in order; `None` for the others. What the tagger
/// found speaks for the candidates that it agrees with.
pub fn find(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    tagged: &[Tagged],
) -> Vec<Option<Choice>> {
    each(text, quotations, cues, tagged, |_, _| ())
}

/// As [`find`]; calls `see` with the number of each quotation that is speech and with everybody who
/// may speak it, the likeliest first, with their log-odds.
pub fn each(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    tagged: &[Tagged],
    mut see: impl FnMut(usize, &[(f32, Candidate)]),
) -> Vec<Option<Choice>> {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights =
        WEIGHTS.get_or_init(|| Weights::parse(include_str!("../speaker.weights"), TEMPLATES));
    let mut chosen: Vec<Option<Choice>> = Vec::with_capacity(quotations.len());
    for k in 0..quotations.len() {
        if quotations[k].role != Role::Speech || quotations[k].inside.is_some() {
            chosen.push(None);
            continue;
        }
        let before = before(quotations, k);
        let candidates = candidates(text, quotations, cues, k, before, |b| {
            chosen[b]
                .as_ref()
                .and_then(|c: &Choice| c.candidate.source.map(|s| (s, c.candidate.cue)))
        });
        let found = rank::agreeing(&quotations[k], tagged);
        let ranked = rank::rank(weights, candidates, &found);
        see(k, &ranked);
        let choice = rank::choose(text, &ranked, &found);
        let is_from_before = before.is_some_and(|b| quotations[b].block < quotations[k].block);
        let longest = choice.as_ref().and_then(|c| match c.candidate.kind {
            Kind::Nobody => Some(unled::LONGEST),
            Kind::Continued if is_from_before => Some(unled::SHORT),
            _ => None,
        });
        let actor = longest.and_then(|l| unled::actor(text, quotations, k, l));
        chosen.push(actor.or(choice));
    }
    unled::later(text, quotations, &mut chosen);
    whole::take(text, quotations, &mut chosen);
    turns::take(text, quotations, &mut chosen);
    chosen
}

/// The speech before quotation `k`.
pub fn before(quotations: &[Quotation], k: usize) -> Option<usize> {
    (0..k)
        .rev()
        .take(8)
        .find(|&b| quotations[b].inside.is_none() && quotations[b].role == Role::Speech)
}
