//! Titles and offices before a name: where the name itself starts.

use super::{Bearer, FIRST_NAME, Finder, HONORIFIC, OFFICE};
use crate::lexicon;

impl Finder<'_, '_> {
    /// Titles before a person's name, and where the name itself starts.
    pub(super) fn cut_titles(
        &self,
        first: usize,
        end: usize,
        bearer: &mut Bearer,
    ) -> (usize, usize) {
        let last = end - 1;
        let is_office_of = self.is(first, OFFICE) && self.is_word(first + 1, "of");
        let is_organisation = end - first > 1
            && !is_office_of
            && (self.is_body(last) || self.is_spelt(end) && !self.is(first, HONORIFIC));
        let mut proper = first;
        let mut first = first;
        if !is_organisation {
            let mut k = first;
            while k < end && !self.is_mark(k, ",") {
                // “Stephen King”: a title that ends a name is a surname.
                let is_surname = k > first && k + 1 == end && self.is(k - 1, FIRST_NAME);
                let is_after_name = k > first && self.is(k, lexicon::NAME_SUFFIX) || is_surname;
                if self.is(k, OFFICE)
                    && !is_after_name
                    && (self.is(k, HONORIFIC) || !self.is(k, FIRST_NAME))
                {
                    let after = self.next(k);
                    let of = self.is_word(after, "of") || self.is_word(after, "for");
                    if of {
                        let titled = |t: &usize| {
                            self.is(*t, HONORIFIC)
                                && self.is(*t, lexicon::ABBREVIATION_BEFORE_NAME)
                                && self.next(*t) < end
                        };
                        if let Some(t) = (after + 1..end).find(titled) {
                            proper = self.next(t);
                            break;
                        }
                        match (after + 1..end).find(|t| self.is(*t, FIRST_NAME)) {
                            Some(t) if t > after + 1 => proper = t,
                            // “Minister of Education NAME NAME”
                            _ if end >= after + 4
                                && !self.is(end - 1, lexicon::ORGANISATION.or(lexicon::PLACE))
                                && (end - 3..end).all(|t| self.is_capital(t)) =>
                            {
                                proper = end - 2;
                            }
                            _ => proper = end,
                        }
                        break;
                    }
                    proper = after.min(end);
                } else if self.is_word(k, "of") && proper <= k {
                    break;
                }
                k += 1;
            }
            let is_adjective = |k: usize| {
                self.is(k, lexicon::DEMONYM.or(lexicon::PLACE)) && !self.is(k, FIRST_NAME)
            };
            if proper == first
                && end - first >= 2
                && self.is(first, lexicon::DEMONYM)
                && self.is(first + 1, FIRST_NAME)
            {
                proper = first + 1;
                first += 1;
            } else if proper > first && proper < end && is_adjective(first) {
                // “US President NAME”: the country is no part of the title.
                first += 1;
            }
        }
        if proper > first {
            bearer.person += 4;
            for k in first..proper {
                if self.is(k, lexicon::TITLE_MALE.or(lexicon::PERSON_MALE)) {
                    bearer.gender += 8;
                }
                if self.is(k, lexicon::TITLE_FEMALE.or(lexicon::PERSON_FEMALE)) {
                    bearer.gender -= 8;
                }
            }
        }
        (first, proper)
    }
}
