//! Sources that a common noun heads: spokespeople, documents, organisations, roles, groups.

use super::antecedent::{ANYBODY, Antecedent, Referent};
use super::cast::{self, EntityId, Sort};
use super::gender::gender_of_pronoun;
use super::nominal::{PERSON_NOUN, is_person, is_single};
use super::phrase::Phrase;
use super::resolve::Scene;
use super::{Number, Resolved, ResolvedBy};
use crate::document::Span;
use crate::lexicon;
use crate::report::SourceKind;

impl Scene<'_, '_> {
    pub(super) fn noun(
        &self,
        phrase: &Phrase,
        head: usize,
        number: usize,
    ) -> (Resolved, Option<Referent>) {
        let classes = phrase.classes;
        // “the mayor, NAME”, “a man named NAME”: one person, then the name.
        if let Some(beside) = phrase.beside {
            let person = self.cast.of_name[beside]
                .map(|e| self.cast.entities[e].sort())
                .is_some_and(|s| matches!(s, Sort::Person | Sort::Unknown));
            // “the developer, NAME Ltd”
            let is_next = self.names[beside].first == head + 2 && self.text.word(head + 1) == ",";
            if (person || is_next) && !phrase.is_plural {
                return self.name(&phrase.without_beside(), beside);
            }
        }
        if classes.any(lexicon::SPOKESPERSON) {
            return self.spokesperson(phrase, head, number);
        }
        if classes.any(lexicon::DOCUMENT) && !classes.any(PERSON_NOUN) {
            return self.document(phrase, head);
        }
        if classes.any(lexicon::ORGANISATION)
            && !(classes.any(PERSON_NOUN) && phrase.before.is_none())
            && (!phrase.is_plural || classes.any(lexicon::SINGULAR))
        {
            return self.organisation(phrase, head, number);
        }
        if phrase.is_plural {
            return (self.described(phrase, SourceKind::Collective), None);
        }
        let is_somebodys = phrase.before.is_some_and(|n| {
            phrase.is_possessive
                && self.cast.of_name[n]
                    .is_some_and(|e| self.cast.entities[e].sort() == Sort::Person)
        });
        if is_person(classes)
            || classes.any(lexicon::TITLE)
            || is_somebodys
            || looks_like_person(self.text.word(head))
        {
            return self.role(phrase, head, number);
        }
        if classes.any(lexicon::COLLECTIVE) {
            return (self.described(phrase, SourceKind::Collective), None);
        }
        (self.described(phrase, SourceKind::Document), None)
    }

    pub(super) fn is_indefinite(&self, determiner: usize) -> bool {
        self.text.tokens[determiner].is(lexicon::INDEFINITE)
    }

    pub(super) fn is_definite(&self, phrase: &Phrase) -> bool {
        phrase.determiner.is_some_and(|d| {
            let token = &self.text.tokens[d];
            token.is(lexicon::DEFINITE) && !token.is(lexicon::POSSESSIVE)
        })
    }

    /// Who holds the role at token `head`, said before or after token `at`.
    pub(super) fn holder(&self, head: usize, at: usize) -> Option<EntityId> {
        self.roles.holder(self.text, head, at).map(|h| h.entity)
    }

    /// “her”, “his” before the head: the pronoun's token and gender.
    pub(super) fn possessor(&self, phrase: &Phrase) -> Option<(usize, i32)> {
        let d = phrase.determiner?;
        let token = &self.text.tokens[d];
        let is_mine = token.is(lexicon::FIRST_PERSON
            .or(lexicon::SECOND_PERSON)
            .or(lexicon::PLURAL_PRONOUN));
        (token.is(lexicon::POSSESSIVE) && !is_mine).then(|| (d, gender_of_pronoun(self.text, d)))
    }

    pub(super) fn spokesperson(
        &self,
        phrase: &Phrase,
        head: usize,
        number: usize,
    ) -> (Resolved, Option<Referent>) {
        let behind = phrase
            .before
            .or(phrase.after)
            .and_then(|n| self.cast.of_name[n].map(|e| (n, e)));
        if let Some((n, entity)) = behind {
            let mut answer = self.entity(entity, phrase);
            let span = cast::span_of(self.text, &self.names[n]);
            answer.organisation = Some(span);
            answer.via.push(span);
            return (answer, None);
        }
        if let Some((token, gender)) = self.possessor(phrase)
            && let Some((entity, found)) = self.possessor_entity(token, gender, number)
        {
            let mut answer = self.entity(entity, phrase);
            answer.via.push(self.mention_at(found));
            answer.resolved_by = ResolvedBy::Pronoun;
            return (answer, None);
        }
        if self.is_definite(phrase) || phrase.determiner.is_none() {
            if let Some(entity) = self.holder(head, phrase.first) {
                return self.held(entity, phrase);
            }
            if let Some(before) = self.same_described(head, phrase.first) {
                return before;
            }
        }
        // “a spokesman for the premier”
        let office = (phrase.first..phrase.end)
            .find(|k| *k != head && !phrase.is_plural && is_single(self.text, *k));
        if let Some(entity) = office.and_then(|k| self.holder(k, phrase.first)) {
            return self.held(entity, phrase);
        }
        // “a spokesman for the company”, “a police spokeswoman”: an organisation by its noun.
        let noun = (phrase.first..phrase.end).find(|k| {
            *k != head
                && self.text.tokens[*k].is(lexicon::ORGANISATION)
                && !self.text.tokens[*k].is(PERSON_NOUN)
        });
        if let Some(noun) = noun {
            if let Some(entity) = self.organisation_by_noun(noun, phrase.first) {
                let mut answer = self.entity(entity, phrase);
                answer.resolved_by = ResolvedBy::ShortForm;
                answer.via.push(cast::span_of(
                    self.text,
                    &self.names[self.cast.entities[entity].name],
                ));
                return (answer, None);
            }
            if self.is_public_body(noun) {
                let mut answer = self.described(phrase, SourceKind::Organisation);
                answer.is_named = self.has_place_before(phrase.first);
                return (answer, None);
            }
        }
        (self.described(phrase, SourceKind::Role), None)
    }

    pub(super) fn possessor_entity(
        &self,
        token: usize,
        gender: i32,
        number: usize,
    ) -> Option<(EntityId, usize)> {
        let content = self.attributions[number].content;
        match self
            .mentions
            .find(self.text, &self.cast, token, gender, content)
        {
            Some(Antecedent {
                who: Referent::Entity(e),
                token,
                ..
            }) => Some((e, token)),
            _ => None,
        }
    }

    /// Whether name `n` is more than a capital at the start of a sentence.
    pub(super) fn is_firm(&self, n: usize) -> bool {
        self.cast.of_name[n].is_some_and(|e| self.cast.entities[e].firm > 0)
    }

    /// Whether name `n` can have made a document: no place and no people.
    fn is_maker(&self, n: usize) -> bool {
        let is_people = self.text.tokens[self.names[n].end - 1].is(lexicon::DEMONYM);
        let entity = self.cast.of_name[n].map(|e| &self.cast.entities[e]);
        entity.is_some_and(|e| e.firm > 0 && e.sort() != Sort::Place) && !is_people
    }

    /// “a study **published in the** NAME”, between the head noun and name `n`.
    fn is_published(&self, head: usize, n: usize) -> bool {
        let text = self.text;
        let mut between = (head + 1..self.names[n].first).filter(|k| {
            !text.tokens[*k].is(lexicon::DETERMINER) && !text.tokens[*k].is(lexicon::ADVERB)
        });
        let is = |k: Option<usize>, classes| k.is_some_and(|k| text.tokens[k].is(classes));
        is(between.next(), lexicon::PUBLISHING)
            && is(between.next(), lexicon::PREPOSITION)
            && between.next().is_none()
    }

    pub(super) fn document(&self, phrase: &Phrase, head: usize) -> (Resolved, Option<Referent>) {
        let mut answer = self.described(phrase, SourceKind::Document);
        // “a CNN poll”, “a report by the trust”; not “an Australian study”, “a poll in Iowa”.
        let next = self.text.tokens.get(head + 1);
        let linked = phrase
            .after
            .filter(|_| next.is_some_and(|t| t.is(lexicon::DOCUMENT_LINK)));
        let published = phrase.after.filter(|n| self.is_published(head, *n));
        let makers = [phrase.before, linked, phrase.beside, published];
        if makers.into_iter().flatten().any(|n| self.is_maker(n)) {
            answer.is_named = true;
            answer.resolved_by = ResolvedBy::Itself;
            if let Some(entity) = published.and_then(|n| self.cast.of_name[n]) {
                answer.name = self.full_name(entity);
            }
            return (answer, None);
        }
        // “our study”: theirs whose words they are, who are not named by it.
        let is_own = |d: &usize| self.text.tokens[*d].is(lexicon::FIRST_PERSON);
        if phrase.determiner.is_some_and(|d| is_own(&d)) {
            answer.resolved_by = ResolvedBy::General;
            return (answer, None);
        }
        if self.is_definite(phrase)
            && let Some(span) = self.roles.document_of(self.text, head)
        {
            answer.is_named = true;
            answer.name = cast::squeeze(span.of(self.text.str));
            answer.via.push(span);
            answer.resolved_by = ResolvedBy::Role;
        }
        (answer, None)
    }

    pub(super) fn organisation(
        &self,
        phrase: &Phrase,
        head: usize,
        number: usize,
    ) -> (Resolved, Option<Referent>) {
        let mut answer = self.described(phrase, SourceKind::Organisation);
        let owner = phrase.before.or(phrase.after).filter(|n| self.is_firm(*n));
        if let Some(entity) = owner.and_then(|n| self.cast.of_name[n]) {
            answer.is_named = !phrase.determiner.is_some_and(|d| self.is_indefinite(d));
            answer.resolved_by = ResolvedBy::Itself;
            let sort = self.cast.entities[entity].sort();
            if phrase.is_possessive && sort == Sort::Person {
                answer.name = format!("{} {}", self.full_name(entity), self.text.word(head));
            }
            return (answer, None);
        }
        if let Some((token, gender)) = self.possessor(phrase) {
            if let Some((entity, found)) = self.possessor_entity(token, gender, number) {
                answer.is_named = true;
                answer.name = format!(
                    "{} {}",
                    self.full_name(entity),
                    cast::words_of(self.text, token + 1, head + 1)
                );
                answer.via.push(self.mention_at(found));
                answer.resolved_by = ResolvedBy::Pronoun;
            }
            return (answer, None);
        }
        let is_definite = self.is_definite(phrase);
        if is_definite && let Some(entity) = self.organisation_by_noun(head, phrase.first) {
            return self.held(entity, phrase);
        }
        if (is_definite || phrase.determiner.is_none()) && self.is_public_body(head) {
            answer.is_named = self.has_place_before(phrase.first);
        }
        (answer, None)
    }

    /// “the department”, “the company”: the organisation named with that noun, or the nearest one.
    pub(super) fn organisation_by_noun(&self, noun: usize, at: usize) -> Option<EntityId> {
        if let Some(holder) = self.holder(noun, at) {
            return Some(holder);
        }
        let hash = self.text.tokens[noun].hash;
        let not_person = |e: &cast::Entity| e.sort() != Sort::Person;
        self.cast.by_last_word(hash, at, not_person).or_else(|| {
            if self.is_public_body(noun) {
                return None;
            }
            let found = self
                .mentions
                .find(self.text, &self.cast, at, 0, Span::default())?;
            match found.who {
                Referent::Entity(e) if self.cast.entities[e].sort() == Sort::Organisation => {
                    Some(e)
                }
                _ => None,
            }
        })
    }

    /// Police, court, government: one of its kind in its place.
    pub(super) fn is_public_body(&self, noun: usize) -> bool {
        self.text.tokens[noun].is(lexicon::PUBLIC_BODY)
    }

    pub(super) fn has_place_before(&self, at: usize) -> bool {
        let before = self.names.partition_point(|n| n.first < at);
        let sorts = self.cast.of_name[..before].iter().rev().take(200).flatten();
        sorts
            .map(|e| self.cast.entities[*e].sort())
            .any(|s| matches!(s, Sort::Place | Sort::Organisation))
    }

    pub(super) fn role(
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
                return self.held(holder.entity, phrase);
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
            && !phrase.is_bare
            && phrase.after.is_none()
            && !self.roles.is_described(self.text, head, at)
        {
            let gender = self.gender_within(phrase).signum();
            let gender = if gender == 0 { ANYBODY } else { gender };
            let content = self.attributions[number].content;
            let found = self
                .mentions
                .find(self.text, &self.cast, at, gender, content);
            if let Some(Antecedent {
                who: Referent::Entity(entity),
                ..
            }) = found
                && self.cast.entities[entity].sort() == Sort::Person
                && !self.roles.is_holder(self.text, head, entity)
            {
                return self.held(entity, phrase);
            }
        }
        (self.described(phrase, SourceKind::Role), None)
    }

    /// “the official” after “a senior official … said”: the same one, not named.
    pub(super) fn same_described(
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
        let is_any = self.text.tokens[head].is(lexicon::ANYBODY);
        (is_same || is_any).then(|| {
            let mut answer = other.clone();
            answer.via.push(source);
            answer.resolved_by = ResolvedBy::Role;
            (answer, Some(Referent::Described(number)))
        })
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

    /// “the geologist” of the one who has just spoken, where nobody else is called so.
    pub(super) fn epithet(
        &self,
        phrase: &Phrase,
        head: usize,
    ) -> Option<(Resolved, Option<Referent>)> {
        let at = phrase.first;
        let near = |k: usize| self.text.sentence_of(at) - self.text.sentence_of(k) <= 2;
        let spoken = match self.mentions.last_source(at) {
            Some(Referent::Entity(e)) => self
                .mentions
                .last_source_token(at)
                .filter(|k| near(*k))
                .map(|_| e),
            _ => None,
        };
        // Nobody else has been named so far.
        let only = || {
            self.only_person(at)
                .filter(|e| !self.roles.is_holder(self.text, head, *e))
        };
        let entity = spoken.or_else(only)?;
        let known = &self.cast.entities[entity];
        let gender = self.gender_within(phrase);
        let fits = known.sort() == Sort::Person && known.bearer.sex() * gender >= 0;
        let token = &self.text.tokens[head];
        let is_free = !token.is(lexicon::KIN) && !self.roles.is_described(self.text, head, at);
        (fits && is_free).then(|| self.held(entity, phrase))
    }
}

/// Names at the top of a text among which one person may still be the only one.
const FEW: usize = 12;

fn looks_like_person(word: &str) -> bool {
    [
        "er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}
