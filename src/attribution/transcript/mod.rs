//! Interviews and transcripts: whose words a block holds without quotation marks, by the label at its
//! top ([`label`]) or by the question above it ([`interview`]).

mod interview;
pub mod label;

use super::Attribution;
use super::cue::Cue;
use super::speaker::Cues;
use crate::document::{BlockKind, Span};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form};
use crate::text::syntax::{Phrase, Pos, pos};
use crate::text::{Shape, Text};

/// Labelled blocks that make a transcript of a page.
const LABELS: usize = 4;

/// Whose words a block holds, and from where.
#[derive(Clone, Copy, Debug)]
struct Turn {
    block: usize,
    /// First token of what is said.
    first: usize,
    source: Span,
    cue: Option<Span>,
}

/// An attribution for each block of a transcript or interview that no quotation covers.
pub fn find(text: &Text, quotations: &[Quotation], cues: &Cues) -> Vec<Attribution> {
    let said = |turn: &Turn| {
        let block = text.blocks[turn.block];
        turn.first < block.end && block.is_judged && !is_covered(text, quotations, turn.block)
    };
    turns(text, cues)
        .into_iter()
        .filter(said)
        .map(|turn| Attribution {
            form: Form::Direct,
            act: Act::Statement,
            content: text.span(turn.first, text.blocks[turn.block].end),
            quotation: None,
            part_of: None,
            cue: turn.cue,
            source: Some(turn.source),
            relayed_by: None,
            is_sure: true,
        })
        .collect()
}

fn turns(text: &Text, cues: &Cues) -> Vec<Turn> {
    let colons: Vec<Option<Cue>> = (cues.labels.iter().enumerate())
        .map(|(block, label)| label.filter(|_| !is_heading(text, block)))
        .collect();
    if let Some(answers) = letters(text, &colons) {
        return answers;
    }
    let named: Vec<Option<Cue>> = (colons.into_iter())
        .map(|label| label.and_then(|l| with_name(text, l)))
        .collect();
    if is_transcript(text, &named) {
        return labelled(text, &named);
    }
    let set_apart: Vec<Option<Cue>> = (0..text.blocks.len())
        .map(|block| label::set_apart(text, block).filter(|_| !is_heading(text, block)))
        .collect();
    if is_transcript(text, &set_apart) && are_people(text, &set_apart) {
        return labelled(text, &set_apart);
    }
    interview::answers(text)
}

/// Each labelled block, and the blocks that go on under the same label. A label of its own line holds
/// for those below it.
fn labelled(text: &Text, labels: &[Option<Cue>]) -> Vec<Turn> {
    let count = labels.iter().flatten().count();
    let goes_on = count * 3 > labels.len();
    let mut out = Vec::new();
    let mut last: Option<Cue> = None;
    for (number, block) in text.blocks.iter().enumerate() {
        let own = labels[number];
        let is_line = |l: &Cue| l.end >= text.blocks[text.block_of(l.first)].end;
        let label = own.or(last.filter(|l| goes_on || is_line(l)));
        last = label;
        let first = own.map_or(block.first, |l| l.end);
        let source = label.and_then(|l| l.source_span(text));
        if let (Some(label), Some(source)) = (label, source) {
            out.push(Turn {
                block: number,
                first,
                source,
                cue: (text.word(label.first) == ":").then(|| label.span(text)),
            });
        }
    }
    out
}

/// Of `Q:` and `A:`, the answers: they are whose interview it is.
fn letters(text: &Text, colons: &[Option<Cue>]) -> Option<Vec<Turn>> {
    let labels: Vec<Option<Cue>> = (colons.iter().enumerate())
        .map(|(block, label)| label.or_else(|| label::letter(text, block)))
        .collect();
    let is = |label: &Option<Cue>, letter| label.is_some_and(|l| is_letter(text, &l, letter));
    labels.iter().position(|l| is(l, "A"))?;
    let question = labels.iter().position(|l| is(l, "Q"))?;
    let source = interview::of_whom(text, text.blocks[question].first)?;
    let answers = labels.iter().enumerate().filter(|(_, l)| is(l, "A"));
    let turn = |(block, label): (usize, &Option<Cue>)| {
        let label = (*label)?;
        Some(Turn {
            block,
            first: label.end,
            source,
            cue: Some(label.span(text)),
        })
    };
    Some(answers.filter_map(turn).collect())
}

/// Whether labels make a transcript of a page. With a few `Note:` it is none: some label must come
/// again, or nearly every block must have one that is a full name.
fn is_transcript(text: &Text, labels: &[Option<Cue>]) -> bool {
    let own = || labels.iter().flatten();
    let mut keys: Vec<String> = own().map(|l| label::key(text, l).to_lowercase()).collect();
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    let comes_again = count >= LABELS && keys.len() * 2 <= count;
    let is_all = count * 4 >= labels.len() * 3 && own().all(|l| is_full_name(text, l));
    keys.len() >= 2 && (comes_again || is_all)
}

/// Whether most of the labels are people: names in bold may be anything.
fn are_people(text: &Text, labels: &[Option<Cue>]) -> bool {
    let own = || labels.iter().flatten();
    let people = own().filter(|l| is_full_name(text, l)).count();
    people * 2 > own().count()
}

/// The label, where it names somebody: initials stand for a name of the words above.
fn with_name(text: &Text, label: Cue) -> Option<Cue> {
    let source = label.source?;
    let is_initials = source.end - source.first == 1
        && text.tokens[source.first].shape == Shape::Upper
        && (2..=3).contains(&text.word(source.first).len());
    if is_initials && let Some(name) = initialled(text, source.first) {
        return Some(Cue {
            source: Some(name),
            ..label
        });
    }
    label
        .source_span(text)
        .is_some_and(|s| s.len() > 2)
        .then_some(label)
}

/// The first name above token `token` that begins with the letters of the word there: “LO”, Lena Orlov.
fn initialled(text: &Text, token: usize) -> Option<Phrase> {
    let letters = text.word(token);
    let initial = |k: usize| text.word(k).chars().next();
    let top = text.blocks[..text.block_of(token)].iter().take(TOP);
    top.flat_map(|b| b.first..b.end)
        .map(|first| Phrase {
            first,
            end: first + letters.len(),
        })
        .find(|p| {
            let is_name = |k: usize| {
                k < text.tokens.len() && pos(text, k) == Pos::Name && text.word(k).len() > 1
            };
            (p.first..p.end).all(is_name)
                && (p.first..p.end)
                    .zip(letters.chars())
                    .all(|(k, l)| initial(k) == Some(l))
        })
}

/// Blocks at the top whose names initials may stand for.
const TOP: usize = 12;

/// Whether `attribution`, of the tagger, lies in what the label of a block gives: `found` is what
/// [`find`] has found, in order.
pub fn is_label_again(text: &Text, attribution: &Attribution, found: &[Attribution]) -> bool {
    let content = attribution.content;
    let at = found.partition_point(|f| f.content.end <= content.start);
    let by_label = |f: &Attribution| {
        let label = f.cue.map_or(f.content.start, |c| c.end);
        let block = text.block_of(text.token_at(f.content.start));
        let start = text
            .span(text.blocks[block].first, text.blocks[block].end)
            .start;
        let is_in_label = |s: Span| s.start >= start && s.end <= label;
        f.content.meets(content) && attribution.source.is_some_and(is_in_label)
    };
    found.get(at).is_some_and(by_label)
}

/// Whether the tagger takes a bare `Q` or `A` for a source.
pub fn is_letter_source(text: &Text, attribution: &Attribution) -> bool {
    attribution
        .source
        .is_some_and(|s| matches!(s.of(text.str), "Q" | "A" | "Q:" | "A:"))
}

const FIRST_NAME: lexicon::Classes = lexicon::FIRST_NAME_FEMALE.or(lexicon::FIRST_NAME_MALE);

fn is_letter(text: &Text, label: &Cue, letter: &str) -> bool {
    label
        .source_span(text)
        .is_some_and(|s| s.of(text.str).trim_end_matches('.') == letter)
}

fn is_full_name(text: &Text, label: &Cue) -> bool {
    label.source.is_some_and(|s| {
        s.end - s.first >= 2
            && text.tokens[s.first].is(FIRST_NAME)
            && (s.first..s.end).all(|t| text.tokens[t].is_capital())
    })
}

fn is_heading(text: &Text, block: usize) -> bool {
    text.document.blocks[block].kind == BlockKind::Heading
}

fn is_covered(text: &Text, quotations: &[Quotation], block: usize) -> bool {
    let b = text.blocks[block];
    let whole = text.span(b.first, b.end);
    let shared = |s: Span| {
        s.end
            .min(whole.end)
            .saturating_sub(s.start.max(whole.start))
    };
    let from = quotations.partition_point(|q| q.block < block);
    quotations[from..]
        .iter()
        .take_while(|q| q.block == block)
        .any(|q| shared(q.span) * 2 > whole.len())
}
