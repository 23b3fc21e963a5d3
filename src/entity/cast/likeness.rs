//! Which names may be one bearer's: longer and shorter forms, surnames, first names, acronyms.

use super::super::name::{Bearer, Name};
use super::{Cast, EntityId, LOOK_BACK, Sort, last_word};
use crate::lexicon;
use crate::text::{Shape, Text};

impl Cast {
    /// The bearer of a longer or shorter form of a name of several words.
    pub(super) fn akin(&self, text: &Text, names: &[Name], name: &Name) -> Option<EntityId> {
        let hash = |k: usize| text.tokens[k].hash;
        let last = last_word(text, name);
        let all = self.by_last.get(&hash(last))?;
        all.iter().rev().take(LOOK_BACK).copied().find(|e| {
            let other = &names[self.entities[*e].name];
            let other_last = last_word(text, other);
            let (a, b) = (name.proper, other.proper);
            let len = (last - a).min(other_last - b) + 1;
            // One is the tail of the other: “Department of Justice”, “the US Department of Justice”.
            let is_tail = len >= 2 && (0..len).all(|k| hash(last - k) == hash(other_last - k));
            let is_person = name.bearer.organisation <= 2 && other.bearer.organisation <= 2;
            is_tail || is_person && last > a && other_last > b && same_given(text, a, b)
        })
    }

    /// The bearer of a surname, a first name, an acronym or a last word.
    pub(super) fn short(&self, text: &Text, name: &Name) -> Option<EntityId> {
        let token = &text.tokens[name.proper];
        let is_open = |e: &&EntityId| !clash(&self.entities[**e].bearer, &name.bearer);
        let best = |all: &Vec<EntityId>, persons: bool| {
            let recent = all.iter().rev().take(LOOK_BACK);
            recent
                .filter(is_open)
                .filter(|e| {
                    let entity = &self.entities[**e];
                    if persons {
                        matches!(entity.sort(), Sort::Person | Sort::Organisation)
                            && (name.proper == name.first || !token.is(lexicon::PLACE))
                    } else {
                        // “York” is not “New York”: a place is no short form.
                        entity.sort() != Sort::Place
                    }
                })
                .max_by_key(|e| {
                    // Of two who share a surname, the one called by it and not by the first name.
                    let entity = &self.entities[**e];
                    let mentions = if persons {
                        entity.mentions
                    } else {
                        entity.by_surname
                    };
                    (entity.first <= name.first, mentions)
                })
                .copied()
        };
        let is_place = token.is(lexicon::PLACE) && name.bearer.person <= 0;
        if token.shape == Shape::Upper
            && let Some(entity) = self.by_initials.get(&token.hash)
        {
            return Some(*entity);
        }
        let by_last = self
            .by_last
            .get(&token.hash)
            .and_then(|all| best(all, false));
        // “Mr. Paris … in Paris”: behind a preposition it is the place, whoever bears the word.
        let is_whereabouts = name.first.checked_sub(1).is_some_and(|k| {
            let before = &text.tokens[k];
            before.is(lexicon::PREPOSITION) || text.word(k) == ","
        });
        let is_bearer = |e: &EntityId| {
            let known = &self.entities[*e];
            known.bearer.person > 3
                || matches!(known.sort(), Sort::Person | Sort::Unknown)
                    && known.first < name.first
                    && !is_whereabouts
        };
        let by_last = by_last.filter(|e| !is_place || is_bearer(e));
        let by_first = || {
            let all = self.by_first.get(&token.hash)?;
            best(all, true).filter(|_| !is_place)
        };
        // “Fuentes”, of Rosa Fuentes Ibarra.
        let by_inner = || {
            let all = self.by_inner.get(&token.hash)?;
            let person = |e: &EntityId| {
                let known = &self.entities[*e];
                known.sort() == Sort::Person && known.first < name.first
            };
            best(all, true).filter(person).filter(|_| !is_place)
        };
        by_last.or_else(by_first).or_else(by_inner)
    }
}

/// A man and a woman, or a titled person and a company, are not one.
pub(super) fn clash(a: &Bearer, b: &Bearer) -> bool {
    a.sex().signum() * b.sex().signum() < 0 && a.sex().abs().min(b.sex().abs()) >= 3
        || a.person >= 4 && b.organisation >= 4 && b.person == 0
        || b.person >= 4 && a.organisation >= 4 && a.person == 0
}

/// Given names that may be one: equal, an initial, or one that begins the other.
fn same_given(text: &Text, a: usize, b: usize) -> bool {
    if text.tokens[a].hash == text.tokens[b].hash {
        return true;
    }
    let (a, b) = (text.word(a), text.word(b));
    let bare = |w: &str| w.strip_suffix('.').unwrap_or(w).to_lowercase();
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    long.starts_with(short.as_str()) && (short.chars().count() == 1 || short.len() >= 3)
}
