//! The cast of a text: which names belong to one bearer, and the fullest form of each.

mod likeness;
mod shared;
mod spelling;

pub use spelling::{span_of, spell, squeeze, words_of};

use super::capital::ByHash;
use super::name::{Bearer, Name, is_member};
use crate::lexicon::{self, Classes};
use crate::text::{Shape, Text, TokenKind};

/// How many bearers that share a last word are looked through, newest first: keeps one million
/// Smiths linear.
const LOOK_BACK: usize = 12;

/// Number of an entity in a [`Cast`].
pub type EntityId = usize;

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A human being.
    Person,
    /// A body, or a place as an actor.
    Organisation,
    /// A country, a city.
    Place,
    /// Not told.
    Unknown,
}

/// Somebody or something the page names.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The fullest name: number of the [`Name`].
    pub name: usize,
    /// The token of the surname, where the page gives it with another's name: “Tom and Clara **Lee**”.
    pub shared_surname: Option<usize>,
    /// Votes on what it is.
    pub bearer: Bearer,
    /// Number of names that mention it.
    pub mentions: usize,
    /// Number of those that are more than the first name alone.
    pub by_surname: usize,
    /// Number of the mentions that more than the start of a sentence makes names.
    pub firm: usize,
    /// Token of the first mention.
    pub first: usize,
}

impl Entity {
    /// What the votes say.
    pub fn sort(&self) -> Sort {
        let b = self.bearer;
        let top = b.person.max(b.organisation).max(b.place);
        if top <= 0 {
            Sort::Unknown
        } else if b.person == top {
            Sort::Person
        } else if b.place == top {
            Sort::Place
        } else {
            Sort::Organisation
        }
    }

    /// Whether it may be somebody.
    pub fn may_be_person(&self) -> bool {
        self.firm > 0 && matches!(self.sort(), Sort::Person | Sort::Unknown)
    }

    /// Whether a pronoun of `gender` (1 he, -1 she) may stand for it.
    pub fn agrees(&self, gender: i32) -> bool {
        self.may_be_person() && self.bearer.sex() * gender >= 0
    }
}

/// All entities of a text, and who each name names.
#[derive(Debug, Default)]
pub struct Cast {
    /// Entities in order of their fullest name's first appearance.
    pub entities: Vec<Entity>,
    /// For each name, its entity; `None` where it names nobody (a bare title, a headline's words).
    pub of_name: Vec<Option<EntityId>>,
    by_whole: ByHash<EntityId>,
    by_last: ByHash<Vec<EntityId>>,
    by_first: ByHash<Vec<EntityId>>,
    /// By the words between the first and the last: the first surname of two, a middle name.
    by_inner: ByHash<Vec<EntityId>>,
    by_initials: ByHash<EntityId>,
}

const KEY_SKIPS: Classes = lexicon::NAME_SUFFIX;

impl Cast {
    /// Gathers the bearers of `names`: names of several words first, then the short forms.
    pub fn gather(text: &Text, names: &[Name]) -> Cast {
        let mut cast = Cast {
            of_name: vec![None; names.len()],
            ..Cast::default()
        };
        for pass in [Pass::Whole, Pass::Short, Pass::Recalled] {
            if pass == Pass::Short {
                cast.share_surnames(text, names);
            }
            for (number, name) in names.iter().enumerate() {
                let is_short = last_word(text, name) == name.proper;
                let fits = match pass {
                    Pass::Whole => !is_short && !name.is_headline,
                    Pass::Short => is_short && !name.is_headline,
                    Pass::Recalled => name.is_headline,
                };
                if fits
                    && cast.of_name[number].is_none()
                    && !name.is_title_only()
                    && !(name.len() > 1 && is_member(text, name))
                {
                    cast.of_name[number] = cast.place(text, names, number, pass);
                }
            }
        }
        cast
    }

    /// The entity whose name ends in the word with hash `hash`, mentioned nearest before token `at`.
    pub fn by_last_word(
        &self,
        hash: u32,
        at: usize,
        fits: impl Fn(&Entity) -> bool,
    ) -> Option<EntityId> {
        let all = self.by_last.get(&hash)?;
        let recent = all.iter().rev().take(LOOK_BACK).copied();
        recent
            .filter(|e| fits(&self.entities[*e]))
            .max_by_key(|e| (self.entities[*e].first <= at, self.entities[*e].mentions))
    }

    fn place(
        &mut self,
        text: &Text,
        names: &[Name],
        number: usize,
        pass: Pass,
    ) -> Option<EntityId> {
        let name = &names[number];
        let last = last_word(text, name);
        let whole = hash_of(text, name.proper, last + 1);
        let found = self
            .by_whole
            .get(&whole)
            .copied()
            .or_else(|| match pass {
                Pass::Whole => self.akin(text, names, name),
                _ if last == name.proper => self.short(text, name),
                _ => self.akin(text, names, name),
            })
            .filter(|e| !likeness::clash(&self.entities[*e].bearer, &name.bearer));
        if let Some(entity) = found {
            self.join(text, names, number, entity);
            if pass == Pass::Whole {
                self.by_whole.insert(whole, entity);
            }
            return Some(entity);
        }
        if pass == Pass::Recalled {
            return None;
        }
        let entity = self.entities.len();
        self.entities.push(Entity {
            name: number,
            shared_surname: None,
            bearer: name.bearer,
            mentions: 1,
            by_surname: 1,
            firm: usize::from(!name.is_weak),
            first: name.first,
        });
        self.by_whole.insert(whole, entity);
        let hash = |k: usize| text.tokens[k].hash;
        self.by_last.entry(hash(last)).or_default().push(entity);
        // “Department of Fisheries”, “Talmar Department of Fisheries”: “the department”.
        let head = (name.proper..last.saturating_sub(1)).find(|k| {
            text.tokens[*k].is(lexicon::ORGANISATION)
                && (*k == name.proper || matches!(text.word(k + 1), "of" | "for"))
        });
        if let Some(head) = head {
            self.by_last.entry(hash(head)).or_default().push(entity);
        }
        if last > name.proper {
            self.by_first
                .entry(hash(name.proper))
                .or_default()
                .push(entity);
            self.note_inner(text, name, last, entity);
            self.note_initials(text, name, entity);
        }
        Some(entity)
    }

    /// “Rosa **Fuentes** Ibarra”, “Yusuf al-**Harami**”: further words that may stand for a person.
    fn note_inner(&mut self, text: &Text, name: &Name, last: usize, entity: EntityId) {
        if name.bearer.organisation > 0 {
            return;
        }
        for k in name.proper + 1..last {
            let token = &text.tokens[k];
            if token.kind == TokenKind::Word && token.shape != Shape::Lower {
                self.by_inner.entry(token.hash).or_default().push(entity);
            }
        }
        if let Some((article, rest)) = text.word(last).split_once('-')
            && article.chars().all(char::is_lowercase)
        {
            let hash = lexicon::fold_hash(rest);
            self.by_inner.entry(hash).or_default().push(entity);
        }
    }

    /// `NAME (ABC)` and the first letters of a name of several words.
    fn note_initials(&mut self, text: &Text, name: &Name, entity: EntityId) {
        let k = name.end;
        if k + 2 < text.tokens.len()
            && text.word(k) == "("
            && text.tokens[k + 1].shape == Shape::Upper
            && matches!(text.word(k + 2), ")" | ",")
        {
            self.by_initials.insert(text.tokens[k + 1].hash, entity);
        }
        if name.bearer.person > name.bearer.organisation {
            return;
        }
        let word = |k: &usize| text.tokens[*k].kind == TokenKind::Word;
        let initial = |k: usize| text.word(k).chars().next().filter(|c| c.is_uppercase());
        let initials: String = (name.first..name.end)
            .filter(word)
            .filter_map(initial)
            .collect();
        if initials.len() >= 2 {
            self.by_initials
                .entry(lexicon::fold_hash(&initials))
                .or_insert(entity);
        }
    }

    fn join(&mut self, text: &Text, names: &[Name], number: usize, entity: EntityId) {
        let name = &names[number];
        let known = &mut self.entities[entity];
        known.mentions += 1;
        let fullest = &names[known.name];
        let is_first_name = last_word(text, name) == name.proper
            && last_word(text, fullest) > fullest.proper
            && text.tokens[name.proper].hash == text.tokens[fullest.proper].hash;
        known.by_surname += usize::from(!is_first_name);
        known.firm += usize::from(!name.is_weak);
        known.first = known.first.min(name.first);
        let (a, b) = (&mut known.bearer, &name.bearer);
        a.person += b.person;
        a.organisation += b.organisation;
        // “Paris” for short, of somebody so called, tells of no place.
        let is_bearer = a.person > 0 && name.len() == 1 && names[known.name].len() > 1;
        a.place += if is_bearer { 0 } else { b.place };
        a.gender += b.gender;
        if a.given == 0 {
            a.given = b.given;
        }
        let fullest = &names[known.name];
        let is_fuller = words(text, name) > words(text, fullest)
            || known.shared_surname.is_none()
                && name.len() == 1
                && fullest.len() == 1
                && name.proper > name.first
                && fullest.proper == fullest.first;
        if is_fuller && !name.is_headline {
            known.name = number;
            known.shared_surname = None;
            if last_word(text, name) > name.proper {
                self.note_initials(text, name, entity);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Whole,
    Short,
    Recalled,
}

/// The last word of a name, `Jr.` and the like aside.
fn last_word(text: &Text, name: &Name) -> usize {
    let mut k = name.end.max(name.proper + 1) - 1;
    while k > name.proper
        && (text.tokens[k].kind != TokenKind::Word || text.tokens[k].is(KEY_SKIPS))
    {
        k -= 1;
    }
    k
}

fn words(text: &Text, name: &Name) -> usize {
    (name.proper..name.end)
        .filter(|k| text.tokens[*k].kind == TokenKind::Word)
        .count()
}

fn hash_of(text: &Text, first: usize, end: usize) -> u32 {
    text.tokens[first..end].iter().fold(0, |h: u32, t| {
        h.rotate_left(5) ^ t.hash.wrapping_mul(0x9E37_79B9)
    })
}
