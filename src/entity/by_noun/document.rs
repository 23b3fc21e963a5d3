//! Sources that are documents: “a NAME poll”, “the report”.

use super::super::cast::{self, EntityId, Sort};
use super::super::mention::Referent;
use super::super::phrase::Phrase;
use super::super::resolve::Scene;
use super::super::{Resolved, ResolvedBy};
use crate::lexicon;
use crate::report::SourceKind;

/// Sentences back in which whoever spoke is the one whose statement it is.
const BACK: usize = 2;

impl Scene<'_, '_> {
    pub(in crate::entity) fn document(
        &self,
        phrase: &Phrase,
        head: usize,
    ) -> (Resolved, Option<Referent>) {
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
        } else if self.is_definite(phrase)
            && let Some(entity) = self.whose_words(phrase, head)
        {
            let (mut held, _) = self.held(entity, phrase);
            held.via.push(self.text.span(phrase.first, phrase.end));
            return (held, None);
        }
        (answer, None)
    }

    /// “NAME confirmed it. … **the statement** added”: the one who has just spoken, of what is nothing but
    /// somebody's words.
    fn whose_words(&self, phrase: &Phrase, head: usize) -> Option<EntityId> {
        let noun = &self.text.tokens[head];
        let is_words = noun.is(lexicon::STATEMENT_NOUN) && !noun.is(lexicon::RESEARCH);
        let alone = head == phrase.first + 1 && phrase.after.is_none();
        let Some(Referent::Entity(entity)) = self.mentions.last_source(phrase.first) else {
            return None;
        };
        let token = self.mentions.last_source_token(phrase.first)?;
        let said = self.end_of_speech(token, phrase.first);
        let back = self.text.sentence_of(phrase.first) - self.text.sentence_of(said);
        (is_words && alone && back <= BACK).then_some(entity)
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
}
