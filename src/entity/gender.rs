//! What the page's own pronouns tell of the gender of those it names.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use super::position::{is_subject, modifies};
use crate::lexicon;
use crate::text::syntax::{Pos, pos};
use crate::text::{Text, TokenKind};

/// 1 for “he”, -1 for “she”, and their kind.
pub fn gender_of_pronoun(text: &Text, k: usize) -> i32 {
    let token = &text.tokens[k];
    i32::from(token.is(lexicon::MASCULINE_PRONOUN)) - i32::from(token.is(lexicon::FEMININE_PRONOUN))
}

/// The same where the pronoun is likely to mean the sentence's subject: “he”, “himself”, and “her”
/// before a noun, not “him” nor “look at her”.
fn vote_of_pronoun(text: &Text, k: usize) -> i32 {
    let gender = gender_of_pronoun(text, k);
    if gender == 0 || text.tokens[k].is(lexicon::SUBJECT_PRONOUN) {
        return gender;
    }
    let owns = text.tokens[k].is(lexicon::DETERMINER)
        && text.tokens.get(k + 1).is_some_and(|t| {
            t.kind == TokenKind::Word && matches!(pos(text, k + 1), Pos::Noun | Pos::Name)
        });
    if owns || text.word(k).len() > 4 {
        gender
    } else {
        0
    }
}

/// “NAME has closed **its** plant”: a sentence's first name, and no other before “its”, is a body's.
fn vote_on_body(text: &Text, names: &[Name], cast: &mut Cast, is_quoted: &[bool]) {
    let its = (0..text.tokens.len()).filter(|k| {
        !is_quoted[*k] && text.tokens[*k].is(lexicon::POSSESSIVE) && text.word(*k) == "its"
    });
    for k in its {
        let start = text.sentences[text.sentence_of(k)].first;
        let number = names.partition_point(|n| n.first < start);
        let Some(name) = names.get(number).filter(|n| n.end <= k) else {
            continue;
        };
        let is_next = names.get(number + 1).is_none_or(|n| n.first > k);
        let opens = is_subject(text, start, name.first) && !modifies(text, name.end);
        if let Some(e) = cast.of_name[number].filter(|_| opens && is_next)
            && cast.entities[e].bearer.given == 0
            && cast.entities[e].bearer.person < 3
        {
            cast.entities[e].bearer.organisation += 3;
        }
    }
}

/// Votes on gender from the pronouns near names: one person named in a sentence, then “he”, “his”,
/// “she”, “her” there or at the start of the next sentence.
pub fn vote_on_gender(text: &Text, names: &[Name], cast: &mut Cast, is_quoted: &[bool]) {
    vote_on_body(text, names, cast, is_quoted);
    let mut at = 0;
    let mut last: Option<EntityId> = None;
    for sentence in &text.sentences {
        let mut only: Option<EntityId> = None;
        let mut is_only = true;
        let mut voted = false;
        let opener =
            (sentence.first..sentence.end).find(|k| text.tokens[*k].kind == TokenKind::Word);
        let mut k = sentence.first;
        while k < sentence.end {
            while at < names.len() && names[at].end <= k {
                at += 1;
            }
            if at < names.len() && names[at].first == k {
                if let Some(e) = cast.of_name[at]
                    && matches!(cast.entities[e].sort(), Sort::Person | Sort::Unknown)
                    && !is_quoted[k]
                {
                    is_only &= only.is_none_or(|o| o == e);
                    only = Some(e);
                }
                k = names[at].end.max(k + 1);
                continue;
            }
            let gender = vote_of_pronoun(text, k);
            if gender != 0 && !is_quoted[k] {
                if Some(k) == opener && only.is_none() {
                    if let Some(e) = last {
                        cast.entities[e].bearer.gender += gender;
                    }
                } else if let Some(e) = only.filter(|_| is_only && !voted) {
                    cast.entities[e].bearer.gender += gender;
                    cast.entities[e].bearer.person += 1;
                    voted = true;
                }
            }
            k += 1;
        }
        last = only.filter(|_| is_only);
    }
}
