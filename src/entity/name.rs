//! Names: spans of capitalised words, cut from their titles, with what they tell about their bearer.

mod judge;
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

    /// Whether a name may start at `k`.
    fn starts(&self, k: usize) -> bool {
        if !self.is_capital(k) {
            return false;
        }
        let token = &self.text.tokens[k];
        let is_before_name = self.is_capital(self.next(k));
        if is_country(self.text.word(k)) {
            return true;
        }
        if token.is(OPENER) {
            // “the skipper, **Per** NAME”: a capital that no sentence asks for.
            let is_given = token.is(lexicon::PREPOSITION)
                && token.shape == Shape::Title
                && self.setting == Setting::Plain
                && !self.capitals.is_opening(k)
                && k > 0
                && !self.is_capital(k - 1)
                && !self.is_capital(k + 2);
            return (is_given || token.is(FIRST_NAME.or(HONORIFIC))) && is_before_name
                || token.shape == Shape::Upper
                    && self.setting == Setting::Plain
                    && !token.is(lexicon::DETERMINER
                        .or(lexicon::SENTENCE_STARTER)
                        .or(lexicon::NEGATION));
        }
        if token.is(lexicon::MONTH) && !(token.is(FIRST_NAME) && is_before_name) {
            return false;
        }
        if !self.capitals.is_opening(k) {
            return true;
        }
        if token.shape == Shape::Upper && self.setting == Setting::Plain {
            return true;
        }
        if token.is(lexicon::OPENING_ADJECTIVE)
            && !is_before_name
            && self.capitals.counts(token.hash).1 == 0
        {
            return false;
        }
        // “Secretary of State NAME”
        if token.is(OFFICE)
            && (self.is_word(k + 1, "of") || self.is_word(k + 1, "for"))
            && self.is_capital(k + 2)
        {
            return true;
        }
        let (small, inside) = self.capitals.counts(token.hash);
        if token.is(FIRST_NAME) && small == 0 {
            return true;
        }
        if inside > 0 && inside >= small || token.is(FIRST_NAME.or(HONORIFIC).or(lexicon::PLACE)) {
            return !(token.is(NOUN) && !is_before_name && inside == 0);
        }
        if small > 0 || is_small_word(self.text.word(k)) {
            return is_before_name
                && (token.is(OFFICE.or(lexicon::DEMONYM)) || self.is_body(self.run(k) - 1));
        }
        is_before_name || !token.is(NOUN) && !token.is(VERB) && self.is_subject(k)
    }

    /// Whether what follows a word that opens a sentence reads on from it: “Okay.” and “Right,” do
    /// not.
    fn is_subject(&self, k: usize) -> bool {
        let Some(next) = self.text.tokens[..self.end].get(k + 1) else {
            return self.is_alone(k);
        };
        match next.kind {
            TokenKind::Word => !next.is(lexicon::SUBJECT_PRONOUN.or(lexicon::DETERMINER)),
            TokenKind::Clitic => true,
            TokenKind::Number => false,
            _ => {
                self.is_mark(k + 1, "(")
                    || self.is_mark(k + 1, ":")
                    || self.is_mark(k + 1, ",")
                        && self.is(k + 2, lexicon::RELATIVE.or(lexicon::DETERMINER))
            }
        }
    }

    /// Whether the capital at `k` ends the name of a body: “State **House**”.
    fn is_body(&self, k: usize) -> bool {
        self.is(k, lexicon::ORGANISATION.or(lexicon::ORGANISATION_SUFFIX))
            && !self.is(k, FIRST_NAME)
    }

    /// Whether nothing else stands in the block.
    fn is_alone(&self, k: usize) -> bool {
        let block = &self.text.blocks[self.text.block_of(k)];
        block.first == k && block.end == k + 1
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

    /// One past the last token of the name that starts at `first`.
    fn end_of(&self, first: usize) -> usize {
        let mut end = self.next(first);
        let mut last = first;
        loop {
            if end >= self.end {
                return end.min(self.end);
            }
            if self.is_capital(end) && !self.breaks_at(end) {
                last = end;
                end = self.next(end);
                continue;
            }
            match self.link(first, last, end) {
                Some(next) => {
                    last = next;
                    end = self.next(next);
                }
                None => return self.without_full_stop(last, end),
            }
        }
    }

    /// A month, weekday or small word set in capitals parts two names.
    fn breaks_at(&self, k: usize) -> bool {
        let token = &self.text.tokens[k];
        // “Theresa May”, “George Will”
        let is_surname = self.is(k - 1, FIRST_NAME) && token.shape == Shape::Title;
        if is_surname && token.is(lexicon::MONTH.or(lexicon::MODAL)) {
            return false;
        }
        token.is(lexicon::MONTH)
            || token.is(OPENER)
                && !is_country(self.text.word(k))
                && !token.is(FIRST_NAME.or(HONORIFIC).or(lexicon::NAME_PARTICLE))
                && token.shape != Shape::Upper
            || self.capitals.is_opening(k) && self.setting != Setting::Shouted
    }

    /// “of the”, “de”, “&”, an apostrophe, a nickname: the capital that goes on the name after them.
    fn link(&self, first: usize, last: usize, k: usize) -> Option<usize> {
        let text = self.text;
        let token = &text.tokens[k];
        let capital =
            |at: usize| (self.is_capital(at) && !self.is(at, lexicon::MONTH)).then_some(at);
        match token.kind {
            TokenKind::Word if token.is(lexicon::NAME_PARTICLE) && token.shape == Shape::Lower => {
                if self.is(last, lexicon::ORGANISATION.or(OFFICE))
                    && !self.is(last, FIRST_NAME)
                    && text.word(k) != "de"
                {
                    return None;
                }
                let mut at = k + 1;
                while at < k + 3
                    && self.is(at, lexicon::NAME_PARTICLE)
                    && text.tokens[at].shape == Shape::Lower
                {
                    at += 1;
                }
                capital(at)
            }
            TokenKind::Word => match text.word(k) {
                "of" | "for"
                    if !self.is(first, HONORIFIC.or(FIRST_NAME))
                        || self.is(last, OFFICE.or(lexicon::ORGANISATION)) =>
                {
                    let takes = self.is(last, lexicon::ORGANISATION.or(OFFICE))
                        || (first..=last).any(|t| self.is(t, lexicon::ORGANISATION));
                    let at = k + 1 + usize::from(self.is_word(k + 1, "the"));
                    if text.word(k) == "for"
                        && !self.is(first, lexicon::ORGANISATION)
                        && !self.is(last, lexicon::ORGANISATION)
                    {
                        return None;
                    }
                    capital(at).filter(|_| takes)
                }
                "and" => {
                    let at = capital(k + 1)?;
                    let end = self.run(at);
                    let is_organisation = self.is(
                        end - 1,
                        lexicon::ORGANISATION.or(lexicon::ORGANISATION_SUFFIX),
                    );
                    let is_left_long =
                        (first..k).any(|t| self.is_word(t, "of") || self.is_word(t, "for"));
                    let is_person = self.is(first, FIRST_NAME.or(HONORIFIC));
                    let is_left_whole = self.is(k - 1, lexicon::ORGANISATION) && !is_left_long;
                    // “Health and Safety Executive (HSE)”
                    ((self.is_spelt(end)
                        || is_organisation && end - at >= 2
                        || is_left_long && end - at >= 2 && self.is(first, lexicon::ORGANISATION))
                        && !is_person
                        && !is_left_whole)
                        .then_some(at)
                }
                _ => None,
            },
            TokenKind::Mark => match text.word(k) {
                "&" => capital(k + 1),
                "," if self.is(k + 1, lexicon::NAME_SUFFIX.or(lexicon::ORGANISATION_SUFFIX))
                    && self.is_capital(k + 1) =>
                {
                    Some(k + 1)
                }
                "(" if self.is_capital(k + 1)
                    && self.is_mark(k + 2, ")")
                    && self.is(first, FIRST_NAME)
                    && text.tokens[k + 1].shape == Shape::Title =>
                {
                    capital(k + 3)
                }
                _ => None,
            },
            TokenKind::Clitic => {
                let joins = self.is(
                    k - 1,
                    lexicon::PERSON_MALE
                        .or(lexicon::PERSON_FEMALE)
                        .or(lexicon::KIN)
                        .or(lexicon::COLLECTIVE),
                ) || k - first == 2 && text.word(first).eq_ignore_ascii_case("st");
                // “Harbour Fishers’ Association (HFA)”
                capital(k + 1).filter(|at| {
                    let end = self.run(*at);
                    (joins || self.is_spelt(end)) && self.is(end - 1, lexicon::ORGANISATION)
                })
            }
            TokenKind::QuotationMark if self.is(first, FIRST_NAME) => {
                let close = (k + 2..k + 4)
                    .find(|c| *c < self.end && text.tokens[*c].kind == TokenKind::QuotationMark)?;
                (k + 1..close).all(|n| self.is_capital(n)).then_some(())?;
                capital(close + 1)
            }
            _ => None,
        }
    }

    /// Whether an acronym in brackets follows the name that ends at `end`.
    fn is_spelt(&self, end: usize) -> bool {
        self.is_mark(end, "(")
            && self.is_mark(end + 2, ")")
            && self.text.tokens[end + 1].shape == Shape::Upper
    }

    fn run(&self, mut k: usize) -> usize {
        while self.is_capital(k) {
            k += 1;
        }
        k
    }

    fn is_word(&self, k: usize, word: &str) -> bool {
        k < self.end && self.text.word(k) == word
    }

    /// `Jr.` and `Inc.` keep their full stop, a title that ends a sentence does not.
    fn without_full_stop(&self, last: usize, end: usize) -> usize {
        if end > last + 1 && !self.is(last, lexicon::NAME_SUFFIX) {
            last + 1
        } else {
            end
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

/// “US” is no “us”.
pub fn is_country(word: &str) -> bool {
    matches!(word, "US" | "U.S." | "U.S")
}

fn is_first_person(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}

/// Endings that no name at the start of a sentence has, for want of better evidence.
fn is_small_word(word: &str) -> bool {
    [
        "ly", "ing", "ists", "ers", "ians", "ors", "ness", "tion", "ments", "tions", "ies",
    ]
    .iter()
    .any(|e| word.ends_with(e))
        && word.len() > 5
}
