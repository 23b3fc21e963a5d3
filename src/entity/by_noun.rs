//! Sources that a common noun heads: spokespeople, documents, organisations, roles, groups.

mod age;
mod document;
mod organisation;
mod role;
mod spokesperson;

use super::Resolved;
use super::antecedent::Antecedent;
use super::cast::{EntityId, Sort};
use super::gender::gender_of_pronoun;
use super::mention::Referent;
use super::nominal::{PERSON_NOUN, is_person};
use super::phrase::Phrase;
use super::resolve::Scene;
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
            return self.spokesperson(phrase, head);
        }
        if classes.any(lexicon::DOCUMENT) && !classes.any(PERSON_NOUN) {
            return self.document(phrase, head);
        }
        if classes.any(lexicon::ORGANISATION)
            && !(classes.any(PERSON_NOUN) && phrase.before.is_none())
            && (!phrase.is_plural || classes.any(lexicon::SINGULAR))
        {
            return self.organisation(phrase, head);
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

    pub(super) fn possessor_entity(&self, token: usize, gender: i32) -> Option<(EntityId, usize)> {
        // “NAME has left, **his** spokesman said”: the words may well speak of the owner.
        match self
            .mentions
            .find(self.text, &self.cast, token, gender, Span::default())
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
}

fn looks_like_person(word: &str) -> bool {
    [
        "er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}
