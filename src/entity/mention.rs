//! Everybody and everything spoken of, in order, with where in its sentence it stands.

use super::antecedent::learn;
use super::cast::{Cast, EntityId};
use super::gender::gender_of_pronoun;
use super::name::Name;
use super::nominal::{Nominal, is_several};
use super::position::{is_credit, is_subject, modifies};
use super::roles::Roles;
use crate::document::Span;
use crate::lexicon;
use crate::text::Text;

/// What a source phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// Somebody named.
    Entity(EntityId),
    /// Somebody described: number of the answer that describes them.
    Described(usize),
    /// Somebody described, not as a source: number of the nominal.
    Nominal(usize),
}

/// A place where somebody is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub(super) token: usize,
    pub(super) sentence: usize,
    pub(super) who: Referent,
    pub(super) gender: i32,
    pub(super) is_subject: bool,
    pub(super) is_quoted: bool,
    /// Whether it only modifies a noun or owns something.
    pub(super) is_modifier: bool,
}

/// Everybody spoken of, in order.
pub struct Mentions {
    pub(super) all: Vec<Mention>,
    /// Sources in order of their tokens: token, who, gender.
    pub(super) spoken: Vec<(usize, Referent, i32)>,
    /// “he”, “she” outside quotations, traced as the reading goes on.
    pub(super) traced: Vec<Mention>,
    /// Those still ahead: token, gender; last first.
    ahead: Vec<(usize, i32)>,
    pub(super) is_quoted: Vec<bool>,
}

/// Asks for a person of either gender.
pub const ANYBODY: i32 = 2;

/// Asks for a body by its name.
pub const NAMED_BODY: i32 = 3;

/// Marks a described source that is no person, among genders.
pub const NEUTER: i32 = 100;

/// Marks several.
pub const SEVERAL: i32 = 101;

impl Mentions {
    /// Gathers mentions of named and described people. `is_quoted` tells of each token whether it
    /// stands in a quotation.
    pub fn gather(
        text: &Text,
        names: &[Name],
        cast: &Cast,
        roles: &Roles,
        is_quoted: Vec<bool>,
    ) -> Mentions {
        let mut all = Vec::with_capacity(names.len() + roles.nominals.len());
        let mut nominals = roles.nominals.iter().enumerate().peekable();
        let mut sentence = 0;
        let mut push = |token: usize, who: Referent, gender: i32, is_modifier: bool| {
            while sentence + 1 < text.sentences.len() && text.sentences[sentence].end <= token {
                sentence += 1;
            }
            all.push(Mention {
                token,
                sentence,
                who,
                gender,
                is_subject: is_subject(text, text.sentences[sentence].first, token),
                is_quoted: is_quoted[token],
                is_modifier,
            });
        };
        // “the mayor” is the one who was said to be.
        let who = |k: usize, nominal: &Nominal| {
            let head = nominal.end - 1;
            let is_the =
                text.tokens[nominal.first].is(lexicon::DEFINITE) && nominal.gender != SEVERAL;
            let holder = is_the
                .then(|| roles.holder(text, head, nominal.first))
                .flatten();
            holder
                .filter(|h| h.is_before)
                .map_or(Referent::Nominal(k), |h| Referent::Entity(h.entity))
        };
        for (number, name) in names.iter().enumerate() {
            while let Some((k, nominal)) = nominals.next_if(|(_, n)| n.first < name.first) {
                push(nominal.first, who(k, nominal), nominal.gender, false);
            }
            let is_nominal = name.end > 0 && is_several(text, name.end - 1);
            let is_open = !name.is_headline && !is_nominal && !is_credit(text, name.first);
            if let Some(entity) = cast.of_name[number].filter(|_| is_open) {
                let is_modifier = modifies(text, name.end);
                push(name.first, Referent::Entity(entity), 0, is_modifier);
            }
        }
        for (k, nominal) in nominals {
            push(nominal.first, who(k, nominal), nominal.gender, false);
        }
        let ahead = (0..text.tokens.len())
            .rev()
            .filter(|k| !is_quoted[*k] && text.tokens[*k].is(lexicon::SUBJECT_PRONOUN))
            .map(|k| (k, gender_of_pronoun(text, k)))
            .filter(|(_, gender)| *gender != 0)
            .collect();
        Mentions {
            all,
            spoken: Vec::new(),
            traced: Vec::new(),
            ahead,
            is_quoted,
        }
    }

    /// Traces the pronouns before token `upto` that are no sources themselves.
    pub fn advance(&mut self, text: &Text, cast: &mut Cast, upto: usize) {
        while let Some((token, gender)) = self.ahead.pop_if(|(token, _)| *token < upto) {
            if self.spoken.last().is_some_and(|s| s.0 == token) {
                continue;
            }
            if let Some(found) = self.find(text, cast, token, gender, Span::default()) {
                learn(cast, &found, gender);
                self.traced.push(Mention {
                    token,
                    sentence: text.sentence_of(token),
                    who: found.who,
                    gender,
                    is_subject: true,
                    is_quoted: false,
                    is_modifier: false,
                });
            }
        }
    }

    /// Notes that the source at token `token` is `who`. Call in order of tokens.
    pub fn note_source(&mut self, token: usize, who: Referent, gender: i32) {
        self.spoken.push((token, who, gender));
    }

    /// Whether somebody named other than `who` is the subject of a clause in the page's own voice between
    /// tokens `from` and `to`.
    pub fn has_other_subject(&self, cast: &Cast, who: EntityId, from: usize, to: usize) -> bool {
        let (first, end) = (
            self.all.partition_point(|m| m.token <= from),
            self.all.partition_point(|m| m.token < to),
        );
        self.all[first..end].iter().any(|m| {
            let is_actor = m.is_subject && !m.is_modifier && !m.is_quoted;
            matches!(m.who, Referent::Entity(e) if is_actor && e != who && cast.entities[e].may_be_person())
        })
    }

    /// The last source before token `token`.
    pub fn last_source(&self, token: usize) -> Option<Referent> {
        let before = self.spoken.partition_point(|s| s.0 < token);
        self.spoken[..before].last().map(|s| s.1)
    }

    /// The token of the last source before token `token`.
    pub fn last_source_token(&self, token: usize) -> Option<usize> {
        let before = self.spoken.partition_point(|s| s.0 < token);
        self.spoken[..before].last().map(|s| s.0)
    }
}
