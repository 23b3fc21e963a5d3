//! Whose turn it is in a conversation: where two people talk, a paragraph of nothing but speech is
//! spoken by whoever did not speak in the one before. In a newspaper it runs on instead, so that a
//! page must show first that people answer each other on it.

use super::{Candidate, Choice, Kind, unled};
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::report::Role;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// So many answers more than runs make a conversation.
const ENOUGH: usize = 2;
/// Paragraphs around a turn in which the other of the two is looked for.
const NEAR: usize = 4;
/// Turns on either side among which somebody called by name is looked for.
const FAR: usize = 50;

/// A paragraph that opens with speech.
struct Turn {
    block: usize,
    /// Numbers of its quotations that are speech: the first, and one past the last.
    quotations: (usize, usize),
    /// Who speaks, where a cue or an action beside it says so, or this module.
    speaker: Option<Span>,
    asks: bool,
    is_closed: bool,
}

/// Gives turns that no words around them give to anybody to whom the turn before spoke to, or to the
/// other of the two who talk.
pub fn take(text: &Text, quotations: &[Quotation], chosen: &mut [Option<Choice>]) {
    let mut turns = find(text, quotations, chosen);
    if !is_conversation(text, &turns) {
        return;
    }
    for t in 1..turns.len() {
        let answers = turns[t - 1].is_closed && turns[t - 1].block + 1 == turns[t].block;
        let last = turns[t - 1].speaker.filter(|_| answers);
        let (None, Some(last)) = (turns[t].speaker, last) else {
            continue;
        };
        let own = turns[t].quotations.0..turns[t].quotations.1;
        let told = own
            .clone()
            .filter_map(|k| chosen[k].as_ref()?.candidate.source)
            .find(|s| differ(text, *s, last));
        let answer = told.or_else(|| other(text, quotations, &turns, t, last));
        if told.is_none()
            && let Some(other) = answer
        {
            for choice in chosen[own].iter_mut().filter(|c| c.is_some()) {
                *choice = Some(unled::choice(other));
            }
        }
        turns[t].speaker = answer;
    }
}

/// Who answers `last`, who spoke the turn before turn `t`: whom that turn calls by name, else whoever
/// else speaks nearby, before rather than after.
fn other(
    text: &Text,
    quotations: &[Quotation],
    turns: &[Turn],
    t: usize,
    last: Span,
) -> Option<Span> {
    let others = |o: &Turn| o.speaker.filter(|s| differ(text, *s, last));
    let (first, end) = turns[t - 1].quotations;
    let around = &turns[t.saturating_sub(FAR)..turns.len().min(t + FAR)];
    let called = quotations[first..end]
        .iter()
        .filter_map(|q| address(text, q))
        .find_map(|name| {
            let is_called = |s: &Span| tokens(text, *s).any(|k| text.tokens[k].hash == name);
            around.iter().filter_map(others).find(is_called)
        });
    let near = |o: &&Turn| o.block.abs_diff(turns[t].block) <= NEAR;
    let earlier = turns[..t - 1].iter().rev().take_while(near);
    let later = turns[t + 1..].iter().take_while(near);
    called.or_else(|| earlier.chain(later).find_map(others))
}

/// Hash of the name that a quotation calls somebody by: “Ezra, …”, “…, Ezra?”
fn address(text: &Text, q: &Quotation) -> Option<u32> {
    let is_name = |t: usize| pos(text, t) == Pos::Name;
    let is_stop = |t: usize| matches!(text.word(t), "," | "." | "?" | "!");
    let last = q.end.checked_sub(2).filter(|&t| t > q.first)?;
    let opens = is_name(q.first) && is_stop(q.first + 1);
    let closes = is_name(last) && is_stop(last + 1) && text.word(last - 1) == ",";
    match (opens, closes) {
        (true, _) => Some(text.tokens[q.first].hash),
        (_, true) => Some(text.tokens[last].hash),
        _ => None,
    }
}

fn find(text: &Text, quotations: &[Quotation], chosen: &[Option<Choice>]) -> Vec<Turn> {
    // A short turn counts as one whatever its role.
    let is_whole = |q: &Quotation| {
        let block = text.blocks[q.block];
        text.token_from(q.span.start) == block.first && text.token_from(q.span.end) == block.end
    };
    let is_speech = |q: &Quotation| {
        q.inside.is_none() && (q.role == Role::Speech || is_whole(q)) && !q.is_element
    };
    let mut turns: Vec<Turn> = Vec::new();
    for (k, q) in quotations.iter().enumerate() {
        let explicit = || {
            let candidate: &Candidate = &chosen[k].as_ref()?.candidate;
            let source = candidate.source?;
            let is_beside = text.block_of(text.token_at(source.start)) == q.block;
            let says = matches!(candidate.kind, Kind::Cue | Kind::Subject | Kind::Tagged);
            (says && is_beside).then_some(source)
        };
        if !is_speech(q) {
            continue;
        }
        let opens = text.token_from(q.span.start) == text.blocks[q.block].first;
        let asks = text.word(q.end - 1) == "?";
        match turns.last_mut().filter(|t| t.block == q.block) {
            Some(turn) => {
                turn.quotations.1 = k + 1;
                turn.speaker = turn.speaker.or_else(explicit);
                turn.is_closed = q.is_closed;
                turn.asks = asks;
            }
            // A beat may stand before the words; a turn that nobody is given for must open with them.
            None if opens || explicit().is_some() => turns.push(Turn {
                block: q.block,
                quotations: (k, k + 1),
                speaker: explicit(),
                asks,
                is_closed: q.is_closed && q.continues.is_none(),
            }),
            None => {}
        }
    }
    turns
}

/// Whether people answer each other: questions that are answered, and neighbours of two speakers,
/// against neighbours of one.
fn is_conversation(text: &Text, turns: &[Turn]) -> bool {
    let (mut answers, mut runs) = (0, 0);
    for pair in turns.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if !before.is_closed || before.block + 1 != after.block {
            continue;
        }
        answers += usize::from(before.asks);
        if let (Some(a), Some(b)) = (before.speaker, after.speaker) {
            let with_narrator = is_self(text, a) != is_self(text, b);
            if differ(text, a, b) {
                answers += 1 + usize::from(with_narrator);
            } else {
                runs += 1;
            }
        }
    }
    answers >= runs + ENOUGH
}

/// Whether two sources are plainly two people: two names, the narrator and somebody else, “he” and
/// a woman.
fn differ(text: &Text, a: Span, b: Span) -> bool {
    if is_self(text, a) || is_self(text, b) {
        return is_self(text, a) != is_self(text, b);
    }
    let names = |s: Span| tokens(text, s).filter(|&t| pos(text, t) == Pos::Name);
    let is_named = |s: Span| names(s).next().is_some();
    if is_named(a) && is_named(b) {
        return !names(a).any(|t| names(b).any(|o| text.tokens[o].hash == text.tokens[t].hash));
    }
    let is_male = |s: Span| has(text, s, MALE);
    let is_female = |s: Span| has(text, s, FEMALE);
    is_male(a) && is_female(b) || is_female(a) && is_male(b)
}

const MALE: Classes = lexicon::MASCULINE_PRONOUN.or(lexicon::FIRST_NAME_MALE);
const FEMALE: Classes = lexicon::FEMININE_PRONOUN.or(lexicon::FIRST_NAME_FEMALE);

fn has(text: &Text, source: Span, classes: Classes) -> bool {
    tokens(text, source).any(|t| text.tokens[t].is(classes))
}

fn is_self(text: &Text, source: Span) -> bool {
    let first = text.token_at(source.start);
    text.tokens[first].is(lexicon::FIRST_PERSON) && pos(text, first) == Pos::Pronoun
}

fn tokens(text: &Text, span: Span) -> std::ops::Range<usize> {
    text.token_at(span.start)..text.token_from(span.end)
}
