//! Why the page does not name a source: beside its words, or once for it or for all of its kind.

use std::collections::HashSet;

use super::case::Anonymity;
use super::source::SourcePhrase;
use crate::attribution::Attribution;
use crate::lexicon::{self, Classes, EntryId};
use crate::text::{PhraseHit, Text};

/// Tokens around a source in which the page says why it has no name.
const REACH: usize = 100;

/// Tokens before a reason in which those whom it is given for stand.
const HOLDER: usize = 25;

/// Tokens before a noun in which its article stands.
const DETERMINER: usize = 3;

/// Tokens before a reason in which a word spreads it over all who were asked.
const SPREAD: usize = 14;

/// Nouns for somebody who may want no name.
const SOMEBODY: Classes = lexicon::ANONYMOUS
    .or(lexicon::COLLECTIVE)
    .or(lexicon::ROLE)
    .or(lexicon::PERSON_MALE)
    .or(lexicon::PERSON_FEMALE);

/// The reasons that a page gives, by the nouns for those whom it gives them for.
pub struct Reasons {
    /// Lemmas that a definite noun repeats: "an aide who feared reprisals …", and later "the aide said".
    of_one: HashSet<u16>,
    /// Lemmas of nouns that point back themselves: "**the** officials, who feared reprisals".
    of_all: HashSet<u16>,
    /// Whether one goes for all who were asked: "like **many** of them, she asked not to be named".
    is_for_all: bool,
}

impl Reasons {
    /// Reads the page's reasons. Linear in the text.
    pub fn read(text: &Text) -> Reasons {
        let any = lexicon::ANONYMITY_REASON.or(lexicon::ANONYMITY_FORMULA);
        let mut reasons = Reasons {
            of_one: HashSet::new(),
            of_all: HashSet::new(),
            is_for_all: false,
        };
        for p in text.phrases.iter().filter(|p| p.classes.any(any)) {
            let sentence = &text.sentences[text.sentence_of(p.first)];
            let from = sentence.first.max(p.first.saturating_sub(REACH));
            let why = among(text, from, sentence.end.min(p.end + REACH));
            if why != Some(Anonymity::Reason) {
                continue;
            }
            let before = sentence.first.max(p.first.saturating_sub(HOLDER))..p.first;
            let spread = before.start.max(p.first.saturating_sub(SPREAD))..p.first;
            let is_quantity = |t: usize| text.tokens[t].is(lexicon::VAGUE_QUANTITY);
            reasons.is_for_all |= spread.into_iter().any(is_quantity);
            let is_somebody = |t: &usize| text.tokens[*t].is(SOMEBODY);
            let Some(holder) = before.clone().rev().find(is_somebody) else {
                continue;
            };
            let lemma = text.tokens[holder].entry.lemma().0;
            let points_back = (before.start.max(holder.saturating_sub(DETERMINER))..holder)
                .any(|t| text.tokens[t].is(lexicon::DEFINITE));
            reasons.of_one.insert(lemma);
            if points_back {
                reasons.of_all.insert(lemma);
            }
        }
        reasons
    }

    /// Why the source of `attribution` has no name: in its sentence or the next, or else where the
    /// page speaks of the same source.
    pub fn of(&self, text: &Text, attribution: &Attribution) -> Option<Anonymity> {
        let source = attribution.source?;
        let first = text.sentence_of(text.token_from(source.start));
        let own = text.sentences.get(first)?;
        let next = text
            .sentences
            .get(first + 1)
            .filter(|s| s.block == own.block);
        let at = text.token_from(source.start);
        let first = own.first.max(at.saturating_sub(REACH));
        let end = next.map_or(own.end, |s| s.end).min(at + REACH);
        among(text, first, end).or_else(|| self.elsewhere(text, &SourcePhrase::read(text, source)?))
    }

    /// The reason given elsewhere for those whom `source` names, or for all.
    fn elsewhere(&self, text: &Text, source: &SourcePhrase) -> Option<Anonymity> {
        let entry = text.tokens[source.head].entry;
        let is_known =
            |lemmas: &HashSet<u16>| entry != EntryId::NONE && lemmas.contains(&entry.lemma().0);
        let is_given = self.is_for_all
            || is_known(&self.of_all)
            || source.is_definite && is_known(&self.of_one);
        is_given.then_some(Anonymity::Reason)
    }
}

/// Why somebody in tokens `first..end` has no name, where that is said.
fn among(text: &Text, first: usize, end: usize) -> Option<Anonymity> {
    let hits = text.phrases_in(first, end);
    let has = |classes: Classes| hits.iter().any(|p| p.classes.any(classes));
    if has(lexicon::ANONYMITY_REASON) {
        return Some(Anonymity::Reason);
    }
    // “on condition of anonymity **to discuss** the talks”
    let is_for = |p: &PhraseHit| {
        p.classes.any(lexicon::ANONYMITY_FORMULA)
            && p.end + 1 < end
            && text.tokens[p.end].is(lexicon::INFINITIVE)
            && text.tokens[p.end + 1].is(lexicon::BASE)
    };
    // “because”, “for fear”
    let says_why = || {
        has(lexicon::REASON_WORD)
            || hits.iter().any(is_for)
            || (first..end).any(|t| text.tokens[t].is(lexicon::REASON_WORD))
    };
    has(lexicon::ANONYMITY_FORMULA).then(|| {
        if says_why() {
            Anonymity::Reason
        } else {
            Anonymity::Formula
        }
    })
}
