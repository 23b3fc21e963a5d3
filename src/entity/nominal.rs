//! People the page describes and does not name: “a neighbour”, “critics”, “his wife”.

use super::mention::{NEUTER, SEVERAL};
use super::name::Name;
use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Who or what the page describes without a name.
#[derive(Clone, Copy, Debug)]
pub struct Nominal {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Positive for a man, negative for a woman; [`SEVERAL`] for several people, [`NEUTER`] for a body.
    pub gender: i32,
}

/// Nouns for one person.
pub const PERSON_NOUN: Classes = lexicon::ROLE
    .or(lexicon::SPOKESPERSON)
    .or(lexicon::KIN)
    .or(lexicon::PERSON_MALE)
    .or(lexicon::PERSON_FEMALE);

/// Longest “the … company”, in tokens.
const BODY: usize = 6;
/// Longest owner before a ’s, in tokens.
const OWNER: usize = 4;

/// “a 34-year-old neighbour”, “local critics”: people described, not named there.
pub fn find(text: &Text, names: &[Name]) -> Vec<Nominal> {
    let mut nominals = Vec::new();
    for sentence in &text.sentences {
        let mut k = sentence.first;
        while k < sentence.end {
            let token = &text.tokens[k];
            if token.kind == TokenKind::Word && token.is(lexicon::INDEFINITE) {
                if let Some(head) = indefinite_head(text, k, sentence.end) {
                    if introduces(text, names, sentence.first, k, head) {
                        nominals.push(Nominal {
                            first: k,
                            end: head + 1,
                            gender: gender_with_apposition(text, head, sentence.end),
                        });
                    }
                    k = head;
                }
            } else if let Some(head) = known_head(text, k, sentence.end)
                && introduces(text, names, sentence.first, k, head)
            {
                nominals.push(Nominal {
                    first: owner(text, sentence.first, k),
                    end: head + 1,
                    gender: gender_with_apposition(text, head, sentence.end),
                });
                k = head;
            } else if let Some(head) = body_head(text, k, sentence.end) {
                nominals.push(Nominal {
                    first: k,
                    end: head + 1,
                    gender: NEUTER,
                });
                k = head;
            } else if is_several(text, k) {
                nominals.push(Nominal {
                    first: start_of_plural(text, sentence.first, k),
                    end: k + 1,
                    gender: SEVERAL,
                });
            }
            k += 1;
        }
    }
    nominals
}

/// Gender of a noun: 6 man, -6 woman, 0 not told.
pub fn gender_of(classes: Classes) -> i32 {
    match (
        classes.any(lexicon::PERSON_MALE.or(lexicon::TITLE_MALE)),
        classes.any(lexicon::PERSON_FEMALE.or(lexicon::TITLE_FEMALE)),
    ) {
        (true, false) => 6,
        (false, true) => -6,
        _ => 0,
    }
}

/// Whether token `k` is a noun for several people: “critics”, “Republicans”.
pub fn is_several(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.kind == TokenKind::Word
        && token.is(lexicon::PLURAL)
        && !token.is(lexicon::SINGULAR)
        && (is_person(token.classes) || token.is(lexicon::DEMONYM.or(lexicon::CROWD)))
}

/// Whether token `k` is a noun for one person.
pub fn is_single(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.kind == TokenKind::Word && is_person(token.classes) && token.is(lexicon::SINGULAR)
}

/// Whether a noun of these classes is one for people, each alone.
pub fn is_person(classes: Classes) -> bool {
    classes.any(PERSON_NOUN) || classes.any(lexicon::COLLECTIVE) && !classes.any(lexicon::CROWD)
}

/// The noun for one person that an indefinite article at `k` determines.
fn indefinite_head(text: &Text, k: usize, end: usize) -> Option<usize> {
    let stops = lexicon::PREPOSITION
        .or(lexicon::AUXILIARY)
        .or(lexicon::MODAL)
        .or(lexicon::SUBJECT_PRONOUN)
        .or(lexicon::DETERMINER)
        .or(lexicon::RELATIVE);
    (k + 1..end.min(k + 7))
        .take_while(|t| {
            let token = &text.tokens[*t];
            matches!(token.kind, TokenKind::Word | TokenKind::Number) && !token.is(stops)
        })
        .filter(|t| is_single(text, *t))
        .last()
}

/// Gender of the noun at `head`, or of the apposition to it: “a friend from school, a **woman** …”.
fn gender_with_apposition(text: &Text, head: usize, end: usize) -> i32 {
    let own = gender_of(text.tokens[head].classes);
    let comma = (head + 1..end.min(head + 5)).find(|k| text.word(*k) == ",");
    let beside = comma
        .filter(|c| c + 1 < end && text.tokens[c + 1].is(lexicon::INDEFINITE))
        .and_then(|c| indefinite_head(text, c + 1, end));
    match beside {
        Some(noun) if own == 0 => gender_of(text.tokens[noun].classes),
        _ => own,
    }
}

/// The noun for one person right after “the”, “her” or a possessive: “his **wife**”, “the **vicar**”.
fn known_head(text: &Text, k: usize, end: usize) -> Option<usize> {
    let token = &text.tokens[k];
    let is_known = token.kind == TokenKind::Clitic || token.is(lexicon::DEFINITE);
    (is_known && k + 1 < end && is_single(text, k + 1) && text.tokens[k + 1].shape == Shape::Lower)
        .then_some(k + 1)
}

/// The noun for one body or document that “the” at `k` determines: “the **company**”, “the Okoro
/// **administration**”.
fn body_head(text: &Text, k: usize, end: usize) -> Option<usize> {
    let opens = text.tokens[k].is(lexicon::DEFINITE) && !text.tokens[k].is(lexicon::POSSESSIVE);
    if !opens {
        return None;
    }
    let goes_on = |t: usize| {
        text.tokens[t].kind == TokenKind::Word && matches!(pos(text, t), Pos::Noun | Pos::Name)
    };
    let stop = (k + 1..end.min(k + BODY)).find(|t| !goes_on(*t))?;
    let head = stop - 1;
    (head > k && is_small_body(text, head)).then_some(head)
}

/// The first token of the phrase whose ’s stands at `k`: “**the** board’s surveyor”.
fn owner(text: &Text, from: usize, k: usize) -> usize {
    if text.tokens[k].kind != TokenKind::Clitic {
        return k;
    }
    let is_part = |t: usize| {
        text.tokens[t].kind == TokenKind::Word
            && matches!(pos(text, t), Pos::Noun | Pos::Name | Pos::Determiner)
    };
    let opens = |t: usize| text.tokens[t].is(lexicon::DETERMINER);
    let mut first = k;
    while first > from && first + OWNER > k && is_part(first - 1) {
        first -= 1;
        if opens(first) {
            break;
        }
    }
    first
}

/// Whether the phrase from `k` to `head` brings somebody new: no name follows, and it says of nobody
/// what he is.
fn introduces(text: &Text, names: &[Name], from: usize, k: usize, head: usize) -> bool {
    let number = names.partition_point(|n| n.end <= head + 1);
    let is_named = names.get(number).is_some_and(|n| n.first <= head + 1);
    // “she was never a nurse”
    let before = (from..k)
        .rev()
        .find(|t| !text.tokens[*t].is(lexicon::NEGATION.or(lexicon::GENERAL_ADVERB)));
    // “As he looked on, his mother had left”: behind a comma, and with a verb of its own.
    let acts = text
        .tokens
        .get(head + 1)
        .is_some_and(|t| t.is(lexicon::AUXILIARY) && !t.is(lexicon::COPULA));
    let is_said_of = before.is_some_and(|t| {
        text.tokens[t].is(lexicon::COPULA)
            || is_contracted_be(text, t)
            || text.word(t) == "," && !acts
            || matches!(text.word(t), "(" | "—" | "–")
    });
    !is_named && !is_said_of
}

/// “I’m”, “you’re”, “he’s”: whether a short “am”, “are”, “is” ends at token `k`.
fn is_contracted_be(text: &Text, k: usize) -> bool {
    let tail = text.word(k).split_once(['\'', '’']);
    let is_short = |(_, be): (&str, &str)| matches!(be, "m" | "re" | "s");
    text.tokens[k].kind != TokenKind::Number && tail.is_some_and(is_short)
}

/// The first token of the phrase that the plural noun at `k` heads.
fn start_of_plural(text: &Text, from: usize, k: usize) -> usize {
    let mut first = k;
    while first > from && first + 4 > k {
        let before = &text.tokens[first - 1];
        let goes_on = before.kind == TokenKind::Number
            || before.kind == TokenKind::Word
                && matches!(
                    pos(text, first - 1),
                    Pos::Noun | Pos::Name | Pos::Determiner
                );
        if !goes_on {
            break;
        }
        first -= 1;
        if before.is(lexicon::DETERMINER) {
            break;
        }
    }
    first
}

/// Whether token `k` is a noun for one body, in small letters.
pub fn is_small_body(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.shape == Shape::Lower
        && token.is(lexicon::ORGANISATION)
        && token.is(lexicon::SINGULAR)
        && !token.is(PERSON_NOUN)
}
