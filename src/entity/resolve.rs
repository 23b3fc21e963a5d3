//! From source phrases to their bearers, in the order of the text.

use super::antecedent::{Antecedent, Mentions, NEUTER, Referent, SEVERAL, vote_on_gender};
use super::capital::Capitals;
use super::cast::{self, Cast, EntityId, Sort};
use super::name::{self, Name};
use super::nominal::{PERSON_NOUN, Roles, gender_of};
use super::phrase::{self, Head, Phrase};
use super::speaker::Speakers;
use super::{Number, Resolved, ResolvedBy};
use crate::attribution::Attribution;
use crate::document::Span;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::SourceKind;
use crate::text::syntax;
use crate::text::{Text, TokenKind};

/// Resolves every attribution's source.
pub fn all(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
) -> Vec<Option<Resolved>> {
    if attributions.iter().all(|a| a.source.is_none()) {
        return vec![None; attributions.len()];
    }
    let mut scene = Scene::set(text, quotations, attributions);
    let mut order: Vec<usize> = (0..attributions.len())
        .filter(|a| attributions[*a].source.is_some_and(|s| !s.is_empty()))
        .collect();
    order.sort_by_key(|a| attributions[*a].source.map(|s| (s.start, s.end)));
    for number in &order {
        scene.resolve(*number, false);
    }
    // “I” inside a quotation whose source comes after it.
    for number in &order {
        scene.resolve(*number, true);
    }
    scene.answers
}

struct Scene<'t, 'd> {
    text: &'t Text<'d>,
    quotations: &'t [Quotation],
    attributions: &'t [Attribution],
    names: Vec<Name>,
    cast: Cast,
    roles: Roles,
    speakers: Speakers,
    mentions: Mentions,
    /// For each quotation, the attribution of what it holds.
    of_quotation: Vec<Option<usize>>,
    answers: Vec<Option<Resolved>>,
    /// What each answer refers to.
    referents: Vec<Option<Referent>>,
}

impl<'t, 'd> Scene<'t, 'd> {
    fn set(
        text: &'t Text<'d>,
        quotations: &'t [Quotation],
        attributions: &'t [Attribution],
    ) -> Scene<'t, 'd> {
        let capitals = Capitals::read(text);
        let names = name::find(text, &capitals);
        let mut cast = Cast::gather(text, &names);
        let mut is_quoted = vec![false; text.tokens.len()];
        for q in quotations.iter().filter(|q| q.inside.is_none()) {
            let end = q.end.min(is_quoted.len());
            is_quoted[q.first.min(end)..end].fill(true);
        }
        let roles = Roles::read(text, &names, &mut cast);
        vote_on_gender(text, &names, &mut cast, &is_quoted);
        let speakers = Speakers::read(text, &names, &cast);
        let mentions = Mentions::gather(text, &names, &cast, &roles, is_quoted);
        let mut of_quotation = vec![None; quotations.len()];
        for (number, attribution) in attributions.iter().enumerate() {
            if let Some(q) = attribution.quotation.filter(|q| *q < of_quotation.len()) {
                of_quotation[q] = Some(number);
            }
        }
        Scene {
            text,
            quotations,
            attributions,
            names,
            cast,
            roles,
            speakers,
            mentions,
            of_quotation,
            answers: vec![None; attributions.len()],
            referents: vec![None; attributions.len()],
        }
    }

    fn resolve(&mut self, number: usize, is_second: bool) {
        let attribution = &self.attributions[number];
        let Some(source) = attribution.source else {
            return;
        };
        let (first, end) = (
            self.text.token_at(source.start),
            self.text.token_from(source.end),
        );
        if first >= end {
            if !is_second {
                self.answers[number] = Some(plain(
                    cast::squeeze(source.of(self.text.str)),
                    SourceKind::Role,
                ));
            }
            return;
        }
        if !is_second {
            self.mentions.advance(self.text, &self.cast, first);
        }
        let mut phrase = phrase::read(self.text, &self.names, first, end);
        self.look_beyond(&mut phrase);
        let is_speaker = matches!(phrase.head, Head::Pronoun(k) if self.is_speech_person(k));
        if is_second != is_speaker {
            return;
        }
        let (mut answer, referent) = self.answer(&phrase, number);
        answer.is_bare = phrase.is_bare;
        if answer.organisation.is_none() {
            self.attach(&phrase, &mut answer);
        }
        let head = first.max(phrase.first);
        let gender = match referent {
            Some(Referent::Entity(_)) => 0,
            _ if answer.number == Number::Plural => SEVERAL,
            _ if phrase.classes.any(PERSON_NOUN) => self.gender_within(&phrase),
            _ if matches!(
                answer.kind,
                SourceKind::Document | SourceKind::Organisation | SourceKind::Impersonal
            ) =>
            {
                NEUTER
            }
            _ => gender_of(phrase.classes),
        };
        let who = referent.unwrap_or(Referent::Described(number));
        self.referents[number] = Some(who);
        if !is_second {
            self.mentions.note_source(head, who, gender);
        }
        self.answers[number] = Some(answer);
    }

    /// Gender told by any noun of the phrase: “the mayor, a brisk **woman** of fifty”.
    fn gender_within(&self, phrase: &Phrase) -> i32 {
        let head = gender_of(phrase.classes);
        let nouns = self.text.tokens[phrase.first..phrase.end].iter();
        nouns.fold(
            head,
            |all, t| if all == 0 { gender_of(t.classes) } else { all },
        )
    }

    /// “the coach, NAME, said” where the source's words end before the name.
    fn look_beyond(&self, phrase: &mut Phrase) {
        let is_role = match phrase.head {
            Head::Noun(_) => !phrase.is_plural && phrase.classes.any(PERSON_NOUN),
            Head::Name(n) => self.names[n].is_title_only(),
            _ => false,
        };
        if !is_role || phrase.beside.is_some() {
            return;
        }
        let has_comma = phrase.end < self.text.tokens.len() && self.text.word(phrase.end) == ",";
        let at = phrase.end + usize::from(has_comma);
        let number = self.names.partition_point(|n| n.first < at);
        let Some(name) = self.names.get(number).filter(|n| n.first == at) else {
            return;
        };
        let is_person = self.cast.of_name[number]
            .map(|e| self.cast.entities[e].sort())
            .is_some_and(|s| matches!(s, Sort::Person | Sort::Unknown));
        let is_same = self.text.sentence_of(at) == self.text.sentence_of(phrase.first);
        let is_verb =
            |t: &crate::text::Token| t.is(lexicon::STATEMENT_VERB.or(lexicon::ATTITUDE_VERB));
        let closes = !has_comma
            || self.text.tokens.get(name.end).is_some_and(is_verb)
            || self
                .text
                .tokens
                .get(name.end)
                .is_some_and(|t| matches!(t.kind, TokenKind::Mark | TokenKind::QuotationMark));
        if is_person && is_same && closes {
            phrase.beside = Some(number);
        }
    }

    /// “I”, “you”, “we” and the like.
    fn is_speech_person(&self, k: usize) -> bool {
        phrase::pronoun_classes(self.text, k).any(lexicon::FIRST_PERSON)
            && !name::is_country(self.text.word(k))
            || phrase::pronoun_word(self.text, k) == "you"
    }

    fn answer(&self, phrase: &Phrase, number: usize) -> (Resolved, Option<Referent>) {
        match phrase.head {
            Head::Pronoun(k) if self.is_speech_person(k) => self.speech_person(k, number),
            Head::Pronoun(k) => self.pronoun(phrase, k, number),
            Head::Name(n) => self.name(phrase, n),
            Head::Noun(k) => self.noun(phrase, k, number),
            Head::Quantity(k) => {
                let mut answer = self.described(phrase, SourceKind::Collective);
                if self.text.tokens[k].is(lexicon::DETERMINER) && !phrase.is_plural {
                    answer.kind = if matches!(self.text.word(k), "this" | "that" | "This" | "That")
                    {
                        SourceKind::Impersonal
                    } else {
                        SourceKind::Role
                    };
                }
                (answer, None)
            }
            Head::None => match phrase.before {
                Some(n) => self.name(phrase, n),
                None => (self.described(phrase, SourceKind::Role), None),
            },
        }
    }

    // ---- names ----

    fn name(&self, phrase: &Phrase, n: usize) -> (Resolved, Option<Referent>) {
        let name = &self.names[n];
        if name.is_title_only() {
            return self.office(phrase, name);
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
                let inner = Phrase {
                    beside: None,
                    ..*phrase
                };
                return self.name(&inner, beside);
            }
        }
        // “The Conservative added”
        if phrase.determiner.is_some() && name.len() == 1 {
            let token = &self.text.tokens[name.proper];
            let is_one = token.is(lexicon::DEMONYM) && !token.is(lexicon::PLURAL);
            if let Some(before) = is_one.then(|| self.epithet(phrase, name.proper)).flatten() {
                return before;
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

    /// “The Attorney General”: a title with a capital and no name.
    fn office(&self, phrase: &Phrase, name: &Name) -> (Resolved, Option<Referent>) {
        let head = (name.first..name.end)
            .rev()
            .find(|k| self.text.tokens[*k].is(lexicon::ROLE))
            .unwrap_or(name.end - 1);
        let beside = phrase.beside.filter(|n| !self.names[*n].is_title_only());
        if let Some(beside) = beside {
            return self.name(phrase, beside);
        }
        let is_one = self.text.tokens[head].is(lexicon::SINGULAR);
        if is_one && let Some(entity) = self.roles.holder(self.text, head, phrase.first) {
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

    fn held(&self, entity: EntityId, phrase: &Phrase) -> (Resolved, Option<Referent>) {
        let mut answer = self.entity(entity, phrase);
        let full = &self.names[self.cast.entities[entity].name];
        answer.via.push(cast::span_of(self.text, full));
        answer.resolved_by = ResolvedBy::Role;
        (answer, Some(Referent::Entity(entity)))
    }

    fn full_name(&self, entity: EntityId) -> String {
        cast::spell(self.text, &self.names[self.cast.entities[entity].name])
    }

    fn entity(&self, entity: EntityId, _phrase: &Phrase) -> Resolved {
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

    fn described(&self, phrase: &Phrase, kind: SourceKind) -> Resolved {
        Resolved {
            number: if phrase.is_plural {
                Number::Plural
            } else {
                Number::Singular
            },
            ..plain(cast::words_of(self.text, phrase.first, phrase.end), kind)
        }
    }

    fn attach(&self, phrase: &Phrase, answer: &mut Resolved) {
        if matches!(phrase.head, Head::Name(_) | Head::Pronoun(_)) {
            return;
        }
        for n in [phrase.before, phrase.after].into_iter().flatten() {
            let span = cast::span_of(self.text, &self.names[n]);
            let sort = self.cast.of_name[n].map(|e| self.cast.entities[e].sort());
            if sort == Some(Sort::Person) {
                answer.attached_to = answer.attached_to.or(Some(span));
            } else {
                answer.organisation = answer.organisation.or(Some(span));
            }
        }
    }

    // ---- nouns ----

    fn noun(&self, phrase: &Phrase, head: usize, number: usize) -> (Resolved, Option<Referent>) {
        let classes = phrase.classes;
        // “the mayor, NAME”, “a man named NAME”: one person, then the name.
        if let Some(beside) = phrase.beside {
            let person = self.cast.of_name[beside]
                .map(|e| self.cast.entities[e].sort())
                .is_some_and(|s| matches!(s, Sort::Person | Sort::Unknown));
            if person && !phrase.is_plural {
                return self.name(phrase, beside);
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
        if classes.any(PERSON_NOUN.or(lexicon::TITLE)) || looks_like_person(self.text.word(head)) {
            return self.role(phrase, head);
        }
        if classes.any(lexicon::COLLECTIVE) {
            return (self.described(phrase, SourceKind::Collective), None);
        }
        (self.described(phrase, SourceKind::Document), None)
    }

    fn is_indefinite(&self, determiner: usize) -> bool {
        let word = self.text.word(determiner);
        ["a", "an", "another", "one", "some", "any"]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
    }

    fn is_definite(&self, phrase: &Phrase) -> bool {
        phrase.determiner.is_some_and(|d| {
            ["the", "this", "that"]
                .iter()
                .any(|w| self.text.word(d).eq_ignore_ascii_case(w))
        })
    }

    /// “her”, “his” before the head: the pronoun's token and gender.
    fn possessor(&self, phrase: &Phrase) -> Option<(usize, i32)> {
        let d = phrase.determiner?;
        let word = self.text.word(d).to_lowercase();
        match word.as_str() {
            "his" => Some((d, 1)),
            "her" => Some((d, -1)),
            "its" => Some((d, 0)),
            _ => None,
        }
    }

    fn spokesperson(
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
            answer.via.push(self.text.span(found, found + 1));
            answer.resolved_by = ResolvedBy::Pronoun;
            return (answer, None);
        }
        if self.is_definite(phrase) || phrase.determiner.is_none() {
            if let Some(entity) = self.roles.holder(self.text, head, phrase.first) {
                return self.held(entity, phrase);
            }
            if let Some(before) = self.same_described(head, phrase.first) {
                return before;
            }
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

    fn possessor_entity(
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
    fn is_firm(&self, n: usize) -> bool {
        self.cast.of_name[n].is_some_and(|e| self.cast.entities[e].firm > 0)
    }

    fn document(&self, phrase: &Phrase, head: usize) -> (Resolved, Option<Referent>) {
        let mut answer = self.described(phrase, SourceKind::Document);
        let own = phrase.before.or(phrase.after).or(phrase.beside);
        if own.is_some_and(|n| self.is_firm(n)) && !(phrase.is_plural && phrase.before.is_none()) {
            answer.is_named = true;
            answer.resolved_by = ResolvedBy::Itself;
            return (answer, None);
        }
        if self.is_definite(phrase)
            && !phrase.is_plural
            && let Some(span) = self.roles.document_of(self.text, head)
        {
            answer.is_named = true;
            answer.name = cast::squeeze(span.of(self.text.str));
            answer.via.push(span);
            answer.resolved_by = ResolvedBy::Role;
        }
        (answer, None)
    }

    fn organisation(
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
                answer.via.push(self.text.span(found, found + 1));
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
    fn organisation_by_noun(&self, noun: usize, at: usize) -> Option<EntityId> {
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
    fn is_public_body(&self, noun: usize) -> bool {
        self.text.tokens[noun].is(lexicon::PUBLIC_BODY)
    }

    fn has_place_before(&self, at: usize) -> bool {
        let before = self.names.partition_point(|n| n.first < at);
        let sorts = self.cast.of_name[..before].iter().rev().take(200).flatten();
        sorts
            .map(|e| self.cast.entities[*e].sort())
            .any(|s| matches!(s, Sort::Place | Sort::Organisation))
    }

    fn role(&self, phrase: &Phrase, head: usize) -> (Resolved, Option<Referent>) {
        let is_definite = self.is_definite(phrase);
        let is_free = phrase.determiner.is_none() || is_definite;
        if is_free && phrase.before.is_none() {
            if let Some(entity) = self.roles.holder(self.text, head, phrase.first) {
                return self.held(entity, phrase);
            }
            if let Some(before) = self.same_described(head, phrase.first) {
                return before;
            }
            if is_definite && let Some(before) = self.epithet(phrase, head) {
                return before;
            }
        } else if is_free && !phrase.is_possessive {
            // “the Vermont senator”
            if let Some(entity) = self.roles.holder(self.text, head, phrase.first) {
                return self.held(entity, phrase);
            }
        }
        if let Some((token, _)) = self.possessor(phrase) {
            let _ = token;
            if let Some(entity) = self.roles.holder(self.text, head, phrase.first) {
                return self.held(entity, phrase);
            }
        }
        (self.described(phrase, SourceKind::Role), None)
    }

    /// “the official” after “a senior official … said”: the same one, not named.
    fn same_described(&self, head: usize, at: usize) -> Option<(Resolved, Option<Referent>)> {
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

    /// “the geologist” of the one who has just spoken, where nobody else is called so.
    fn epithet(&self, phrase: &Phrase, head: usize) -> Option<(Resolved, Option<Referent>)> {
        let at = phrase.first;
        let Some(Referent::Entity(entity)) = self.mentions.last_source(at) else {
            return None;
        };
        let spoken = self.mentions.last_source_token(at)?;
        let near = self.text.sentence_of(at) - self.text.sentence_of(spoken) <= 2;
        let known = &self.cast.entities[entity];
        let gender = self.gender_within(phrase);
        let fits = known.sort() == Sort::Person && known.bearer.gender * gender >= 0;
        let token = &self.text.tokens[head];
        let is_free = !token.is(lexicon::KIN) && !self.roles.is_described(self.text, head, at);
        (near && fits && is_free).then(|| self.held(entity, phrase))
    }

    // ---- pronouns ----

    fn pronoun(&self, phrase: &Phrase, k: usize, number: usize) -> (Resolved, Option<Referent>) {
        let classes = phrase::pronoun_classes(self.text, k);
        let content = self.attributions[number].content;
        let mut answer = self.described(phrase, SourceKind::Person);
        answer.is_pronoun = true;
        if classes.any(lexicon::RELATIVE)
            || self.text.word(k).eq_ignore_ascii_case("that")
            || self.text.word(k).eq_ignore_ascii_case("which")
        {
            return self.relative(k, number, answer);
        }
        if classes.any(lexicon::PLURAL_PRONOUN) {
            return self.they(k, number, answer);
        }
        let gender = i32::from(classes.any(lexicon::MASCULINE_PRONOUN))
            - i32::from(classes.any(lexicon::FEMININE_PRONOUN));
        if gender == 0 {
            answer.kind = SourceKind::Impersonal;
        }
        let found = self
            .mentions
            .find(self.text, &self.cast, k, gender, content);
        self.by_antecedent(found, answer)
    }

    fn by_antecedent(
        &self,
        found: Option<Antecedent>,
        mut answer: Resolved,
    ) -> (Resolved, Option<Referent>) {
        let Some(found) = found else {
            return (answer, None);
        };
        answer.resolved_by = ResolvedBy::Pronoun;
        answer.is_sure = found.is_sure;
        match found.who {
            Referent::Entity(entity) => {
                let known = &self.cast.entities[entity];
                answer.name = self.full_name(entity);
                answer.is_named = true;
                answer.kind = match known.sort() {
                    Sort::Person | Sort::Unknown => SourceKind::Person,
                    _ => SourceKind::Organisation,
                };
                answer
                    .via
                    .push(self.text.span(found.token, found.token + 1));
                let full = &self.names[known.name];
                if full.first != found.token {
                    answer.via.push(cast::span_of(self.text, full));
                }
            }
            Referent::Described(number) => {
                if let Some(other) = &self.answers[number] {
                    answer.name.clone_from(&other.name);
                    answer.kind = other.kind;
                    answer.is_named = other.is_named;
                    answer.organisation = other.organisation;
                    answer.attached_to = other.attached_to;
                    answer.number = other.number;
                    answer.via.extend(self.attributions[number].source);
                }
            }
            Referent::Nominal(number) => {
                let nominal = self.roles.nominals[number];
                answer.name = cast::words_of(self.text, nominal.first, nominal.end);
                answer.kind = SourceKind::Role;
                answer.via.push(self.text.span(nominal.first, nominal.end));
            }
        }
        (answer, Some(found.who))
    }

    /// “who”, “which”: what stands just before.
    fn relative(
        &self,
        k: usize,
        _number: usize,
        mut answer: Resolved,
    ) -> (Resolved, Option<Referent>) {
        let text = self.text;
        let start = text.sentences[text.sentence_of(k)].first;
        let mut end = k;
        if end > start && text.word(end - 1) == "," {
            end -= 1;
        }
        if end == start {
            answer.kind = SourceKind::Impersonal;
            return (answer, None);
        }
        let at = self.names.partition_point(|n| n.end < end);
        if let Some(name) = self.names.get(at).filter(|n| n.end == end && n.first < end)
            && let Some(entity) = self.cast.of_name[at]
        {
            let found = Antecedent {
                who: Referent::Entity(entity),
                token: name.first,
                is_sure: true,
            };
            return self.by_antecedent(Some(found), answer);
        }
        // “NAME, 43, a carpenter, who”: the person named in this sentence.
        let mut first = end;
        while first > start && first + 12 > end && !matches!(text.word(first - 1), "," | ";" | "—")
        {
            first -= 1;
        }
        if text.word(k).eq_ignore_ascii_case("who") && first > start && text.word(first - 1) == ","
        {
            let before = self.names.partition_point(|n| n.end < first);
            let named = self
                .names
                .get(before)
                .filter(|n| n.end == first - 1 && n.first >= start);
            if let (Some(name), Some(entity)) =
                (named, self.cast.of_name.get(before).copied().flatten())
            {
                let found = Antecedent {
                    who: Referent::Entity(entity),
                    token: name.first,
                    is_sure: true,
                };
                return self.by_antecedent(Some(found), answer);
            }
        }
        let before = syntax::phrase_before(text, end, start);
        let (inner, end) = before.map_or((first, end), |p| (p.first, p.end));
        let noun = phrase::read(text, &self.names, inner, end);
        if text.word(k).eq_ignore_ascii_case("who") && !noun.is_plural {
            // “NAME, the commissioner of the place, who”
            let named = match noun.head {
                Head::Name(n) => Some(n),
                _ => {
                    let before = self.names.partition_point(|n| n.end < inner);
                    let is_beside = inner > start && text.word(inner - 1) == ",";
                    let ends = |n: &&Name| n.end + 1 == inner && n.first >= start;
                    self.names
                        .get(before)
                        .filter(ends)
                        .filter(|_| is_beside)
                        .map(|_| before)
                }
            };
            let person = named.and_then(|n| self.cast.of_name[n].map(|e| (n, e)));
            if let Some((n, e)) =
                person.filter(|(_, e)| self.cast.entities[*e].sort() != Sort::Organisation)
            {
                let found = Antecedent {
                    who: Referent::Entity(e),
                    token: self.names[n].first,
                    is_sure: true,
                };
                return self.by_antecedent(Some(found), answer);
            }
        }
        answer.name = cast::words_of(text, noun.first, noun.end);
        answer.via.push(text.span(noun.first, noun.end));
        answer.resolved_by = ResolvedBy::Pronoun;
        answer.number = if noun.is_plural {
            Number::Plural
        } else {
            Number::Singular
        };
        answer.kind = if text.word(k).eq_ignore_ascii_case("who") {
            if noun.is_plural {
                SourceKind::Collective
            } else {
                SourceKind::Role
            }
        } else if noun.classes.any(lexicon::ORGANISATION) {
            SourceKind::Organisation
        } else {
            SourceKind::Document
        };
        (answer, None)
    }

    fn they(&self, k: usize, number: usize, mut answer: Resolved) -> (Resolved, Option<Referent>) {
        answer.number = Number::Plural;
        answer.kind = SourceKind::Collective;
        let _ = number;
        if let Some(Referent::Described(other)) = self.mentions.last_source(k) {
            let near = self.answers[other]
                .as_ref()
                .filter(|a| a.number == Number::Plural || a.kind == SourceKind::Organisation);
            if near.is_some() {
                let found = Antecedent {
                    who: Referent::Described(other),
                    token: k,
                    is_sure: true,
                };
                return self.by_antecedent(Some(found), answer);
            }
        }
        if let Some(Referent::Entity(entity)) = self.mentions.last_source(k)
            && self.cast.entities[entity].sort() == Sort::Organisation
        {
            let found = Antecedent {
                who: Referent::Entity(entity),
                token: k,
                is_sure: true,
            };
            return self.by_antecedent(Some(found), answer);
        }
        (answer, None)
    }

    fn speech_person(&self, k: usize, number: usize) -> (Resolved, Option<Referent>) {
        let word = phrase::pronoun_word(self.text, k);
        let mut answer = plain(self.text.word(k).to_string(), SourceKind::Person);
        answer.is_pronoun = true;
        let is_plural = self.text.tokens[k].is(lexicon::PLURAL_PRONOUN)
            || matches!(word.as_str(), "we" | "us" | "our" | "ours" | "ourselves");
        let block = self.text.block_of(k);
        if is_plural {
            answer.number = Number::Plural;
            answer.kind = SourceKind::Collective;
            answer.resolved_by = ResolvedBy::General;
            return (answer, None);
        }
        if let Some(outer) = self.speaker_of(k, number) {
            let is_i = word != "you";
            answer.resolved_by = if is_i {
                ResolvedBy::Speaker
            } else {
                ResolvedBy::General
            };
            if is_i && let Some(other) = &self.answers[outer] {
                answer.name.clone_from(&other.name);
                answer.kind = other.kind;
                answer.is_named = other.is_named;
                answer.is_sure = other.is_sure;
                answer.organisation = other.organisation;
                answer.via.extend(self.attributions[outer].source);
                return (answer, self.referents[outer]);
            }
            return (answer, None);
        }
        let who = if word == "you" {
            self.speakers.second_person(block)
        } else {
            self.speakers.first_person(block)
        };
        answer.resolved_by = match (word == "you", who) {
            (true, None) => ResolvedBy::General,
            (true, _) => ResolvedBy::Speaker,
            _ => ResolvedBy::Author,
        };
        if let Some(entity) = who {
            let full = &self.names[self.cast.entities[entity].name];
            answer.name = self.full_name(entity);
            answer.is_named = true;
            answer.via.push(cast::span_of(self.text, full));
            return (answer, Some(Referent::Entity(entity)));
        }
        (answer, None)
    }

    /// The attribution of the quotation that holds token `k`, and is not `number` itself.
    fn speaker_of(&self, k: usize, number: usize) -> Option<usize> {
        let after = self.quotations.partition_point(|q| q.first <= k);
        let mut at = after.checked_sub(1)?;
        for _ in 0..32 {
            let quotation = &self.quotations[at];
            if quotation.first <= k && k < quotation.end {
                let owner = self.of_quotation[at].filter(|a| *a != number);
                if let Some(owner) = owner.filter(|a| self.attributions[*a].source.is_some()) {
                    return Some(owner);
                }
            }
            match quotation.inside {
                Some(outer) => at = outer,
                None if quotation.end <= k && at > 0 => at -= 1,
                None => break,
            }
        }
        self.attributions[number]
            .part_of
            .filter(|outer| *outer < self.attributions.len() && *outer != number)
            .filter(|outer| self.attributions[*outer].quotation.is_some())
    }
}

impl Phrase {
    /// “Americans”, “Democrats”: members, no name.
    fn is_plural_demonym(&self, text: &Text, name: &Name) -> bool {
        let token = &text.tokens[name.end - 1];
        token.is(lexicon::DEMONYM) && token.is(lexicon::PLURAL) && name.bearer.person < 4
    }
}

fn plain(name: String, kind: SourceKind) -> Resolved {
    Resolved {
        name,
        kind,
        is_named: false,
        is_sure: true,
        via: Vec::new(),
        organisation: None,
        attached_to: None,
        is_bare: false,
        number: Number::Singular,
        is_pronoun: false,
        resolved_by: ResolvedBy::Nothing,
    }
}

/// “Settlers”, “Appellants”: members by their ending.
fn looks_like_members(word: &str) -> bool {
    ["ers", "ors", "ists", "ians", "ants", "ees", "eers", "men"]
        .iter()
        .any(|e| word.ends_with(e))
}

fn looks_like_person(word: &str) -> bool {
    [
        "er", "or", "ist", "ian", "ant", "eer", "man", "woman", "person",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}
