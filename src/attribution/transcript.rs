//! Interviews and transcripts: blocks that open with `NAME:`, without quotation marks.

use super::Attribution;
use super::cue::Cue;
use super::speaker::Cues;
use crate::document::{BlockKind, Span};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::{Act, Form};
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// Labelled blocks that make a transcript of a page.
const LABELS: usize = 4;

/// An attribution for each labelled block of a transcript that no quotation covers, and for the
/// blocks that go on under the same label. A page with a few `Note:` is no transcript: some label
/// must come again, or nearly every block must have one that is a full name. Of `Q:` and `A:` the
/// answers are whose interview it is.
pub fn find(text: &Text, quotations: &[Quotation], cues: &Cues) -> Vec<Attribution> {
    let mut out = Vec::new();
    let answers = interviewee(text, cues);
    let labels = || {
        let all = cues.labels.iter().enumerate();
        all.filter(|(block, _)| !is_heading(text, *block))
            .filter_map(|(_, l)| l.as_ref())
            .filter(|l| is_name(text, l))
    };
    let mut words: Vec<&str> = labels()
        .filter_map(|l| Some(l.source_span(text)?.of(text.str)))
        .collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    let comes_again = count >= LABELS && words.len() * 2 <= count;
    let is_all = count * 4 >= cues.labels.len() * 3 && labels().all(|l| is_full_name(text, l));
    let is_transcript = words.len() >= 2 && (comes_again || is_all);
    if !is_transcript && answers.is_none() {
        return out;
    }
    let goes_on = is_transcript && count * 3 > cues.labels.len();
    let mut last: Option<Cue> = None;
    for (number, block) in text.blocks.iter().enumerate() {
        let label = cues.labels[number].filter(|_| !is_heading(text, number));
        let own = label.filter(|l| is_transcript && is_name(text, l));
        let answer = label.filter(|l| is_letter(text, l, "A")).and(answers);
        let is_question = label.is_some_and(|l| is_letter(text, &l, "Q"));
        let Some(label) = own
            .or(label.filter(|_| answer.is_some()))
            .or(last.filter(|_| goes_on && !is_question))
        else {
            continue;
        };
        if answer.is_none() {
            last = Some(label);
        }
        let is_own = own.is_some() || answer.is_some();
        let first = if is_own { label.end } else { block.first };
        if first >= block.end || !block.is_judged || is_covered(text, quotations, number) {
            continue;
        }
        out.push(Attribution {
            form: Form::Direct,
            act: Act::Statement,
            content: text.span(first, block.end),
            quotation: None,
            part_of: None,
            cue: Some(label.span(text)),
            source: answer.or_else(|| label.source_span(text)),
            relayed_by: None,
            is_sure: true,
        });
    }
    out
}

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

/// Whose the answers are, where the page asks with `Q:` and `A:`: the person that the words before
/// the first question name most often.
fn interviewee(text: &Text, cues: &Cues) -> Option<Span> {
    let asks = |letter| {
        let is = move |l: &Option<Cue>| l.as_ref().is_some_and(|l| is_letter(text, l, letter));
        cues.labels.iter().position(is)
    };
    asks("A")?;
    let end = text.blocks[asks("Q")?].first;
    let mut people: Vec<(Span, &str, usize)> = Vec::new();
    let mut token = 0;
    while token < end {
        let upto = (token..end)
            .find(|&t| pos(text, t) != Pos::Name)
            .unwrap_or(end);
        if upto == token {
            token += 1;
            continue;
        }
        let surname = text.word(upto - 1);
        let is_byline = token > 0 && text.word(token - 1).eq_ignore_ascii_case("by");
        if let Some(known) = people.iter_mut().find(|p| p.1 == surname) {
            known.2 += 1;
        } else if upto - token >= 2
            && text.tokens[token].is(FIRST_NAME)
            && !is_byline
            && people.len() < PEOPLE
        {
            people.push((text.span(token, upto), surname, 1));
        }
        token = upto;
    }
    let most = people.iter().map(|p| p.2).max()?;
    people.iter().find(|p| p.2 == most).map(|p| p.0)
}

/// So many people are kept apart in the words before an interview.
const PEOPLE: usize = 16;
const FIRST_NAME: lexicon::Classes = lexicon::FIRST_NAME_FEMALE.or(lexicon::FIRST_NAME_MALE);

/// `Q:` and `A:` name nobody.
fn is_name(text: &Text, label: &Cue) -> bool {
    label.source_span(text).is_some_and(|s| s.len() > 2)
}

fn is_letter(text: &Text, label: &Cue, letter: &str) -> bool {
    label
        .source_span(text)
        .is_some_and(|s| s.of(text.str) == letter)
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
