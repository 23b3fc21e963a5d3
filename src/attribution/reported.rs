//! What is reported without quotation marks, around a cue in plain words.

use super::Attribution;
use super::cue::{Cue, CueKind};
use super::speaker::Cues;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::Form;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// Appends the indirect attributions whose content follows its cue, or stands before it.
pub fn find(text: &Text, quotations: &[Quotation], cues: &Cues, out: &mut Vec<Attribution>) {
    let _ = quotations;
    for cue in &cues.all {
        let is_reporting = matches!(
            cue.kind,
            CueKind::Statement | CueKind::Attitude | CueKind::According
        );
        let (Some(source), true) = (cue.source_span(text), is_reporting) else {
            continue;
        };
        let Some((first, end)) = after(text, cue).or_else(|| before(text, cue)) else {
            continue;
        };
        out.push(Attribution {
            form: Form::Indirect,
            act: cue.act(),
            content: text.span(first, end),
            quotation: None,
            part_of: None,
            cue: Some(cue.span(text)),
            source: Some(source),
            relayed_by: None,
            is_sure: true,
        });
    }
}

/// The reported clause after the cue: “said **that …**”, “says **it will …**”.
fn after(text: &Text, cue: &Cue) -> Option<(usize, usize)> {
    let sentence = text.sentences[cue.sentence];
    let mut first = cue.tokens().end.max(cue.addressee.map_or(0, |a| a.end));
    let end = closing(text, sentence.first, sentence.end);
    if cue.kind == CueKind::According {
        first += usize::from(first < end && text.word(first) == ",");
        let opens = cue.first == sentence.first || cue.first == sentence.first + 1;
        return (opens && first < end).then_some((first, end));
    }
    if first >= end {
        return None;
    }
    let opens_clause = text.tokens[first].is(lexicon::COMPLEMENTIZER)
        || matches!(pos(text, first), Pos::Pronoun | Pos::Determiner | Pos::Name)
            && cue.kind == CueKind::Statement
            && (first..end).any(|t| matches!(pos(text, t), Pos::Auxiliary | Pos::Verb));
    (opens_clause && end - first >= 3 && !quotes(text, first)).then_some((first, end))
}

/// The reported clause before: “**…**, Smith said.”
fn before(text: &Text, cue: &Cue) -> Option<(usize, usize)> {
    let sentence = text.sentences[cue.sentence];
    let first = cue.tokens().first;
    let follows_comma = first > sentence.first + 3 && text.word(first - 1) == ",";
    let is_bare = cue.kind == CueKind::According && first > sentence.first + 3;
    if !(follows_comma || is_bare) {
        return None;
    }
    let end = if follows_comma { first - 1 } else { first };
    let quoted = (sentence.first..end).any(|t| pos(text, t) == Pos::Quote);
    (!quoted).then_some((sentence.first, end))
}

fn quotes(text: &Text, first: usize) -> bool {
    pos(text, first) == Pos::Quote
}

/// One past the last token before the sentence's closing stop.
fn closing(text: &Text, first: usize, end: usize) -> usize {
    let mut end = end;
    while end > first && matches!(text.word(end - 1), "." | "?" | "!") {
        end -= 1;
    }
    end
}
