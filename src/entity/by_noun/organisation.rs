//! Sources that are bodies by a common noun: “the department”, “her campaign”, “police”.

use super::super::cast::{self, EntityId, Sort};
use super::super::mention::{NAMED_BODY, Referent};
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Resolved, ResolvedBy};
use crate::document::Span;
use crate::lexicon;
use crate::report::SourceKind;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, TokenKind};

/// Names before “the campaign” among which its owner is looked for.
const OWNERS: usize = 60;

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
        if is_definite {
            if let Some(entity) = self.named_by_noun(head, phrase.first) {
                return self.held(entity, phrase);
            }
            if let Some(n) = self.owner_before(head, phrase.first) {
                answer.is_named = true;
                answer.resolved_by = ResolvedBy::Role;
                answer.via.push(cast::span_of(self.text, &self.names[n]));
                if let Some(entity) = self.cast.of_name[n] {
                    answer.name = format!("{} {}", self.full_name(entity), self.text.word(head));
                }
                return (answer, None);
            }
            if let Some(entity) = self.body_spoken_of(head, phrase.first) {
                return self.held(entity, phrase);
            }
        }
        if (is_definite || phrase.determiner.is_none()) && self.is_public_body(head) {
            answer.is_named = self.has_place_before(phrase.first);
        }
        (answer, None)
    }

    /// The body that “the department” or “the company” is, by its name or as the one spoken of.
    pub(in crate::entity) fn body_by_noun(&self, noun: usize, at: usize) -> Option<EntityId> {
        let named = self.named_by_noun(noun, at);
        named.or_else(|| self.body_spoken_of(noun, at))
    }

    /// “the department”: the organisation named with that noun.
    fn named_by_noun(&self, noun: usize, at: usize) -> Option<EntityId> {
        let hash = self.text.tokens[noun].hash;
        let fits = |e: &cast::Entity| e.sort() != Sort::Person && self.is_called(e, noun, at);
        let holder = self.holder(noun, at);
        holder.or_else(|| self.cast.by_last_word(hash, at, fits))
    }

    /// “**Trask’s** campaign”, “the **Trask** campaign”, of “the campaign” later on: number of the name.
    fn owner_before(&self, noun: usize, at: usize) -> Option<usize> {
        let text = self.text;
        let before = self.names.partition_point(|n| n.end <= at);
        let hash = text.tokens[noun].hash;
        (before.saturating_sub(OWNERS)..before).rev().find(|n| {
            let end = self.names[*n].end;
            let owned = end + usize::from(text.tokens[end].kind == TokenKind::Clitic);
            owned < at && text.tokens[owned].hash == hash && self.is_firm(*n)
        })
    }

    /// The body that “the company” is, where the page speaks of one above all. A body that a place or
    /// another body has (“the library”) is not it.
    fn body_spoken_of(&self, noun: usize, at: usize) -> Option<EntityId> {
        let is_other = self.text.tokens[noun].is(lexicon::COUNTERPART);
        if is_other || self.is_public_body(noun) {
            return None;
        }
        let nowhere = Span::default();
        let found = self
            .mentions
            .find(self.text, &self.cast, at, NAMED_BODY, nowhere)?;
        match found.who {
            Referent::Entity(e) if found.is_sure => Some(e),
            _ => None,
        }
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
