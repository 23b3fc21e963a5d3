//! Who speaks a quotation that the model gives to nobody: whoever acts beside it, or speaks soon
//! after. Better than an accusation, and only where nobody else is in the way.

use super::features::source_class;
use super::{Candidate, Choice, Kind};
use crate::attribution::cue;
use crate::document::Span;
use crate::quotation::Quotation;
use crate::report::Role;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// Log-odds of what is found here: enough to be sure of.
const MARGIN: f32 = 1.0;
/// Blocks after a quotation in which its speaker may come.
const SOON: usize = 3;
/// Tokens of a sentence beside a quotation in which somebody acts.
pub const LONGEST: usize = 30;
/// The same, where it takes the word from whoever spoke in the paragraph before.
pub const SHORT: usize = 9;

/// Whoever acts in the sentence right before or after, in the same block: `Cage was not impressed.
/// “No.”`, `“No.” Cage shook her head.`
pub fn actor(text: &Text, quotations: &[Quotation], k: usize, longest: usize) -> Option<Choice> {
    let q = quotations[k];
    let block = text.blocks[q.block];
    let (open, close) = (text.token_from(q.span.start), text.token_from(q.span.end));
    let is_whole = matches!(text.word(q.end - 1), "." | "?" | "!" | "…" | "—");
    if q.is_element || q.inside.is_some() || !is_whole {
        return None;
    }
    let is_free = |first: usize, end: usize| {
        let span = text.span(first, end);
        first < end
            && end - first <= longest
            && !(quotations[k.saturating_sub(3)..(k + 4).min(quotations.len())].iter())
                .any(|o| o.span.meets(span))
    };
    let before = (open > block.first)
        .then(|| text.sentences[text.sentence_of(open - 1)])
        .filter(|s| s.end == open && is_free(s.first, s.end) && ends(text, s.end - 1))
        .and_then(|s| who(text, s.first, s.end));
    let after = || {
        let s = (close < block.end).then(|| text.sentences[text.sentence_of(close)])?;
        let end = s.end.min(block.end);
        (open == block.first && is_free(close, end))
            .then(|| who(text, close, end))
            .flatten()
    };
    before.or_else(after).map(choice)
}

fn ends(text: &Text, token: usize) -> bool {
    matches!(text.word(token), "." | "?" | "!" | "…")
}

/// The subject that opens a sentence, where it can speak and acts: a name, “he”, “she”.
fn who(text: &Text, first: usize, end: usize) -> Option<Span> {
    let source = cue::first_subject(text, first, end)?;
    let is_person = match source_class(text, source) {
        0 => matches!(text.word(first), "He" | "She"),
        1 => true,
        _ => false,
    };
    let acts = source.end < end
        && !matches!(
            pos(text, source.end),
            Pos::Preposition | Pos::Conjunction | Pos::Mark | Pos::Number
        );
    (source.first == first && is_person && acts).then(|| text.span(source.first, source.end))
}

/// Gives quotations that stand alone to whoever speaks next, where that is soon.
pub fn later(text: &Text, quotations: &[Quotation], chosen: &mut [Option<Choice>]) {
    let is_speech = |q: &Quotation| q.inside.is_none() && q.role == Role::Speech;
    for k in 0..quotations.len() {
        let q = quotations[k];
        let is_nobodys = chosen[k]
            .as_ref()
            .is_some_and(|c| c.candidate.source.is_none());
        let block = text.blocks[q.block];
        let is_alone = text.token_from(q.span.start) == block.first
            && text.token_from(q.span.end) == block.end;
        if !is_nobodys || !is_alone || q.is_element {
            continue;
        }
        let next = (k + 1..quotations.len().min(k + 4))
            .take_while(|&n| quotations[n].block <= q.block + SOON)
            .find(|&n| is_speech(&quotations[n]));
        let source = next
            .and_then(|n| chosen[n].as_ref())
            .filter(|c| c.candidate.kind == Kind::Cue)
            .and_then(|c| c.candidate.source);
        if let Some(source) = source {
            chosen[k] = Some(choice(source));
        }
    }
}

/// That `source` speaks, surely.
pub fn choice(source: Span) -> Choice {
    Choice {
        candidate: Candidate {
            kind: Kind::Subject,
            source: Some(source),
            cue: None,
            features: Vec::new(),
        },
        margin: MARGIN,
    }
}
