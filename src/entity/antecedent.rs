//! Antecedents of pronouns: by number, gender, recency, position in the sentence, and who spoke last.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use super::nominal::Roles;
use crate::document::Span;
use crate::lexicon;
use crate::text::{Text, TokenKind};

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
struct Mention {
    token: usize,
    sentence: usize,
    who: Referent,
    gender: i32,
    is_subject: bool,
    is_quoted: bool,
}

/// Sentences looked back over before the whole text is.
const WINDOW: usize = 9;
/// Mentions looked back over at most.
const REACH: usize = 160;

/// Everybody spoken of, in order.
pub struct Mentions {
    all: Vec<Mention>,
    /// Sources in order of their tokens: token, who, gender.
    spoken: Vec<(usize, Referent, i32)>,
    is_quoted: Vec<bool>,
}

/// What was found for a pronoun.
#[derive(Clone, Copy, Debug)]
pub struct Antecedent {
    /// Who.
    pub who: Referent,
    /// The token of the mention nearest to the pronoun.
    pub token: usize,
    /// Whether no other is about equally likely.
    pub is_sure: bool,
}

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
        let mut push = |token: usize, who: Referent, gender: i32| {
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
            });
        };
        for (number, name) in names.iter().enumerate() {
            while let Some((k, nominal)) = nominals.next_if(|(_, n)| n.first < name.first) {
                push(nominal.first, Referent::Nominal(k), nominal.gender);
            }
            if let Some(entity) = cast.of_name[number].filter(|_| !name.is_headline) {
                push(name.first, Referent::Entity(entity), 0);
            }
        }
        for (k, nominal) in nominals {
            push(nominal.first, Referent::Nominal(k), nominal.gender);
        }
        Mentions {
            all,
            spoken: Vec::new(),
            is_quoted,
        }
    }

    /// Notes that the source at token `token` is `who`. Call in order of tokens.
    pub fn note_source(&mut self, token: usize, who: Referent, gender: i32) {
        self.spoken.push((token, who, gender));
    }

    /// The last source before token `token`.
    pub fn last_source(&self, token: usize) -> Option<Referent> {
        let before = self.spoken.partition_point(|s| s.0 < token);
        self.spoken[..before].last().map(|s| s.1)
    }

    /// The one that “he” (`gender` 1), “she” (-1) or “it” (0) at `token` stands for. Mentions inside
    /// `content`, what the source is saying, do not count.
    pub fn find(
        &self,
        text: &Text,
        cast: &Cast,
        token: usize,
        gender: i32,
        content: Span,
    ) -> Option<Antecedent> {
        let sentence = text.sentence_of(token);
        let mut scores: Vec<(Referent, f32, usize)> = Vec::with_capacity(8);
        let mut add = |who: Referent, weight: f32, at: usize| {
            if let Some(s) = scores.iter_mut().find(|s| s.0 == who) {
                s.1 += weight;
                s.2 = s.2.max(at);
            } else if scores.len() < 24 {
                scores.push((who, weight, at));
            }
        };
        let end = self.all.partition_point(|m| m.token < token);
        for mention in self.all[..end].iter().rev().take(REACH) {
            let back = sentence.saturating_sub(mention.sentence);
            if back > WINDOW {
                break;
            }
            let start = text.tokens[mention.token].start as usize;
            if content.start <= start && start < content.end {
                continue;
            }
            if !self.fits(cast, mention.who, mention.gender, gender) {
                continue;
            }
            let mut weight = DECAY[back.min(DECAY.len() - 1)];
            weight *= if mention.is_subject { 2.0 } else { 0.8 };
            if mention.is_quoted != self.is_quoted[token] {
                weight *= 0.3;
            }
            add(mention.who, weight, mention.token);
        }
        let before = self.spoken.partition_point(|s| s.0 < token);
        for (nth, (at, who, known)) in self.spoken[..before].iter().rev().take(6).enumerate() {
            let back = sentence.saturating_sub(text.sentence_of(*at));
            if back > WINDOW || !self.fits(cast, *who, *known, gender) {
                continue;
            }
            let start = text.tokens[*at].start as usize;
            if content.start <= start && start < content.end {
                continue;
            }
            let weight = DECAY[back.min(DECAY.len() - 1)] * if nth == 0 { 2.6 } else { 1.3 };
            add(*who, weight, *at);
        }
        if scores.is_empty() {
            return self.far(cast, end, gender);
        }
        for score in &mut scores {
            if let Referent::Entity(e) = score.0 {
                let entity = &cast.entities[e];
                score.1 *= 1.0 + 0.08 * (entity.mentions as f32).ln();
                // Known to agree beats not known.
                if gender != 0 && entity.bearer.gender * gender > 0 {
                    score.1 *= 1.5;
                }
                if gender != 0 && entity.sort() == Sort::Unknown {
                    score.1 *= 0.5;
                }
            } else {
                score.1 *= 0.8;
            }
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.2.cmp(&a.2)));
        let best = scores[0];
        let is_sure = scores.get(1).is_none_or(|second| best.1 >= second.1 * 1.08);
        Some(Antecedent {
            who: best.0,
            token: best.2,
            is_sure,
        })
    }

    fn fits(&self, cast: &Cast, who: Referent, known: i32, gender: i32) -> bool {
        match who {
            Referent::Entity(e) if gender == 0 => {
                matches!(cast.entities[e].sort(), Sort::Organisation | Sort::Place)
            }
            Referent::Entity(e) => cast.entities[e].agrees(gender),
            _ if gender == 0 => known == NEUTER,
            _ => known != NEUTER && known != SEVERAL && known * gender >= 0,
        }
    }

    /// The most mentioned of those that fit, anywhere before.
    fn far(&self, cast: &Cast, end: usize, gender: i32) -> Option<Antecedent> {
        self.all[..end]
            .iter()
            .rev()
            .take(REACH)
            .filter(|m| matches!(m.who, Referent::Entity(_)))
            .filter(|m| self.fits(cast, m.who, m.gender, gender))
            .max_by_key(|m| match m.who {
                Referent::Entity(e) => (cast.entities[e].mentions, m.token),
                _ => (0, 0),
            })
            .map(|m| Antecedent {
                who: m.who,
                token: m.token,
                is_sure: true,
            })
    }
}

/// Marks a described source that is no person, among genders.
pub const NEUTER: i32 = 100;
/// Marks several.
pub const SEVERAL: i32 = 101;

const DECAY: [f32; 10] = [1.2, 1.0, 0.6, 0.4, 0.28, 0.2, 0.15, 0.1, 0.08, 0.06];

/// Whether what starts at `token` opens its clause: only its own modifiers stand between it and the
/// sentence’s start, a mark, a conjunction.
fn is_subject(text: &Text, from: usize, token: usize) -> bool {
    let mut k = token;
    let mut steps = 0;
    while k > from && steps < 6 {
        k -= 1;
        steps += 1;
        let t = &text.tokens[k];
        match t.kind {
            TokenKind::Mark | TokenKind::QuotationMark => return true,
            TokenKind::Clitic => return false,
            _ => {}
        }
        if t.is(lexicon::CONJUNCTION
            .or(lexicon::SUBORDINATOR)
            .or(lexicon::COMPLEMENTIZER))
        {
            return true;
        }
        if t.is(lexicon::PREPOSITION.or(lexicon::AUXILIARY)) {
            return false;
        }
        if t.is(lexicon::ROLE
            .or(lexicon::DETERMINER)
            .or(lexicon::TITLE)
            .or(lexicon::ADVERB))
        {
            continue;
        }
        if t.is(lexicon::STATEMENT_VERB) {
            // “said NAME”: inverted.
            return !text.tokens[k + 1].is(lexicon::DETERMINER);
        }
        return false;
    }
    true
}

/// Votes on gender from the pronouns near names: one person named in a sentence, then “he”, “his”,
/// “she”, “her” there or at the start of the next sentence.
pub fn vote_on_gender(text: &Text, names: &[Name], cast: &mut Cast, is_quoted: &[bool]) {
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
            let token = &text.tokens[k];
            let gender = i32::from(token.is(lexicon::MASCULINE_PRONOUN))
                - i32::from(token.is(lexicon::FEMININE_PRONOUN));
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
