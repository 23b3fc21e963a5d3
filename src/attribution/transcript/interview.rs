//! Interviews without labels: questions that are set apart, in bold, as headings or in capitals, and
//! the answers between them.

use super::{FIRST_NAME, Turn, is_heading};
use crate::document::{BlockKind, MarkKind, Region, Span};
use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Questions that make an interview of a page.
const QUESTIONS: usize = 3;

/// How questions are told from answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Bold,
    Heading,
    Capitals,
}

/// A question and the blocks between it and the next.
struct Exchange {
    question: usize,
    answer: Vec<usize>,
}

/// The answers of an interview: what stands between questions to “you” and speaks of “I”. A page of
/// frequent questions asks for its reader (“Can I …?”) or answers as “we”: it is none.
pub fn answers(text: &Text) -> Vec<Turn> {
    let found = [Way::Bold, Way::Heading, Way::Capitals]
        .into_iter()
        .map(|way| exchanges(text, way))
        .find(|found| is_interview(text, found));
    let Some(found) = found else {
        return Vec::new();
    };
    let Some(source) = of_whom(text, text.blocks[found[0].question].first) else {
        return Vec::new();
    };
    let blocks = found.into_iter().flat_map(|e| e.answer);
    blocks
        .map(|block| Turn {
            block,
            first: text.blocks[block].first,
            source,
            cue: None,
        })
        .collect()
}

fn exchanges(text: &Text, way: Way) -> Vec<Exchange> {
    let set: Vec<usize> = (1..text.blocks.len())
        .filter(|&b| is_set(text, b, way))
        .collect();
    let is_question = |b: &&usize| asks(text, **b);
    let count = set.iter().filter(is_question).count();
    let Some(from) = set.iter().position(|b| asks(text, *b)) else {
        return Vec::new();
    };
    if count < QUESTIONS || count * 3 < (set.len() - from) * 2 {
        return Vec::new();
    }
    let set = &set[from..];
    let mut out = Vec::with_capacity(set.len());
    for (k, &question) in set.iter().enumerate() {
        let next = set.get(k + 1).copied();
        let between = question + 1..next.unwrap_or(text.blocks.len());
        let own = between.filter(|&b| may_answer(text, b));
        let answer = match next {
            Some(_) => own.collect(),
            // Nothing closes the last one: it goes on as long as “I” speaks.
            None => own
                .enumerate()
                .take_while(|(n, b)| *n == 0 || speaks(text, *b, SELF))
                .map(|(_, b)| b)
                .collect(),
        };
        out.push(Exchange { question, answer });
    }
    out
}

const SELF: Classes = lexicon::FIRST_PERSON;

fn is_interview(text: &Text, found: &[Exchange]) -> bool {
    let to_you = found
        .iter()
        .filter(|e| speaks(text, e.question, lexicon::SECOND_PERSON));
    let of_me = found.iter().filter(|e| speaks(text, e.question, SELF));
    let by_me = found
        .iter()
        .filter(|e| e.answer.iter().any(|&b| speaks(text, b, SELF)));
    let all = found.len();
    all >= QUESTIONS
        && to_you.count() * 3 >= all
        && of_me.count() * 3 < all
        && by_me.count() * 2 >= all
}

/// Whether one person is spoken of as `class` in a block: “we” may be anybody.
fn speaks(text: &Text, block: usize, class: Classes) -> bool {
    let b = text.blocks[block];
    text.tokens[b.first..b.end]
        .iter()
        .any(|t| t.is(class) && !t.is(lexicon::PLURAL_PRONOUN))
}

fn asks(text: &Text, block: usize) -> bool {
    let b = text.blocks[block];
    let marks = (b.first..b.end).rev().take(2);
    b.end > b.first + 2 && marks.into_iter().any(|k| text.word(k) == "?")
}

fn is_set(text: &Text, block: usize, way: Way) -> bool {
    let b = text.blocks[block];
    if !b.is_judged || b.end < b.first + 2 {
        return false;
    }
    match way {
        Way::Heading => is_heading(text, block),
        Way::Bold => !is_heading(text, block) && is_emphasised(text, block),
        Way::Capitals => {
            let is_word = |t: &&crate::text::Token| t.kind == TokenKind::Word;
            let words = || text.tokens[b.first..b.end].iter().filter(is_word);
            let capitals = words().filter(|t| t.shape == Shape::Upper).count();
            capitals >= 3 && capitals * 10 >= words().count() * 9
        }
    }
}

/// Whether nearly all of a block is set in bold or italics.
fn is_emphasised(text: &Text, block: usize) -> bool {
    let whole = text.document.blocks[block].span;
    let marks = &text.document.marks;
    let from = marks.partition_point(|m| m.span.start < whole.start);
    let set: usize = marks[from..]
        .iter()
        .take_while(|m| m.span.start < whole.end)
        .filter(|m| m.kind == MarkKind::Emphasis && m.span.end <= whole.end)
        .map(|m| m.span.len())
        .sum();
    set * 10 >= whole.len() * 9
}

fn may_answer(text: &Text, block: usize) -> bool {
    let own = &text.document.blocks[block];
    own.region == Region::Content
        && matches!(
            own.kind,
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Other
        )
        && !is_emphasised(text, block)
}

/// So many people are kept apart in the words before an interview.
const PEOPLE: usize = 16;

/// Somebody whom the words before an interview name.
struct Person<'d> {
    name: Span,
    surname: &'d str,
    times: usize,
    /// Whether the given name is known: a name that is not must come again.
    is_known: bool,
}

/// Whose interview it is: the person that the words before token `end` name most often. A byline is
/// nobody's.
pub fn of_whom(text: &Text, end: usize) -> Option<Span> {
    let mut people: Vec<Person> = Vec::new();
    let mut token = 0;
    while token < end {
        // A headline's last name is not the next line's first.
        let line = text.blocks[text.block_of(token)].end.clamp(token + 1, end);
        let upto = (token..line)
            .find(|&t| pos(text, t) != Pos::Name)
            .unwrap_or(line);
        if upto == token {
            token += 1;
            continue;
        }
        let titled = token;
        token = past_titles(text, token, upto);
        let surname = text.word(upto - 1);
        let is_byline = titled > 0 && text.word(titled - 1).eq_ignore_ascii_case("by");
        if let Some(known) = people.iter_mut().find(|p| p.surname == surname) {
            known.times += 1;
        } else if may_be_person(text, token, upto) && !is_byline && people.len() < PEOPLE {
            people.push(Person {
                name: text.span(token, upto),
                surname,
                times: 1,
                is_known: text.tokens[token].is(FIRST_NAME),
            });
        }
        token = upto;
    }
    people.retain(|p| p.is_known || p.times > 1);
    let most = people.iter().map(|p| p.times).max()?;
    people.iter().find(|p| p.times == most).map(|p| p.name)
}

/// “Vice President **NAME**”: the given name behind titles, else `first`.
fn past_titles(text: &Text, first: usize, end: usize) -> usize {
    let titles = lexicon::ROLE.or(lexicon::TITLE);
    let given = (first..end).find(|k| text.tokens[*k].is(FIRST_NAME));
    given
        .filter(|g| *g + 1 < end && (first..*g).any(|k| text.tokens[k].is(titles)))
        .unwrap_or(first)
}

fn may_be_person(text: &Text, first: usize, end: usize) -> bool {
    let known = text.tokens[first].is(FIRST_NAME);
    let other = lexicon::ORGANISATION
        .or(lexicon::ORGANISATION_SUFFIX)
        .or(lexicon::PLACE)
        .or(lexicon::OUTLET)
        .or(lexicon::DEMONYM)
        .or(lexicon::MONTH)
        .or(lexicon::DAY);
    let is_plain = |k: usize| text.tokens[k].shape == Shape::Title && !text.tokens[k].is(other);
    end - first >= 2 && (known || end - first <= 3 && (first..end).all(is_plain))
}
