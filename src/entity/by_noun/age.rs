//! Sources that are an age: “the 34-year-old”.

use super::super::mention::{ANYBODY, Referent};
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Resolved, cast::EntityId, cast::Sort};
use crate::document::Span;

/// What an age ends in, as an adjective or a noun.
const YEARS: &str = "-year-old";

/// Names before an age among which its bearer is looked for.
const AGED: usize = 60;

impl Scene<'_, '_> {
    /// Whose age `phrase` gives: the one of that age, or else whom the sentence before is about, where
    /// the page gives that one no other.
    pub(in crate::entity) fn aged(&self, phrase: &Phrase) -> Option<(Resolved, Option<Referent>)> {
        let last = phrase.end.checked_sub(1)?;
        let years = self.text.word(last).strip_suffix(YEARS)?;
        if !self.is_definite(phrase) {
            return None;
        }
        let at = phrase.first;
        let before = self.names.partition_point(|n| n.end <= at);
        let told = |n: usize| self.cast.of_name[n].zip(self.age_beside(n));
        let of_age = (before.saturating_sub(AGED)..before)
            .rev()
            .filter_map(told)
            .find(|(_, age)| *age == years);
        let entity = of_age.map(|(e, _)| e).or_else(|| {
            let found = self
                .mentions
                .find(self.text, &self.cast, at, ANYBODY, Span::default())?;
            let Referent::Entity(e) = found.who else {
                return None;
            };
            let is_near = self.text.sentence_of(at) - self.text.sentence_of(found.token) <= 1;
            let is_person = self.cast.entities[e].sort() == Sort::Person;
            (found.is_sure && is_near && is_person && !self.has_age(e, before)).then_some(e)
        });
        entity.map(|e| self.held(e, phrase))
    }

    fn has_age(&self, entity: EntityId, before: usize) -> bool {
        (before.saturating_sub(AGED)..before)
            .any(|n| self.cast.of_name[n] == Some(entity) && self.age_beside(n).is_some())
    }

    /// “NAME, **34**,” and “**34**-year-old NAME”.
    fn age_beside(&self, n: usize) -> Option<&str> {
        let (text, name) = (self.text, &self.names[n]);
        let word = |k: usize| (k < text.tokens.len()).then(|| text.word(k));
        let is_number = |w: &&str| !w.is_empty() && w.chars().all(|c| c.is_ascii_digit());
        let after = word(name.end)
            .filter(|w| *w == ",")
            .and_then(|_| word(name.end + 1))
            .filter(is_number);
        after.or_else(|| {
            let adjective = name.first.checked_sub(1)?;
            text.word(adjective).strip_suffix(YEARS)
        })
    }
}
