//! Roles and who holds them (“NAME, a law professor”, “mayor NAME”), and documents the page identifies.

mod document;
mod given;

use super::capital::ByHash;
use super::cast::{Cast, EntityId};
use super::name::Name;
use super::nominal::{self, Nominal, PERSON_NOUN};
use crate::document::Span;
use crate::lexicon;
use crate::text::{Shape, Text, TokenKind};

/// Who holds a role.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// Who.
    pub entity: EntityId,
    /// Whether the page has said so already.
    pub is_before: bool,
}

/// Roles the page gives to those it names, and documents it identifies.
#[derive(Debug, Default)]
pub struct Roles {
    /// Role noun to holders: token where it is given, entity.
    holders: ByHash<Vec<(usize, EntityId)>>,
    /// Titles that stand before names: token, entity.
    titles: Vec<(usize, EntityId)>,
    /// Document noun to the words that identify it.
    documents: ByHash<Vec<(usize, Span)>>,
    /// Descriptions of one person (“a neighbour”) or several (“critics”), in order.
    pub nominals: Vec<Nominal>,
}

impl Roles {
    /// Reads the roles of `cast` off the text, and votes on gender and kind as it finds them.
    pub fn read(text: &Text, names: &[Name], cast: &mut Cast) -> Roles {
        let mut roles = Roles::default();
        for (number, name) in names.iter().enumerate() {
            let Some(entity) = cast.of_name[number] else {
                continue;
            };
            for k in name.first..name.proper {
                roles.title(text, k, entity);
            }
            let last = number.checked_sub(1).map_or(0, |n| names[n].end);
            let next = names.get(number + 1).map_or(text.tokens.len(), |n| n.first);
            let sentence = &text.sentences[text.sentence_of(name.first)];
            roles.before(text, name, sentence.first.max(last), entity, cast);
            roles.after(text, name, sentence.end, entity, cast);
            roles.document(text, name, sentence.end.min(next));
        }
        roles.nominals = nominal::find(text, names);
        roles
    }

    /// The one the page gives the role at token `head` to, nearest before token `at`; `is_before`
    /// tells whether it was given before.
    pub fn holder(&self, text: &Text, head: usize, at: usize) -> Option<Holder> {
        let hash = text.tokens[head].hash;
        let fits = |h: &&(usize, EntityId)| !differ(text, head, h.0);
        let by_role = self.holders.get(&hash).and_then(|all| {
            let before = all.partition_point(|(token, _)| *token < at);
            let is_former = is_former(text, head);
            let recent = || all[..before].iter().rev().take(64).filter(fits);
            let same = recent().find(|h| is_former == self::is_former(text, h.0));
            same.or_else(|| recent().next())
                .or_else(|| all[before..].iter().take(8).find(fits))
                .copied()
        });
        let entry = text.tokens[head].entry;
        let is_title_of = |token: usize| {
            text.tokens[token]
                .entry
                .phrases(|k| {
                    if k == 1 {
                        entry
                    } else {
                        lexicon::EntryId::NONE
                    }
                })
                .any(|(more, classes)| more == 1 && classes.any(lexicon::TITLE_OF_ROLE))
        };
        let before = self.titles.partition_point(|(token, _)| *token < at);
        let by_title = self.titles[..before]
            .iter()
            .rev()
            .take(64)
            .find(|(token, _)| is_title_of(*token));
        let found = match (by_role, by_title.copied()) {
            (Some(a), Some(b)) if a.0 < at => Some(if a.0 >= b.0 { a } else { b }),
            (_, Some(b)) => Some(b),
            (a, None) => a,
        };
        found.map(|(token, entity)| Holder {
            entity,
            is_before: token < at,
        })
    }

    /// Whether the sentence before token `at` gives the role at token `head` to two people alike:
    /// “trainer NAME and trainer NAME shook hands. The trainer …”
    pub fn is_shared(&self, text: &Text, head: usize, at: usize) -> bool {
        let Some(all) = self.holders.get(&text.tokens[head].hash) else {
            return false;
        };
        let before = all.partition_point(|(token, _)| *token < at);
        let is_former = is_former(text, head);
        let mut recent = all[..before]
            .iter()
            .rev()
            .take(8)
            .filter(|h| !differ(text, head, h.0) && is_former == self::is_former(text, h.0));
        let Some(last) = recent.next() else {
            return false;
        };
        let sentence = text.sentence_of(last.0);
        text.sentence_of(at) == sentence + 1
            && recent.any(|h| h.1 != last.1 && text.sentence_of(h.0) == sentence)
    }

    /// Whether the page gives the role at token `head` to `entity`, whatever stands before the noun.
    pub fn is_holder(&self, text: &Text, head: usize, entity: EntityId) -> bool {
        let all = self.holders.get(&text.tokens[head].hash);
        all.is_some_and(|all| all.iter().rev().take(64).any(|h| h.1 == entity))
    }

    /// Whether somebody is introduced by the noun at token `head`, without a name, before token `at`.
    pub fn is_described(&self, text: &Text, head: usize, at: usize) -> bool {
        let before = self.nominals.partition_point(|n| n.first < at);
        let hash = text.tokens[head].hash;
        let mut recent = self.nominals[..before].iter().rev().take(48);
        recent.any(|n| {
            text.tokens[n.end - 1].hash == hash && text.tokens[n.first].is(lexicon::INDEFINITE)
        })
    }

    /// The words that identify the document with the head noun at token `head`, said before.
    pub fn document_of(&self, text: &Text, head: usize) -> Option<Span> {
        let all = self.documents.get(&text.tokens[head].hash)?;
        let before = all.partition_point(|(token, _)| *token < head);
        all[..before].last().map(|d| d.1)
    }
}

/// “the **Labor** leader” is not “**Opposition** leader NAME”: whether different names stand before
/// the two role nouns.
fn differ(text: &Text, a: usize, b: usize) -> bool {
    let before = |k: usize| {
        k.checked_sub(1)
            .map(|t| &text.tokens[t])
            .filter(|t| t.kind == TokenKind::Word && t.shape != Shape::Lower)
            .filter(|t| !t.is(lexicon::DETERMINER.or(PERSON_NOUN).or(lexicon::FORMER)))
    };
    match (before(a), before(b)) {
        (Some(a), Some(b)) => a.hash != b.hash,
        _ => false,
    }
}

/// “the **former** president”: whether the role at token `k` is given up.
fn is_former(text: &Text, k: usize) -> bool {
    (k.saturating_sub(3)..k).any(|t| text.tokens[t].is(lexicon::FORMER))
}
