//! Where the page gives somebody a role: before the name, after it, by a title.

use super::super::cast::{Cast, EntityId};
use super::super::name::Name;
use super::super::nominal::{gender_of, is_single, is_small_body};
use super::super::roles::Roles;
use crate::lexicon;
use crate::text::{Text, TokenKind};

/// How many words an apposition is read for.
const APPOSITION: usize = 14;

impl Roles {
    pub(super) fn title(&mut self, text: &Text, k: usize, entity: EntityId) {
        if text.tokens[k].kind == TokenKind::Word {
            self.titles.push((k, entity));
            self.holders
                .entry(text.tokens[k].hash)
                .or_default()
                .push((k, entity));
        }
    }

    /// “law professor NAME”, “the mayor, NAME,”
    pub(super) fn before(
        &mut self,
        text: &Text,
        name: &Name,
        from: usize,
        entity: EntityId,
        cast: &mut Cast,
    ) {
        let mut k = name.first;
        if let Some(noun) = body_before(text, name, from)
            && cast.entities[entity].bearer.person < 3
        {
            self.holders
                .entry(text.tokens[noun].hash)
                .or_default()
                .push((noun, entity));
            cast.entities[entity].bearer.organisation += 3;
            return;
        }
        if k > from + 1 && text.word(k - 1) == "," {
            // Only a role that ends the phrase before the comma, and the name closed off.
            let closes = text
                .tokens
                .get(name.end)
                .is_some_and(|t| t.kind == TokenKind::Mark || t.kind == TokenKind::QuotationMark);
            let is_role = |t: usize| is_single(text, t);
            if !closes {
                return;
            }
            k -= 1;
            if !is_role(k - 1) {
                // “the mayor of the town, NAME,”
                let start = k.saturating_sub(8).max(from);
                let head = (start..k).find(|t| is_role(*t));
                let is_np = head.is_some_and(|h| {
                    (h + 1..k).all(|t| {
                        text.tokens[t].kind == TokenKind::Word
                            && !text.tokens[t].is(lexicon::AUXILIARY.or(lexicon::STATEMENT_VERB))
                    }) && (start..h).any(|t| text.tokens[t].is(lexicon::DETERMINER))
                });
                if let Some(h) = head.filter(|_| is_np) {
                    self.give(text, h, entity, cast);
                }
                return;
            }
        }
        let mut steps = 0;
        while k > from && steps < 3 && is_single(text, k - 1) {
            self.give(text, k - 1, entity, cast);
            k -= 1;
            steps += 1;
        }
    }

    /// “NAME, 43, a carpenter from …,” and “NAME is a carpenter”.
    pub(super) fn after(
        &mut self,
        text: &Text,
        name: &Name,
        end: usize,
        entity: EntityId,
        cast: &mut Cast,
    ) {
        let mut k = name.end;
        if k >= end {
            return;
        }
        let is_copula =
            text.tokens[k].kind == TokenKind::Word && text.tokens[k].is(lexicon::COPULA);
        if !is_copula && !matches!(text.word(k), "," | "(" | "—" | "–") {
            return;
        }
        // “Moreover, the government …”: a capital at the start alone makes no name.
        if !is_copula && cast.entities[entity].firm == 0 && name.len() == 1 {
            return;
        }
        k += 1;
        if k + 1 < end && text.tokens[k].kind == TokenKind::Number {
            k += 1 + usize::from(text.word(k + 1) == ",");
        }
        let is_described = is_copula
            || k < end && {
                let token = &text.tokens[k];
                token.kind == TokenKind::Word
                    && (token.is(lexicon::DETERMINER)
                        || is_single(text, k)
                        || !token.is(lexicon::AUXILIARY
                            .or(lexicon::PREPOSITION)
                            .or(lexicon::SUBJECT_PRONOUN)
                            .or(lexicon::CONJUNCTION)
                            .or(lexicon::RELATIVE)))
            };
        if !is_described {
            return;
        }
        let limit = end.min(k + APPOSITION);
        let determiner = k;
        while k < limit {
            let token = &text.tokens[k];
            match token.kind {
                TokenKind::Mark if text.word(k) != "&" => break,
                TokenKind::QuotationMark => break,
                TokenKind::Word if token.is(lexicon::PREPOSITION.or(lexicon::RELATIVE)) => break,
                TokenKind::Word
                    if k > determiner
                        && token.is(lexicon::AUXILIARY
                            .or(lexicon::SUBJECT_PRONOUN)
                            .or(lexicon::STATEMENT_VERB))
                        && !token.is(lexicon::ROLE) =>
                {
                    break;
                }
                TokenKind::Word if is_single(text, k) => self.give(text, k, entity, cast),
                // “Unite, the union”
                TokenKind::Word if !is_copula && is_small_body(text, k) => {
                    self.holders
                        .entry(token.hash)
                        .or_default()
                        .push((k, entity));
                    cast.entities[entity].bearer.organisation += 2;
                }
                _ => {}
            }
            k += 1;
        }
    }

    fn give(&mut self, text: &Text, noun: usize, entity: EntityId, cast: &mut Cast) {
        let token = &text.tokens[noun];
        self.holders
            .entry(token.hash)
            .or_default()
            .push((noun, entity));
        let bearer = &mut cast.entities[entity].bearer;
        bearer.person += 2;
        bearer.gender += gender_of(token.classes);
    }
}

/// The noun for a body right before `name`, or before what calls it so: “the rescue **group** NAME”, “a
/// **charity** called NAME”.
fn body_before(text: &Text, name: &Name, from: usize) -> Option<usize> {
    let last = name.first.checked_sub(1).filter(|k| *k >= from)?;
    let is_called = text.tokens[last].is(lexicon::NAMING_WORD) && text.word(last).ends_with("ed");
    let noun = if is_called {
        last.checked_sub(1)?
    } else {
        last
    };
    (noun >= from && name.proper == name.first && is_small_body(text, noun)).then_some(noun)
}
