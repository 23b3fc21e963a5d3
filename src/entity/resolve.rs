//! From source phrases to their bearers, in the order of the text.

use super::antecedent::{Antecedent, learn};
use super::capital::Capitals;
use super::cast::{self, Cast, Sort};
use super::gender::{gender_of_pronoun, vote_on_gender};
use super::mention::{Mentions, NEUTER, Referent, SEVERAL};
use super::name::{self, Name};
use super::nominal::{gender_of, is_person};
use super::phrase::{self, Head, Phrase};
use super::roles::Roles;
use super::speaker::Speakers;
use super::talk::Talk;
use super::{Number, Resolved, ResolvedBy};
use crate::attribution::Attribution;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::report::SourceKind;
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

pub(super) struct Scene<'t, 'd> {
    pub(super) text: &'t Text<'d>,
    pub(super) quotations: &'t [Quotation],
    pub(super) attributions: &'t [Attribution],
    pub(super) names: Vec<Name>,
    pub(super) cast: Cast,
    pub(super) roles: Roles,
    pub(super) speakers: Speakers,
    pub(super) mentions: Mentions,
    /// For each quotation, the attribution of what it holds.
    pub(super) of_quotation: Vec<Option<usize>>,
    pub(super) answers: Vec<Option<Resolved>>,
    /// What each answer refers to.
    pub(super) referents: Vec<Option<Referent>>,
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
        let mentions = Mentions::gather(text, &names, &cast, &roles, is_quoted);
        let mut of_quotation = vec![None; quotations.len()];
        for (number, attribution) in attributions.iter().enumerate() {
            if let Some(q) = attribution.quotation.filter(|q| *q < of_quotation.len()) {
                of_quotation[q] = Some(number);
            }
        }
        let talk = Talk::read(text, quotations, attributions, &of_quotation);
        let speakers = Speakers::read(text, attributions, &names, &cast, &talk);
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
            self.mentions.advance(self.text, &mut self.cast, first);
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
            _ if is_person(phrase.classes) => self.gender_within(&phrase),
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
        if let Head::Pronoun(k) = phrase.head
            && answer.resolved_by == ResolvedBy::Pronoun
        {
            let found = Antecedent {
                who,
                token: k,
                is_sure: answer.is_sure,
                rival: None,
            };
            learn(&mut self.cast, &found, gender_of_pronoun(self.text, k));
        }
        if !is_second {
            self.mentions.note_source(head, who, gender);
        }
        self.answers[number] = Some(answer);
    }

    /// Gender told by any noun of the phrase: “the mayor, a brisk **woman** of fifty”.
    pub(super) fn gender_within(&self, phrase: &Phrase) -> i32 {
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
            Head::Noun(_) => !phrase.is_plural && is_person(phrase.classes),
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
        let closes = !has_comma
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
    pub(super) fn is_speech_person(&self, k: usize) -> bool {
        phrase::pronoun_classes(self.text, k).any(lexicon::FIRST_PERSON)
            && !name::is_country(self.text.word(k))
            || phrase::pronoun_word(self.text, k) == "you"
    }

    /// Whether the whole phrase is one that the lexicon knows for a place.
    fn is_place(&self, phrase: &Phrase) -> bool {
        let known = self.text.phrases_at(phrase.first);
        let whole = known.iter().find(|p| p.end == phrase.end);
        whole.is_some_and(|p| p.classes.any(lexicon::PLACE))
    }

    fn answer(&self, phrase: &Phrase, number: usize) -> (Resolved, Option<Referent>) {
        if let Some(aged) = self.aged(phrase) {
            return aged;
        }
        match phrase.head {
            Head::Pronoun(k) if self.is_speech_person(k) => self.speech_person(k, number),
            Head::Pronoun(k) => self.pronoun(phrase, k, number),
            Head::Name(n) => self.name(phrase, n),
            Head::Noun(k) => self.noun(phrase, k, number),
            Head::Quantity(k) => {
                // “one of the family’s lawyers, NAME”
                if let Some(beside) = phrase.beside.filter(|_| !phrase.is_plural) {
                    return self.name(&phrase.without_beside(), beside);
                }
                let noun = &self.text.tokens[k];
                // “the couple”
                if self.is_definite(phrase)
                    && noun.is(lexicon::CROWD)
                    && noun.is(lexicon::QUANTITY)
                    && let Some(both) = self.pair(k, phrase)
                {
                    return (both, None);
                }
                // “No 10”
                if self.is_place(phrase) {
                    let mut answer = self.described(phrase, SourceKind::Organisation);
                    answer.is_named = true;
                    answer.number = Number::Singular;
                    answer.resolved_by = ResolvedBy::Itself;
                    return (answer, None);
                }
                let mut answer = self.described(phrase, SourceKind::Collective);
                let is_nobody =
                    self.text.tokens[k].is(lexicon::INDEFINITE_PRONOUN.or(lexicon::DETERMINER));
                if is_nobody && !phrase.is_plural {
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
}

/// An answer that gives `name` and no more.
pub(super) fn plain(name: String, kind: SourceKind) -> Resolved {
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
