//! What a name and its neighbours tell of its bearer: a person, a body, a place; a man, a woman.

use super::{Bearer, FIRST_NAME, Finder, NOUN, is_small_noun};
use crate::entity::capital::Setting;
use crate::lexicon;
use crate::text::{Shape, TokenKind};

impl Finder<'_, '_> {
    pub(super) fn judge(&self, first: usize, proper: usize, end: usize, bearer: &mut Bearer) {
        if proper >= end {
            return;
        }
        let text = self.text;
        let last = end - 1;
        let len = end - proper;
        if self.is(proper, lexicon::FIRST_NAME_MALE) && !self.is(proper, lexicon::FIRST_NAME_FEMALE)
        {
            bearer.given = 1;
        } else if self.is(proper, lexicon::FIRST_NAME_FEMALE)
            && !self.is(proper, lexicon::FIRST_NAME_MALE)
        {
            bearer.given = -1;
        }
        if self.is(proper, FIRST_NAME) {
            bearer.person += if len > 1 { 3 } else { 1 };
        }
        if (proper..end).any(|k| {
            self.is(k, lexicon::NAME_PARTICLE) && k > proper && text.tokens[k].shape == Shape::Lower
        }) || self.is(last, lexicon::NAME_SUFFIX)
            && (len > 2 || len > 1 && self.is(proper, FIRST_NAME))
            || (proper + 1..last).any(|k| is_initial(text.word(k)))
            || len > 1 && is_initial(text.word(proper))
        {
            bearer.person += 3;
        }
        if self.is(
            last,
            lexicon::COLLECTIVE.or(lexicon::DEMONYM).or(lexicon::ROLE),
        ) && self.is(last, lexicon::PLURAL)
            && !self.is(last, lexicon::SINGULAR)
        {
            bearer.organisation += 6;
        }
        if len == 1 && self.is(last, lexicon::DEMONYM) {
            bearer.organisation += 2;
        }
        if self.is(last, lexicon::ORGANISATION_SUFFIX) && len > 1 {
            bearer.organisation += 6;
        }
        let is_surname = self.is(last, lexicon::SURNAME) && self.is(proper, FIRST_NAME) && len == 2;
        if self.is(last, lexicon::ORGANISATION) && !is_surname {
            bearer.organisation += if len > 1 { 4 } else { 2 };
            // “Kent Police”: a county before it is a given name.
            if len > 1 && self.is(proper, lexicon::PLACE) {
                bearer.organisation += 3;
                bearer.person = 0;
            }
        }
        let has_link =
            (proper..end).any(|k| matches!(text.word(k), "of" | "for" | "and" | "&" | "the"));
        if has_link && (proper..end).any(|k| self.is(k, lexicon::ORGANISATION)) {
            bearer.organisation += 4;
        } else if has_link && proper == first {
            bearer.organisation += 2;
        }
        if len == 1
            && text.tokens[last].shape == Shape::Upper
            && self.setting != Setting::Shouted
            && text.word(last).len() >= 2
        {
            bearer.organisation += 2;
        }
        if len == 1 && text.tokens[last].shape == Shape::Mixed && !is_gaelic(text.word(last)) {
            bearer.organisation += 2;
        }
        let is_region = |k: usize| self.is(k, lexicon::REGION_WORD);
        if (self.is(last, lexicon::PLACE) && (len == 1 || (proper..last).all(is_region)))
            || len == 2 && is_region(proper) && !self.is(proper, FIRST_NAME)
        {
            bearer.place += 4;
        }
        if len == 2
            && !has_link
            && (proper..end).all(|k| text.tokens[k].shape == Shape::Title)
            && !self.is(last, NOUN)
            && !self.is(proper, NOUN)
        {
            bearer.person += 1;
        }
        self.judge_by_neighbours(first, proper, end, bearer);
    }

    /// Whether the name that ends at `end` only modifies a noun: “the NAME campaign”.
    fn is_modifier(&self, end: usize) -> bool {
        end < self.end && is_small_noun(self.text, end)
    }

    fn judge_by_neighbours(&self, first: usize, proper: usize, end: usize, bearer: &mut Bearer) {
        let text = self.text;
        let before = first
            .checked_sub(1)
            .filter(|k| text.tokens[*k].kind == TokenKind::Word);
        if let Some(k) = before {
            let token = &text.tokens[k];
            match text.word(k) {
                "the" | "The" if proper == first && !self.is_modifier(end) => {
                    bearer.organisation += 2;
                }
                _ if token.is(lexicon::PLACE_PREPOSITION) && proper == first => bearer.place += 1,
                _ if token.is(lexicon::ROLE.or(lexicon::KIN).or(lexicon::SPOKESPERSON))
                    && token.is(lexicon::SINGULAR)
                    && token.shape == Shape::Lower =>
                {
                    bearer.person += 3;
                    if token.is(lexicon::PERSON_MALE) {
                        bearer.gender += 6;
                    }
                    if token.is(lexicon::PERSON_FEMALE) {
                        bearer.gender -= 6;
                    }
                }
                _ => {}
            }
        }
        if self.is_mark(end, ",") && end + 1 < self.end {
            match text.tokens[end + 1].kind {
                TokenKind::Number
                    if (self.is_mark(end + 2, ",") || self.is_mark(end + 2, "."))
                        && text.word(end + 1).len() <= 3 =>
                {
                    bearer.person += 4;
                }
                TokenKind::Word => match text.word(end + 1) {
                    "who" | "whose" => bearer.person += 3,
                    "which" => bearer.organisation += 2,
                    _ => {}
                },
                _ => {}
            }
        } else if end < self.end && text.word(end) == "who" {
            bearer.person += 3;
        }
        if self.is_mark(end, "(")
            && end + 2 < self.end
            && text.tokens[end + 1].shape == Shape::Upper
            && self.is_mark(end + 2, ")")
            && end - proper > 1
            && text.word(end + 1).len() > 1
        {
            bearer.organisation += 3;
        }
    }
}

fn is_initial(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase()
}

fn is_gaelic(word: &str) -> bool {
    word.starts_with("Mc")
        || word.starts_with("Mac")
        || word.contains(['\'', '’', '-'])
        || word.starts_with("De")
        || word.starts_with("Le")
        || word.starts_with("Di")
}
