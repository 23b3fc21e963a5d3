//! Labels: who speaks in a block, told at its top: `NAME:`, `[00:12] NAME (outlet):`, `Q.`, a name in bold.

use crate::attribution::cue::{Cue, CueKind};
use crate::document::{Mark, MarkKind};
use crate::lexicon;
use crate::text::syntax::{Phrase, Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Most tokens of a label.
const LONGEST: usize = 9;

/// `NAME:` or `NAME (outlet):` that opens a block: an interview or a script. A time in brackets may
/// stand before it.
pub fn opening(text: &Text, block: usize) -> Option<Cue> {
    let b = &text.blocks[block];
    let opens = b.first < b.end && pos(text, b.first) == Pos::Quote;
    let start = past_time(text, past_chevrons(text, b.first, b.end), b.end);
    let first = start + usize::from(opens);
    let colon = (first..b.end.min(first + LONGEST)).find(|&k| text.word(k) == ":")?;
    let is_whole = first < colon && colon + 1 < b.end && reads_as_name(text, first, colon);
    // Inside the marks of a transcript it is in capitals: `“No: I will not.”`
    let in_capitals = text.tokens[first].shape == Shape::Upper && text.word(first).len() > 2;
    let is_label = is_whole && (!opens || in_capitals);
    is_label.then(|| label(text, block, start, colon, colon + 1))
}

/// A bare letter that opens a block, with a full stop or a bracket where others have a colon: `Q.`.
pub fn letter(text: &Text, block: usize) -> Option<Cue> {
    let b = &text.blocks[block];
    let is_letter = b.end > b.first + 2 && matches!(text.word(b.first), "Q" | "A" | "Q." | "A.");
    let is_marked =
        is_letter && (text.word(b.first).len() == 2 || matches!(text.word(b.first + 1), "." | ")"));
    let end = b.first + 1 + usize::from(is_letter && text.word(b.first).len() == 1);
    is_marked.then(|| label(text, block, b.first, b.first + 1, end))
}

/// A name set in bold that opens a block, without a colon, or stands alone on its line: its end is the
/// block's end then.
pub fn set_apart(text: &Text, block: usize) -> Option<Cue> {
    let b = &text.blocks[block];
    if b.first >= b.end {
        return None;
    }
    let whole = text.span(b.first, b.end);
    let marks = &text.document.marks;
    let from = marks.partition_point(|m| m.span.start + 2 < whole.start);
    let opens = |m: &&Mark| m.kind == MarkKind::Emphasis && m.span.start <= whole.start + 1;
    let bold = marks[from..].iter().take(4).find(opens);
    let end = match bold {
        Some(mark) => text.token_from(mark.span.end).min(b.end),
        None if text.tokens[b.first].shape == Shape::Upper => b.end,
        None => return None,
    };
    let is_name = end > b.first
        && end - b.first <= 4
        && (b.first..end).all(|k| text.tokens[k].is_capital() || matches!(text.word(k), "." | "-"))
        && !text.tokens[b.first].is(lexicon::LABEL_NOT_NAME);
    is_name.then(|| label(text, block, b.first, end, end))
}

/// The words by which two labels are of one speaker: the last word of the name, before any bracket.
pub fn key<'d>(text: &Text<'d>, label: &Cue) -> &'d str {
    let Some(source) = label.source else {
        return "";
    };
    let end = (source.first..source.end)
        .find(|&k| matches!(text.word(k), "(" | ","))
        .unwrap_or(source.end);
    let words = (source.first..end).rev();
    let mut words = words.filter(|&k| text.tokens[k].kind == TokenKind::Word);
    words.next().map_or("", |k| text.word(k))
}

fn label(text: &Text, block: usize, first: usize, end: usize, cue_end: usize) -> Cue {
    Cue {
        first: end.min(cue_end - 1),
        end: cue_end,
        kind: CueKind::Label,
        source: Some(Phrase { first, end }),
        addressee: None,
        sentence: text.blocks[block].first_sentence,
    }
}

/// The token after the chevrons by which captions mark a new speaker: `>>`.
fn past_chevrons(text: &Text, first: usize, end: usize) -> usize {
    let is_chevron = |k: &usize| matches!(text.word(*k), ">" | "»");
    let count = (first..end.min(first + 4)).take_while(is_chevron).count();
    if count > 1 { first + count } else { first }
}

/// The token after a time in brackets: `[00:12]`, `(1:02:33)`.
fn past_time(text: &Text, first: usize, end: usize) -> usize {
    let opens = first < end && matches!(text.word(first), "[" | "(");
    let is_time = |k: usize| text.tokens[k].kind == TokenKind::Number || text.word(k) == ":";
    let close = (first + 1..end.min(first + LONGEST)).find(|&k| !is_time(k));
    match close {
        Some(close) if opens && close > first + 1 && matches!(text.word(close), "]" | ")") => {
            close + 1
        }
        _ => first,
    }
}

/// Capitals, with what joins them, and anything in brackets at the end; behind a name in capitals what
/// a comma sets off: `ANN CAGE, host`.
fn reads_as_name(text: &Text, first: usize, end: usize) -> bool {
    let bracket = (first + 1..end).find(|&k| text.word(k) == "(");
    let comma = (first + 1..end).find(|&k| text.word(k) == ",");
    let is_shouted = |end: &usize| {
        end - first >= 2 && (first..*end).all(|k| text.tokens[k].shape == Shape::Upper)
    };
    let name_end = bracket
        .filter(|_| text.word(end - 1) == ")")
        .or(comma.filter(is_shouted))
        .unwrap_or(end);
    text.tokens[first].kind == TokenKind::Word
        && !text.tokens[first].is(lexicon::LABEL_NOT_NAME)
        && (first..name_end).all(|k| {
            let t = &text.tokens[k];
            matches!(t.shape, Shape::Title | Shape::Upper | Shape::Mixed)
                || matches!(text.word(k), "." | "(" | ")" | "-" | "&")
                || t.kind == TokenKind::Number
                || t.is(lexicon::PREPOSITION)
        })
}
