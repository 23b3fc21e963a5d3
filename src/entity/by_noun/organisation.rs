//! Sources that are bodies by a common noun: “the department”, “her campaign”, “police”.

use super::super::cast::{self, EntityId, Sort};
use super::super::mention::{NAMED_BODY, Referent};
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Resolved, ResolvedBy};
use crate::document::Span;
use crate::lexicon;
use crate::report::SourceKind;
use crate::text::Shape;
use crate::text::syntax::{Pos, pos};

impl Scene<'_, '_> {
    pub(in crate::entity) fn organisation(
        &self,
        phrase: &Phrase,
        head: usize,
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
            if let Some((entity, found)) = self.possessor_entity(token, gender) {
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
    pub(in crate::entity) fn organisation_by_noun(
        &self,
        noun: usize,
        at: usize,
    ) -> Option<EntityId> {
        if let Some(holder) = self.holder(noun, at) {
            return Some(holder);
        }
        let hash = self.text.tokens[noun].hash;
        let fits = |e: &cast::Entity| e.sort() != Sort::Person && self.is_called(e, noun, at);
        self.cast.by_last_word(hash, at, fits).or_else(|| {
            if self.is_public_body(noun) {
                return None;
            }
            let found =
                self.mentions
                    .find(self.text, &self.cast, at, NAMED_BODY, Span::default())?;
            match found.who {
                Referent::Entity(e) => Some(e),
                _ => None,
            }
        })
    }

    /// Whether the name of `body` holds the noun that stands before token `noun`, if one does from
    /// token `at` on: “the **conservation** department” is no Department of Health.
    fn is_called(&self, body: &cast::Entity, noun: usize, at: usize) -> bool {
        let name = &self.names[body.name];
        let before = noun.checked_sub(1).filter(|k| *k >= at);
        before.is_none_or(|k| {
            let token = &self.text.tokens[k];
            let is_noun = token.shape == Shape::Lower && pos(self.text, k) == Pos::Noun;
            let mut words = self.text.tokens[name.first..name.end].iter();
            !is_noun || words.any(|t| t.hash == token.hash)
        })
    }

    /// Police, court, government: one of its kind in its place.
    pub(in crate::entity) fn is_public_body(&self, noun: usize) -> bool {
        self.text.tokens[noun].is(lexicon::PUBLIC_BODY)
    }

    pub(in crate::entity) fn has_place_before(&self, at: usize) -> bool {
        let before = self.names.partition_point(|n| n.first < at);
        let sorts = self.cast.of_name[..before].iter().rev().take(200).flatten();
        sorts
            .map(|e| self.cast.entities[*e].sort())
            .any(|s| matches!(s, Sort::Place | Sort::Organisation))
    }
}
