//! Sources that speak for somebody: “a spokesman for NAME”, “her lawyer”.

use super::super::mention::Referent;
use super::super::nominal::{PERSON_NOUN, is_single};
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Resolved, ResolvedBy, cast};
use crate::lexicon;
use crate::report::SourceKind;

impl Scene<'_, '_> {
    pub(in crate::entity) fn spokesperson(
        &self,
        phrase: &Phrase,
        head: usize,
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
            && let Some((entity, found)) = self.possessor_entity(token, gender)
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
            if let Some(entity) = self.body_by_noun(noun, phrase.first) {
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
}
