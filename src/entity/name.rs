//! Names: spans of capitalised words, cut from their titles, with what they tell about their bearer.

mod extent;
mod judge;
mod start;
mod title;

use super::capital::{Capitals, Setting};
use crate::lexicon::{self, Classes};
use crate::text::{Shape, Text, TokenKind};

/// Male, female or not told: votes, negative for women.
pub type Gender = i32;

/// What bears a name, as far as the name and its neighbours tell: votes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bearer {
    /// For a person.
    pub person: i32,
    /// For an organisation.
    pub organisation: i32,
    /// For a place.
    pub place: i32,
    /// Positive for a man, negative for a woman: what the text tells.
    pub gender: Gender,
    /// The same, of the given name: 1, -1 or 0.
    pub given: Gender,
}

impl Bearer {
    /// What the text tells of the gender, and the given name where the text tells little.
    pub fn sex(&self) -> Gender {
        2 * self.gender + 3 * self.given
    }
}

/// A name in the text.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// First token, titles included.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// First token of the name itself, after titles; `end` where only titles stand (“the Attorney
    /// General”).
    pub proper: usize,
    /// What bears it.
    pub bearer: Bearer,
    /// Whether only the start of a sentence makes it a name.
    pub is_weak: bool,
    /// Whether it is set in a headline: it may recall an entity, not bring one.
    pub is_headline: bool,
}

impl Name {
    /// Number of tokens of the name itself.
    pub fn len(&self) -> usize {
        self.end - self.proper
    }

    /// Whether only a title stands there.
    pub fn is_title_only(&self) -> bool {
        self.proper == self.end
    }
}

const HONORIFIC: Classes = lexicon::TITLE
    .or(lexicon::TITLE_MALE)
    .or(lexicon::TITLE_FEMALE);
const OFFICE: Classes = HONORIFIC.or(lexicon::ROLE).or(lexicon::SPOKESPERSON);
const FIRST_NAME: Classes = lexicon::FIRST_NAME_MALE.or(lexicon::FIRST_NAME_FEMALE);
const NO_NAME: Classes = lexicon::FIRST_PERSON
    .or(lexicon::SUBJECT_PRONOUN)
    .or(lexicon::PLURAL_PRONOUN)
    .or(lexicon::INDEFINITE_PRONOUN)
    .or(lexicon::DAY);
const OPENER: Classes = lexicon::FUNCTION_WORD
    .or(lexicon::SENTENCE_STARTER)
    .or(lexicon::PREPOSITION)
    .or(lexicon::DETERMINER)
    .or(lexicon::CONJUNCTION)
    .or(lexicon::SUBORDINATOR)
    .or(lexicon::COMPLEMENTIZER)
    .or(lexicon::ADVERB)
    .or(lexicon::AUXILIARY)
    .or(lexicon::NEGATION)
    .or(lexicon::MODAL);
/// Common nouns for people, bodies and documents.
pub const NOUN: Classes = lexicon::ROLE
    .or(lexicon::COLLECTIVE)
    .or(lexicon::DOCUMENT)
    .or(lexicon::ORGANISATION)
    .or(lexicon::DEMONYM)
    .or(lexicon::SPOKESPERSON)
    .or(lexicon::PERSON_MALE)
    .or(lexicon::PERSON_FEMALE)
    .or(lexicon::KIN);

/// Every name of the text, in order; none crosses a sentence.
pub fn find(text: &Text, capitals: &Capitals) -> Vec<Name> {
    let mut names = Vec::with_capacity(text.tokens.len() / 16);
    for (number, sentence) in text.sentences.iter().enumerate() {
        let setting = capitals.setting(number);
        let finder = Finder {
            text,
            capitals,
            end: sentence.end,
            setting,
        };
        let mut k = sentence.first;
        while k < sentence.end {
            if !finder.starts(k) {
                k += 1;
                continue;
            }
            let end = finder.end_of(k);
            finder.add(k, end, &mut names);
            k = end;
        }
    }
    names
}

struct Finder<'t, 'd> {
    text: &'t Text<'d>,
    capitals: &'t Capitals,
    end: usize,
    setting: Setting,
}

impl Finder<'_, '_> {
    fn is(&self, k: usize, classes: Classes) -> bool {
        k < self.end && self.text.tokens[k].is(classes)
    }

    fn is_mark(&self, k: usize, mark: &str) -> bool {
        k < self.end && self.text.tokens[k].kind == TokenKind::Mark && self.text.word(k) == mark
    }

    fn is_word(&self, k: usize, word: &str) -> bool {
        k < self.end && self.text.word(k) == word
    }

    fn is_capital(&self, k: usize) -> bool {
        if k >= self.end {
            return false;
        }
        let token = &self.text.tokens[k];
        token.kind == TokenKind::Word
            && match token.shape {
                Shape::Title | Shape::Upper => true,
                Shape::Mixed => !token.is(OPENER),
                _ => false,
            }
            && (!token.is(NO_NAME) || is_country(self.text.word(k)))
            && !is_first_person(self.text.word(k))
    }

    fn run(&self, mut k: usize) -> usize {
        while self.is_capital(k) {
            k += 1;
        }
        k
    }

    /// The token after `k`, the full stop of an abbreviated title skipped.
    fn next(&self, k: usize) -> usize {
        let is_title = self.is(
            k,
            lexicon::ABBREVIATION_BEFORE_NAME.or(lexicon::NAME_SUFFIX),
        );
        if is_title && self.is_mark(k + 1, ".") {
            k + 2
        } else {
            k + 1
        }
    }

    fn add(&self, first: usize, end: usize, names: &mut Vec<Name>) {
        let mut bearer = Bearer::default();
        let (first, proper) = self.cut_titles(first, end, &mut bearer);
        self.judge(first, proper, end, &mut bearer);
        let is_weak = end - first == 1 && self.capitals.is_opening(first) && {
            let token = &self.text.tokens[first];
            self.capitals.counts(token.hash).1 == 0
                && !token.is(FIRST_NAME.or(lexicon::PLACE))
                && token.shape == Shape::Title
        };
        names.push(Name {
            first,
            end,
            proper,
            bearer,
            is_weak,
            is_headline: self.setting == Setting::Titled,
        });
    }
}

const VERB: Classes = lexicon::STATEMENT_VERB.or(lexicon::ATTITUDE_VERB);

/// Whether token `k` is a common noun for people, bodies or documents, in small letters.
pub fn is_small_noun(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.kind == TokenKind::Word
        && token.shape == Shape::Lower
        && token.is(NOUN)
        && !token.is(VERB.or(lexicon::PREPOSITION))
}

/// Whether `name` says of what people or party somebody is, and no more: “the Arizona **Republican**”,
/// “the **Conservative**”.
pub fn is_member(text: &Text, name: &Name) -> bool {
    let last = &text.tokens[name.end - 1];
    let is_one = last.is(lexicon::DEMONYM) && !last.is(lexicon::PLURAL);
    let is_the = |k: usize| text.tokens[k].is(lexicon::DEFINITE);
    is_one && name.proper < name.end && name.first.checked_sub(1).is_some_and(is_the)
}

/// “US” is no “us”.
pub fn is_country(word: &str) -> bool {
    matches!(word, "US" | "U.S." | "U.S")
}

fn is_first_person(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}
