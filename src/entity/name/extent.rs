//! How far a name goes on: over “of the”, “&”, “de”, a nickname.

use super::super::capital::Setting;
use super::{FIRST_NAME, Finder, HONORIFIC, NOUN, OFFICE, OPENER, is_country};
use crate::lexicon;
use crate::text::{Shape, TokenKind};

impl Finder<'_, '_> {
    /// One past the last token of the name that starts at `first`.
    pub(super) fn end_of(&self, first: usize) -> usize {
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
                        && !self.is_office_holder(first, last, at)
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

    /// “Minister **for** Housing NAME NAME”: whether an office and, from `at`, what it is for and a name
    /// of two words stand there. Behind “the” it is the office alone.
    fn is_office_holder(&self, first: usize, office: usize, at: usize) -> bool {
        let end = self.run(at);
        let is_the = first > 0 && self.is(first - 1, lexicon::DETERMINER);
        let is_own = |k: usize| {
            self.capitals.counts(self.text.tokens[k].hash).0 == 0
                && !self.is_body(k)
                && !self.is(k, NOUN)
        };
        self.is(office, OFFICE)
            && !is_the
            && at == office + 2
            && (3..=5).contains(&(end - at))
            && (end - 2..end).all(is_own)
    }

    /// Whether an acronym in brackets follows the name that ends at `end`.
    pub(super) fn is_spelt(&self, end: usize) -> bool {
        self.is_mark(end, "(")
            && self.is_mark(end + 2, ")")
            && self.text.tokens[end + 1].shape == Shape::Upper
    }

    /// `Jr.` and `Inc.` keep their full stop, a title that ends a sentence does not.
    fn without_full_stop(&self, last: usize, end: usize) -> usize {
        if end > last + 1 && !self.is(last, lexicon::NAME_SUFFIX) {
            last + 1
        } else {
            end
        }
    }
}
