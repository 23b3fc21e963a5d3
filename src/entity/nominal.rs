//! Roles and who holds them (“NAME, a law professor”, “mayor NAME”), and people the page describes
//! and does not name.

use super::antecedent::SEVERAL;
use super::capital::ByHash;
use super::cast::{Cast, EntityId};
use super::name::Name;
use crate::document::Span;
use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Who or what the page describes without a name.
#[derive(Clone, Copy, Debug)]
pub struct Nominal {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Positive for a man, negative for a woman; [`SEVERAL`] for several people.
    pub gender: i32,
}

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

/// Nouns for one person.
pub const PERSON_NOUN: Classes = lexicon::ROLE
    .or(lexicon::SPOKESPERSON)
    .or(lexicon::KIN)
    .or(lexicon::PERSON_MALE)
    .or(lexicon::PERSON_FEMALE);
/// Longest owner before a ’s, in tokens.
const OWNER: usize = 4;
/// How many words an apposition is read for.
const APPOSITION: usize = 14;

/// Gender of a noun: 6 man, -6 woman, 0 not told.
pub fn gender_of(classes: Classes) -> i32 {
    match (
        classes.any(lexicon::PERSON_MALE.or(lexicon::TITLE_MALE)),
        classes.any(lexicon::PERSON_FEMALE.or(lexicon::TITLE_FEMALE)),
    ) {
        (true, false) => 6,
        (false, true) => -6,
        _ => 0,
    }
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
        roles.find_nominals(text, names);
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

    fn title(&mut self, text: &Text, k: usize, entity: EntityId) {
        if text.tokens[k].kind == TokenKind::Word {
            self.titles.push((k, entity));
            self.holders
                .entry(text.tokens[k].hash)
                .or_default()
                .push((k, entity));
        }
    }

    /// “law professor NAME”, “the mayor, NAME,”
    fn before(&mut self, text: &Text, name: &Name, from: usize, entity: EntityId, cast: &mut Cast) {
        let mut k = name.first;
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
    fn after(&mut self, text: &Text, name: &Name, end: usize, entity: EntityId, cast: &mut Cast) {
        let mut k = name.end;
        if k >= end {
            return;
        }
        let is_copula =
            text.tokens[k].kind == TokenKind::Word && text.tokens[k].is(lexicon::COPULA);
        if !is_copula && !matches!(text.word(k), "," | "(" | "—" | "–") {
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

    /// “a NAME poll”, “the study by NAME”.
    fn document(&mut self, text: &Text, name: &Name, end: usize) {
        let mut k = name.end;
        while k < end.min(name.end + 4) {
            let token = &text.tokens[k];
            if token.kind == TokenKind::Word
                && token.is(lexicon::DOCUMENT)
                && !token.is(lexicon::STATEMENT_VERB)
            {
                self.documents
                    .entry(token.hash)
                    .or_default()
                    .push((k, text.span(name.first, k + 1)));
            } else if !matches!(token.kind, TokenKind::Word | TokenKind::Clitic)
                || token.is(lexicon::AUXILIARY
                    .or(lexicon::PREPOSITION)
                    .or(lexicon::STATEMENT_VERB)
                    .or(lexicon::CONJUNCTION))
            {
                break;
            }
            k += 1;
        }
        self.published(text, name, end);
        let k = name.first;
        let from = k.saturating_sub(4);
        if let Some(link) = (from..k)
            .rev()
            .find(|t| text.tokens[*t].is(lexicon::PREPOSITION))
            && link > 0
            && text.tokens[link - 1].is(lexicon::DOCUMENT)
            && text.tokens[link].is(lexicon::DOCUMENT_LINK)
        {
            let noun = link - 1;
            self.documents
                .entry(text.tokens[noun].hash)
                .or_default()
                .push((noun, text.span(noun, name.end)));
        }
    }

    /// “NAME published a long report”.
    fn published(&mut self, text: &Text, name: &Name, end: usize) {
        let k = name.end;
        let opens = k + 2 < end
            && text.tokens[k].is(lexicon::PUBLISHING)
            && text.tokens[k + 1].is(lexicon::DETERMINER);
        if !opens {
            return;
        }
        let noun = (k + 2..end.min(k + 6))
            .take_while(|t| text.tokens[*t].kind == TokenKind::Word)
            .take_while(|t| !text.tokens[*t].is(lexicon::PREPOSITION))
            .find(|t| text.tokens[*t].is(lexicon::DOCUMENT));
        if let Some(noun) = noun {
            self.documents
                .entry(text.tokens[noun].hash)
                .or_default()
                .push((noun, text.span(name.first, name.end)));
        }
    }

    /// “a 34-year-old neighbour”, “local critics”: people described, not named there.
    fn find_nominals(&mut self, text: &Text, names: &[Name]) {
        for sentence in &text.sentences {
            let mut k = sentence.first;
            while k < sentence.end {
                let token = &text.tokens[k];
                if token.kind == TokenKind::Word && token.is(lexicon::INDEFINITE) {
                    if let Some(head) = indefinite_head(text, k, sentence.end) {
                        if introduces(text, names, sentence.first, k, head) {
                            self.nominals.push(Nominal {
                                first: k,
                                end: head + 1,
                                gender: gender_with_apposition(text, head, sentence.end),
                            });
                        }
                        k = head;
                    }
                } else if let Some(head) = known_head(text, k, sentence.end)
                    && introduces(text, names, sentence.first, k, head)
                {
                    self.nominals.push(Nominal {
                        first: owner(text, sentence.first, k),
                        end: head + 1,
                        gender: gender_with_apposition(text, head, sentence.end),
                    });
                    k = head;
                } else if is_several(text, k) {
                    self.nominals.push(Nominal {
                        first: start_of_plural(text, sentence.first, k),
                        end: k + 1,
                        gender: SEVERAL,
                    });
                }
                k += 1;
            }
        }
    }
}

/// The noun for one person that an indefinite article at `k` determines.
fn indefinite_head(text: &Text, k: usize, end: usize) -> Option<usize> {
    let stops = lexicon::PREPOSITION
        .or(lexicon::AUXILIARY)
        .or(lexicon::MODAL)
        .or(lexicon::SUBJECT_PRONOUN)
        .or(lexicon::DETERMINER)
        .or(lexicon::RELATIVE);
    (k + 1..end.min(k + 7))
        .take_while(|t| {
            let token = &text.tokens[*t];
            matches!(token.kind, TokenKind::Word | TokenKind::Number) && !token.is(stops)
        })
        .filter(|t| is_single(text, *t))
        .last()
}

/// Gender of the noun at `head`, or of the apposition to it: “a friend from school, a **woman** …”.
fn gender_with_apposition(text: &Text, head: usize, end: usize) -> i32 {
    let own = gender_of(text.tokens[head].classes);
    let comma = (head + 1..end.min(head + 5)).find(|k| text.word(*k) == ",");
    let beside = comma
        .filter(|c| c + 1 < end && text.tokens[c + 1].is(lexicon::INDEFINITE))
        .and_then(|c| indefinite_head(text, c + 1, end));
    match beside {
        Some(noun) if own == 0 => gender_of(text.tokens[noun].classes),
        _ => own,
    }
}

/// The noun for one person right after “the”, “her” or a possessive: “his **wife**”, “the **vicar**”.
fn known_head(text: &Text, k: usize, end: usize) -> Option<usize> {
    let token = &text.tokens[k];
    let is_known = token.kind == TokenKind::Clitic || token.is(lexicon::DEFINITE);
    (is_known && k + 1 < end && is_single(text, k + 1) && text.tokens[k + 1].shape == Shape::Lower)
        .then_some(k + 1)
}

/// The first token of the phrase whose ’s stands at `k`: “**the** board’s surveyor”.
fn owner(text: &Text, from: usize, k: usize) -> usize {
    if text.tokens[k].kind != TokenKind::Clitic {
        return k;
    }
    let is_part = |t: usize| {
        text.tokens[t].kind == TokenKind::Word
            && matches!(pos(text, t), Pos::Noun | Pos::Name | Pos::Determiner)
    };
    let opens = |t: usize| text.tokens[t].is(lexicon::DETERMINER);
    let mut first = k;
    while first > from && first + OWNER > k && is_part(first - 1) {
        first -= 1;
        if opens(first) {
            break;
        }
    }
    first
}

/// Whether the phrase from `k` to `head` brings somebody new: no name follows, and it says of nobody
/// what he is.
fn introduces(text: &Text, names: &[Name], from: usize, k: usize, head: usize) -> bool {
    let number = names.partition_point(|n| n.end <= head + 1);
    let is_named = names.get(number).is_some_and(|n| n.first <= head + 1);
    // “she was never a nurse”
    let before = (from..k)
        .rev()
        .find(|t| !text.tokens[*t].is(lexicon::NEGATION.or(lexicon::GENERAL_ADVERB)));
    // “As he looked on, his mother had left”: behind a comma, and with a verb of its own.
    let acts = text
        .tokens
        .get(head + 1)
        .is_some_and(|t| t.is(lexicon::AUXILIARY) && !t.is(lexicon::COPULA));
    let is_said_of = before.is_some_and(|t| {
        text.tokens[t].is(lexicon::COPULA)
            || is_contracted_be(text, t)
            || text.word(t) == "," && !acts
            || matches!(text.word(t), "(" | "—" | "–")
    });
    !is_named && !is_said_of
}

/// “I’m”, “you’re”, “he’s”: whether a short “am”, “are”, “is” ends at token `k`.
fn is_contracted_be(text: &Text, k: usize) -> bool {
    let tail = text.word(k).split_once(['\'', '’']);
    let is_short = |(_, be): (&str, &str)| matches!(be, "m" | "re" | "s");
    text.tokens[k].kind != TokenKind::Number && tail.is_some_and(is_short)
}

/// Whether token `k` is a noun for several people: “critics”, “Republicans”.
pub fn is_several(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.kind == TokenKind::Word
        && token.is(lexicon::PLURAL)
        && !token.is(lexicon::SINGULAR)
        && (is_person(token.classes) || token.is(lexicon::DEMONYM.or(lexicon::CROWD)))
}

/// The first token of the phrase that the plural noun at `k` heads.
fn start_of_plural(text: &Text, from: usize, k: usize) -> usize {
    let mut first = k;
    while first > from && first + 4 > k {
        let before = &text.tokens[first - 1];
        let goes_on = before.kind == TokenKind::Number
            || before.kind == TokenKind::Word
                && matches!(
                    pos(text, first - 1),
                    Pos::Noun | Pos::Name | Pos::Determiner
                );
        if !goes_on {
            break;
        }
        first -= 1;
        if before.is(lexicon::DETERMINER) {
            break;
        }
    }
    first
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

/// Whether token `k` is a noun for one body, in small letters.
fn is_small_body(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.shape == Shape::Lower
        && token.is(lexicon::ORGANISATION)
        && token.is(lexicon::SINGULAR)
        && !token.is(PERSON_NOUN)
}

/// Whether token `k` is a noun for one person.
pub fn is_single(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    token.kind == TokenKind::Word && is_person(token.classes) && token.is(lexicon::SINGULAR)
}

/// Whether a noun of these classes is one for people, each alone.
pub fn is_person(classes: Classes) -> bool {
    classes.any(PERSON_NOUN) || classes.any(lexicon::COLLECTIVE) && !classes.any(lexicon::CROWD)
}
