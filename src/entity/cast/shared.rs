//! A surname that two people share: “Tom and Clara Lee, who married in …”.

use super::super::name::Name;
use super::{Cast, Entity, Sort, last_word};
use crate::lexicon;
use crate::text::{Text, TokenKind};

/// Sentences around the two names in which a word for kin tells that they are one family.
const NEAR: usize = 2;

impl Cast {
    /// Gives the first of “Tom and Clara Lee” the surname of the second, where the page says that they
    /// are one family and calls him by no other.
    pub(super) fn share_surnames(&mut self, text: &Text, names: &[Name]) {
        for (number, pair) in names.windows(2).enumerate() {
            let (first, second) = (&pair[0], &pair[1]);
            let is_joined =
                second.first == first.end + 1 && matches!(text.word(first.end), "and" | "&");
            let is_given = first.len() == 1 && first.bearer.given != 0;
            let Some(entity) = self.of_name[number + 1] else {
                continue;
            };
            let surname = last_word(text, second);
            let is_person = self.entities[entity].sort() == Sort::Person
                && second.bearer.given != 0
                && surname == second.proper + 1;
            let hash = text.tokens[first.proper].hash;
            let is_open = self.of_name[number].is_none() && !self.by_first.contains_key(&hash);
            if !(is_joined && is_given && is_person && is_open && is_family(text, names, number)) {
                continue;
            }
            let told = self.entities.len();
            self.entities.push(Entity {
                name: number,
                shared_surname: Some(surname),
                bearer: first.bearer,
                mentions: 1,
                by_surname: 1,
                firm: 1,
                first: first.first,
            });
            self.of_name[number] = Some(told);
            self.by_first.entry(hash).or_default().push(told);
            let family = text.tokens[surname].hash;
            self.by_last.entry(family).or_default().push(told);
        }
    }
}

/// Whether the page takes name `number` and the next for one family: it speaks of kin or a couple
/// nearby, or calls somebody by a title and their surname, or both by its plural.
fn is_family(text: &Text, names: &[Name], number: usize) -> bool {
    let surname = last_word(text, &names[number + 1]);
    let sentence = text.sentence_of(names[number].first);
    let first = text.sentences[sentence.saturating_sub(NEAR)].first;
    let last = (sentence + NEAR).min(text.sentences.len() - 1);
    let is_kin =
        |k: usize| text.tokens[k].kind == TokenKind::Word && text.tokens[k].is(lexicon::KIN);
    let hash = text.tokens[surname].hash;
    let is_titled = |n: &Name| {
        n.proper > n.first && n.end == n.proper + 1 && text.tokens[n.proper].hash == hash
    };
    let plural = lexicon::fold_hash(&format!("{}s", text.word(surname)));
    let is_plural = |n: &Name| text.tokens[n.end - 1].hash == plural;
    (first..text.sentences[last].end).any(is_kin)
        || names.iter().any(|n| is_titled(n) || is_plural(n))
}
