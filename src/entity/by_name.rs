//! Sources that a name heads: “Ann Lee”, “Mr Lee”, “the FBI”, “the Attorney General”.

use super::cast::{self, EntityId, Sort};
use super::mention::{ANYBODY, Referent};
use super::name::{Name, is_member};
use super::phrase::{Head, Phrase};
use super::resolve::{Scene, plain};
use super::{Number, Resolved, ResolvedBy};
use crate::document::Span;
use crate::lexicon;
use crate::report::SourceKind;
use crate::text::Text;

impl Scene<'_, '_> {
    pub(super) fn name(&self, phrase: &Phrase, n: usize) -> (Resolved, Option<Referent>) {
        let name = &self.names[n];
        if name.is_title_only() {
            return self.office(phrase, name);
        }
        if is_member(self.text, name)
            && let Some(before) = self.member(phrase, name)
        {
            return before;
        }
        let Some(entity) = self.cast.of_name[n] else {
            let mut answer = self.described(phrase, SourceKind::Person);
            answer.is_named = true;
            answer.name = cast::spell(self.text, name);
            answer.resolved_by = ResolvedBy::Itself;
            return (answer, None);
        };
        if phrase.is_plural_demonym(self.text, name) {
            return (self.described(phrase, SourceKind::Collective), None);
        }
        if name.is_weak
            && looks_like_members(self.text.word(name.first))
            && self.cast.entities[entity].mentions == 1
        {
            return (self.described(phrase, SourceKind::Collective), None);
        }
        if let Some(beside) = phrase
            .beside
            .filter(|_| self.cast.entities[entity].sort() != Sort::Person)
        {
            let is_person = self.cast.of_name[beside]
                .is_some_and(|e| self.cast.entities[e].sort() == Sort::Person);
            if is_person && beside != n {
                return self.name(&phrase.without_beside(), beside);
            }
        }
        let mut answer = self.entity(entity, phrase);
        if let Some(other) = phrase
            .other
            .and_then(|o| self.cast.of_name[o])
            .filter(|o| *o != entity)
        {
            answer.name = format!("{} and {}", answer.name, self.full_name(other));
            answer.number = Number::Plural;
        }
        let full = &self.names[self.cast.entities[entity].name];
        if full.first != name.first {
            answer.via.push(cast::span_of(self.text, full));
            if full.len() > name.len() {
                answer.resolved_by = ResolvedBy::ShortForm;
            }
        }
        (answer, Some(Referent::Entity(entity)))
    }

    /// “The Arizona Republican”: the one who has just spoken, or else whom a pronoun would stand for.
    fn member(&self, phrase: &Phrase, name: &Name) -> Option<(Resolved, Option<Referent>)> {
        let spoken = self.epithet(phrase, name.end - 1);
        spoken.or_else(|| {
            let at = phrase.first;
            let nowhere = Span::default();
            let found = self
                .mentions
                .find(self.text, &self.cast, at, ANYBODY, nowhere)?;
            match found.who {
                Referent::Entity(e) if self.cast.entities[e].sort() == Sort::Person => {
                    Some(self.held(e, phrase))
                }
                _ => None,
            }
        })
    }

    /// “The Attorney General”: a title with a capital and no name.
    pub(super) fn office(&self, phrase: &Phrase, name: &Name) -> (Resolved, Option<Referent>) {
        let head = (name.first..name.end)
            .rev()
            .find(|k| self.text.tokens[*k].is(lexicon::ROLE))
            .unwrap_or(name.end - 1);
        if let Some(beside) = phrase.beside {
            return self.name(&phrase.without_beside(), beside);
        }
        // “Bishop added”, of somebody named Bishop.
        let is_bare = name.end == name.first + 1 && phrase.determiner.is_none();
        if is_bare && let Some(entity) = self.bearer_of(name) {
            return self.held(entity, phrase);
        }
        let is_one = self.text.tokens[head].is(lexicon::SINGULAR);
        if is_one && let Some(entity) = self.holder(head, phrase.first) {
            return self.held(entity, phrase);
        }
        let mut answer = self.described(phrase, SourceKind::Role);
        answer.is_named = is_one && !phrase.determiner.is_some_and(|d| self.is_indefinite(d));
        answer.name = cast::words_of(self.text, name.first, name.end);
        if !is_one {
            answer.kind = SourceKind::Collective;
            answer.number = Number::Plural;
        }
        (answer, None)
    }

    /// The person named before whose name ends in the one word of `name`.
    fn bearer_of(&self, name: &Name) -> Option<EntityId> {
        let hash = self.text.tokens[name.first].hash;
        let person = |e: &cast::Entity| e.sort() == Sort::Person && e.first < name.first;
        self.cast.by_last_word(hash, name.first, person)
    }

    pub(super) fn held(&self, entity: EntityId, phrase: &Phrase) -> (Resolved, Option<Referent>) {
        let mut answer = self.entity(entity, phrase);
        let full = &self.names[self.cast.entities[entity].name];
        answer.via.push(cast::span_of(self.text, full));
        answer.resolved_by = ResolvedBy::Role;
        (answer, Some(Referent::Entity(entity)))
    }

    pub(super) fn full_name(&self, entity: EntityId) -> String {
        let known = &self.cast.entities[entity];
        let name = cast::spell(self.text, &self.names[known.name]);
        match known.shared_surname {
            Some(k) => format!("{name} {}", self.text.word(k)),
            None => name,
        }
    }

    pub(super) fn entity(&self, entity: EntityId, _phrase: &Phrase) -> Resolved {
        Resolved {
            is_named: true,
            resolved_by: ResolvedBy::Itself,
            ..plain(
                self.full_name(entity),
                match self.cast.entities[entity].sort() {
                    Sort::Person | Sort::Unknown => SourceKind::Person,
                    Sort::Organisation | Sort::Place => SourceKind::Organisation,
                },
            )
        }
    }

    pub(super) fn described(&self, phrase: &Phrase, kind: SourceKind) -> Resolved {
        Resolved {
            number: if phrase.is_plural {
                Number::Plural
            } else {
                Number::Singular
            },
            ..plain(cast::words_of(self.text, phrase.first, phrase.end), kind)
        }
    }

    pub(super) fn attach(&self, phrase: &Phrase, answer: &mut Resolved) {
        if matches!(phrase.head, Head::Name(_) | Head::Pronoun(_)) {
            return;
        }
        for n in [phrase.before, phrase.after].into_iter().flatten() {
            let span = cast::span_of(self.text, &self.names[n]);
            let bearer = self.cast.of_name[n].map(|e| &self.cast.entities[e]);
            // “Con Edison officials”: right before several, a name without a given name is a body's.
            let is_body = Some(n) == phrase.before
                && phrase.is_plural
                && !phrase.is_possessive
                && bearer.is_some_and(|e| e.bearer.given == 0 && e.bearer.person < 3);
            let is_person = bearer.is_some_and(|e| e.sort() == Sort::Person);
            if is_person && !is_body {
                answer.attached_to = answer.attached_to.or(Some(span));
            } else {
                answer.organisation = answer.organisation.or(Some(span));
            }
        }
    }
}

impl Phrase {
    /// The same, the name beside it left off: it is read once.
    pub(super) fn without_beside(&self) -> Phrase {
        Phrase {
            beside: None,
            ..*self
        }
    }

    /// “Americans”, “Democrats”: members, no name.
    fn is_plural_demonym(&self, text: &Text, name: &Name) -> bool {
        let token = &text.tokens[name.end - 1];
        token.is(lexicon::DEMONYM) && token.is(lexicon::PLURAL) && name.bearer.person < 4
    }
}

/// “Settlers”, “Appellants”: members by their ending.
fn looks_like_members(word: &str) -> bool {
    ["ers", "ors", "ists", "ians", "ants", "ees", "eers", "men"]
        .iter()
        .any(|e| word.ends_with(e))
}
