//! Sources that are people by a common noun: “the mayor”, “his wife”, “the geologist”.

use super::super::cast::{EntityId, Sort};
use super::super::mention::{ANYBODY, Referent};
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Number, Resolved, ResolvedBy};
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::SourceKind;
use crate::text::Shape;

/// Names at the top of a text among which one person may still be the only one.
const FEW: usize = 12;

impl Scene<'_, '_> {
    pub(in crate::entity) fn role(
        &self,
        phrase: &Phrase,
        head: usize,
        number: usize,
    ) -> (Resolved, Option<Referent>) {
        let is_definite = self.is_definite(phrase);
        let is_free = phrase.determiner.is_none() || is_definite;
        let at = phrase.first;
        let is_owned = phrase.is_possessive || self.possessor(phrase).is_some();
        if is_free && !phrase.is_possessive || is_owned {
            let holder = self.roles.holder(self.text, head, at);
            if let Some(holder) =
                holder.filter(|h| h.is_before && (!is_owned || phrase.before.is_none()))
            {
                let (mut answer, who) = self.held(holder.entity, phrase);
                answer.is_sure = is_owned || !self.roles.is_shared(self.text, head, at);
                return (answer, who);
            }
            if is_free && !is_owned {
                if let Some(before) = self.same_described(head, at) {
                    return before;
                }
                if is_definite && let Some(before) = self.epithet(phrase, head) {
                    return before;
                }
                if let Some(holder) = holder {
                    return self.held(holder.entity, phrase);
                }
            }
        }
        // “the Vermont senator”: what tells him apart is known, so he has been named.
        if is_definite
            && !is_owned
            && phrase.after.is_none()
            && let Some(entity) = self.spoken_of(phrase, head, number)
        {
            return self.held(entity, phrase);
        }
        (self.described(phrase, SourceKind::Role), None)
    }

    /// Whom the page speaks of where it says “the Vermont senator”; “the singer” alone is whoever the
    /// sentence or the one before is about.
    fn spoken_of(&self, phrase: &Phrase, head: usize, number: usize) -> Option<EntityId> {
        let (text, at) = (self.text, phrase.first);
        let noun = &text.tokens[head];
        if self.is_counterpart(phrase, head) || self.roles.is_described(text, head, at) {
            return None;
        }
        let is_office = noun.is(lexicon::TITLE.or(lexicon::KIN)) || self.is_anybody(head);
        if phrase.is_bare && is_office {
            return None;
        }
        let gender = self.gender_within(phrase).signum();
        let gender = if gender == 0 { ANYBODY } else { gender };
        let content = self.attributions[number].content;
        let found = self.mentions.find(text, &self.cast, at, gender, content)?;
        let Referent::Entity(entity) = found.who else {
            return None;
        };
        let is_near = text.sentence_of(at) - text.sentence_of(found.token) <= 1;
        let fits = self.cast.entities[entity].sort() == Sort::Person
            && !self.roles.is_holder(text, head, entity);
        (fits && found.is_sure && (!phrase.is_bare || is_near)).then_some(entity)
    }

    /// “the official” after “a senior official … said”: the same one, not named.
    pub(in crate::entity) fn same_described(
        &self,
        head: usize,
        at: usize,
    ) -> Option<(Resolved, Option<Referent>)> {
        let Some(Referent::Described(number)) = self.mentions.last_source(at) else {
            return None;
        };
        let other = self.answers[number].as_ref()?;
        let source = self.attributions[number].source?;
        if other.number == Number::Plural || other.kind != SourceKind::Role {
            return None;
        }
        let tokens = self.text.token_at(source.start)..self.text.token_from(source.end);
        let hash = self.text.tokens[head].hash;
        let is_same = self.text.tokens[tokens].iter().any(|t| t.hash == hash);
        (is_same || self.is_anybody(head)).then(|| {
            let mut answer = other.clone();
            answer.via.push(source);
            answer.resolved_by = ResolvedBy::Role;
            (answer, Some(Referent::Described(number)))
        })
    }

    /// “the geologist” of the one who has just spoken, where nobody else is called so.
    pub(in crate::entity) fn epithet(
        &self,
        phrase: &Phrase,
        head: usize,
    ) -> Option<(Resolved, Option<Referent>)> {
        let at = phrase.first;
        let token = &self.text.tokens[head];
        if self.is_counterpart(phrase, head) {
            return None;
        }
        let is_open = |k: usize, e: EntityId| {
            let said = self.end_of_speech(k, at);
            self.text.sentence_of(at) - self.text.sentence_of(said) <= 2
                && !self.mentions.has_other_subject(&self.cast, e, said, at)
        };
        let spoken = match self.mentions.last_source(at) {
            Some(Referent::Entity(e)) => self
                .mentions
                .last_source_token(at)
                .filter(|k| is_open(*k, e))
                .map(|_| e),
            _ => None,
        };
        // Nobody else has been named so far. Who holds an office is told with the name.
        let only = || {
            self.only_person(at)
                .filter(|_| !token.is(lexicon::TITLE))
                .filter(|e| !self.roles.is_holder(self.text, head, *e))
        };
        let entity = spoken.or_else(only)?;
        let known = &self.cast.entities[entity];
        let gender = self.gender_within(phrase);
        let fits = known.sort() == Sort::Person && known.bearer.sex() * gender >= 0;
        let is_free = !token.is(lexicon::KIN) && !self.roles.is_described(self.text, head, at);
        (fits && is_free).then(|| self.held(entity, phrase))
    }

    /// Whether the noun at token `head` is one that anybody can be taken up by: “the man”, “the official”.
    fn is_anybody(&self, head: usize) -> bool {
        let noun = &self.text.tokens[head];
        let sex = lexicon::PERSON_MALE.or(lexicon::PERSON_FEMALE);
        noun.is(lexicon::ANONYMOUS.or(lexicon::AUTHORITIES))
            || noun.is(sex) && noun.is(lexicon::POPULATION)
    }

    /// Whether `phrase` is for somebody else in the scene than whoever was named last: “the judge”, “the
    /// bus driver”, but not “the Harlow judge”.
    fn is_counterpart(&self, phrase: &Phrase, head: usize) -> bool {
        let mut before = self.text.tokens[phrase.first..head].iter().skip(1);
        self.text.tokens[head].is(lexicon::COUNTERPART) && before.all(|t| t.shape == Shape::Lower)
    }

    /// The last token before `at` of the speech that the source at token `k` may still be giving: the
    /// quotation that ends in its block or in the one after it.
    pub(super) fn end_of_speech(&self, k: usize, at: usize) -> usize {
        let before = self.quotations.partition_point(|q| q.first < at);
        let last = self.quotations[..before]
            .iter()
            .rev()
            .take(4)
            .find(|q| q.inside.is_none() && q.end <= at);
        let is_near = |q: &&Quotation| self.text.block_of(q.first) <= self.text.block_of(k) + 1;
        last.filter(is_near)
            .map_or(k, |q| k.max(q.end.saturating_sub(1)))
    }

    /// The one person named before token `at`, where there is but one.
    fn only_person(&self, at: usize) -> Option<EntityId> {
        let before = self.names.partition_point(|n| n.first < at);
        if before > FEW {
            return None;
        }
        let mut people = self.cast.of_name[..before]
            .iter()
            .flatten()
            .copied()
            .filter(|e| {
                let entity = &self.cast.entities[*e];
                entity.sort() == Sort::Person && entity.firm > 0
            });
        let first = people.next()?;
        people.all(|e| e == first).then_some(first)
    }
}
