//! Antecedents of pronouns: by number, gender, recency, position in the sentence, and who spoke last.

use super::cast::{Cast, Sort};
use super::mention::{ANYBODY, Mention, Mentions, NAMED_BODY, NEUTER, Referent, SEVERAL};
use super::position::is_one_phrase;
use crate::document::Span;
use crate::lexicon;
use crate::text::Text;

/// What was found for a pronoun.
#[derive(Clone, Copy, Debug)]
pub struct Antecedent {
    /// Who.
    pub who: Referent,
    /// The token of the mention nearest to the pronoun.
    pub token: usize,
    /// Whether no other is about equally likely.
    pub is_sure: bool,
    /// The next likely, where that one is not sure to be another.
    pub rival: Option<Referent>,
}

/// Sentences looked back over before the whole text is.
const WINDOW: usize = 9;

/// Mentions looked back over at most.
const REACH: usize = 160;

/// The best must outweigh the next by this factor to be sure.
const SURE: f32 = 1.08;

/// The same, where both were last named in one breath: “NAME and NAME”.
const SURE_OF_PAIR: f32 = 2.4;

/// What is left of one whom the words said speak of by name.
const TOLD_OF: f32 = 0.15;

/// Tokens of the words said in which they may speak of somebody.
const CLAUSE: usize = 24;

/// What each further mention adds.
const AGAIN: f32 = 0.15;

/// What being named often adds.
const OFTEN: f32 = 0.12;

/// What is left of one who stands in the same clause as the noun that looks for its bearer.
const BESIDE_NOUN: f32 = 0.25;

const DECAY: [f32; 10] = [2.2, 1.0, 0.6, 0.4, 0.28, 0.2, 0.15, 0.1, 0.08, 0.06];

impl Mentions {
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
        let is_noun = !is_pronoun(text, token);
        let mut scores: Vec<Candidate> = Vec::with_capacity(8);
        let mut add = |who: Referent, weight: f32, at: usize, known: i32| {
            if let Some(s) = scores.iter_mut().find(|s| s.who == who) {
                s.rest += s.best.min(weight);
                s.best = s.best.max(weight);
                s.token = s.token.max(at);
                s.known += known;
            } else if scores.len() < 24 {
                scores.push(Candidate {
                    who,
                    best: weight,
                    rest: 0.0,
                    token: at,
                    known,
                });
            }
        };
        let end = self.all.partition_point(|m| m.token < token);
        let traced = self.traced.partition_point(|m| m.token < token);
        let is_near = |m: &&Mention| sentence.saturating_sub(m.sentence) <= WINDOW;
        let named = self.all[..end].iter().rev().take(REACH).take_while(is_near);
        let pronouns = self.traced[..traced]
            .iter()
            .rev()
            .take(REACH)
            .take_while(is_near);
        for mention in named.chain(pronouns) {
            let back = sentence.saturating_sub(mention.sentence);
            // A body is “they” only where it has just done something.
            let is_body = gender == SEVERAL && matches!(mention.who, Referent::Entity(_));
            if is_body && (back > 2 || !mention.is_subject || mention.is_modifier) {
                continue;
            }
            let start = text.tokens[mention.token].start as usize;
            if content.start <= start && start < content.end {
                continue;
            }
            if !self.fits(cast, mention.who, mention.gender, gender) {
                continue;
            }
            let mut weight = DECAY[back.min(DECAY.len() - 1)];
            weight *= match (mention.is_modifier, mention.is_subject) {
                (true, _) => 0.3,
                (_, true) => 2.0,
                _ => 0.8,
            };
            if mention.is_quoted != self.is_quoted[token] {
                weight *= 0.3;
            }
            // “In a talk with NAME, the singer …” is not NAME.
            if is_noun && back == 0 && !mention.is_subject {
                weight *= BESIDE_NOUN;
            }
            add(mention.who, weight, mention.token, mention.gender);
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
            add(*who, weight, *at, *known);
        }
        if scores.is_empty() && gender == SEVERAL {
            return None;
        }
        if scores.is_empty() {
            let far = self.far(cast, end, gender);
            return far.or_else(|| self.weak(cast, &self.all[..end], sentence, gender));
        }
        for candidate in &mut scores {
            candidate.best = candidate.weigh(cast, gender);
            if gender.abs() == 1 && self.is_told_of(text, candidate.who, token, content) {
                candidate.best *= TOLD_OF;
            }
        }
        scores.sort_by(|a, b| b.best.total_cmp(&a.best).then(b.token.cmp(&a.token)));
        let top = &scores[0];
        let is_sure = scores.get(1).is_none_or(|next| {
            let (a, b) = (top.token.min(next.token), top.token.max(next.token));
            let lead = if gender.abs() == 1 && is_one_phrase(text, a, b) {
                SURE_OF_PAIR
            } else {
                SURE
            };
            top.best >= next.best * lead
        });
        Some(Antecedent {
            who: top.who,
            token: top.token,
            is_sure,
            rival: scores.get(1).map(|next| next.who),
        })
    }

    /// Whether what the “he” at `token` says speaks of `who` by name, or is told to `who`: “he told NAME
    /// that NAME was late” is said by somebody else. “NAME was late, he said” may be his own.
    fn is_told_of(&self, text: &Text, who: Referent, token: usize, content: Span) -> bool {
        if content.is_empty() || !text.tokens[token].is(lexicon::SUBJECT_PRONOUN) {
            return false;
        }
        let after = text.tokens[token].end as usize;
        if content.start > after {
            // To the clause's end: what “and” adds may be of anybody.
            let first = text.token_from(content.start);
            let end = (first..text.tokens.len().min(first + CLAUSE))
                .find(|k| matches!(text.word(*k), "," | ";" | "." | "—"))
                .unwrap_or(first + CLAUSE);
            let end = text
                .tokens
                .get(end)
                .map_or(content.end, |t| t.start as usize);
            let told = Span {
                start: after,
                end: end.min(content.end),
            };
            return self.speaks_of(text, who, told);
        }
        let is_quoted =
            self.is_quoted[text.token_from(content.start).min(self.is_quoted.len() - 1)];
        is_quoted && self.speaks_of(text, who, content)
    }

    fn speaks_of(&self, text: &Text, who: Referent, span: Span) -> bool {
        let start = |m: &Mention| text.tokens[m.token].start as usize;
        let from = self.all.partition_point(|m| start(m) < span.start);
        self.all[from..]
            .iter()
            .take(REACH)
            .take_while(|m| start(m) < span.end)
            .any(|m| m.who == who && !m.is_modifier)
    }

    fn fits(&self, cast: &Cast, who: Referent, known: i32, gender: i32) -> bool {
        match who {
            Referent::Entity(e) if gender == SEVERAL => {
                cast.entities[e].sort() == Sort::Organisation && cast.entities[e].firm > 0
            }
            Referent::Entity(e) if gender == NAMED_BODY => {
                let known = &cast.entities[e];
                // Two capitals alone are not sure to be a person's.
                let is_person = known.bearer.person > 1 || known.bearer.sex() != 0;
                known.sort() == Sort::Organisation
                    || known.sort() != Sort::Place && !is_person && known.firm > 0
            }
            Referent::Entity(e) if gender == 0 => {
                matches!(cast.entities[e].sort(), Sort::Organisation | Sort::Place)
            }
            Referent::Entity(e) if gender == ANYBODY => cast.entities[e].agrees(0),
            Referent::Entity(e) => cast.entities[e].agrees(gender),
            _ if gender == 0 => known == NEUTER,
            Referent::Nominal(_) if gender == SEVERAL => known == SEVERAL,
            _ if gender == SEVERAL => matches!(known, SEVERAL | NEUTER),
            _ if matches!(gender, ANYBODY | NAMED_BODY) => false,
            _ => known != NEUTER && known != SEVERAL && known * gender >= 0,
        }
    }

    /// Where nobody else is there: the one whom only the start of a sentence makes a name, this one or
    /// the one before. “**Vlasko** drew anger when he …”
    fn weak(
        &self,
        cast: &Cast,
        before: &[Mention],
        sentence: usize,
        gender: i32,
    ) -> Option<Antecedent> {
        let mut near = before
            .iter()
            .rev()
            .take(REACH)
            .take_while(|m| m.sentence + 1 >= sentence);
        let found = near.find(|m| {
            let Referent::Entity(e) = m.who else {
                return false;
            };
            let known = &cast.entities[e];
            gender.abs() == 1
                && known.firm == 0
                && matches!(known.sort(), Sort::Person | Sort::Unknown)
                && m.is_subject
                && !m.is_modifier
        })?;
        Some(Antecedent {
            who: found.who,
            token: found.token,
            is_sure: true,
            rival: None,
        })
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
                rival: None,
            })
    }
}

fn is_pronoun(text: &Text, token: usize) -> bool {
    text.tokens[token].is(lexicon::SUBJECT_PRONOUN
        .or(lexicon::MASCULINE_PRONOUN)
        .or(lexicon::FEMININE_PRONOUN)
        .or(lexicon::PLURAL_PRONOUN)
        .or(lexicon::RELATIVE))
}

/// Somebody a pronoun may stand for.
struct Candidate {
    who: Referent,
    /// The weightiest mention, then the whole.
    best: f32,
    /// Weights of the other mentions.
    rest: f32,
    /// The nearest mention.
    token: usize,
    /// Gender told by the mentions.
    known: i32,
}

impl Candidate {
    fn weigh(&self, cast: &Cast, gender: i32) -> f32 {
        let weight = self.best + AGAIN * self.rest;
        let Referent::Entity(e) = self.who else {
            let agrees = gender == SEVERAL || self.known * gender > 0;
            return weight * if agrees { 1.3 } else { 0.6 };
        };
        let entity = &cast.entities[e];
        let often = 1.0 + OFTEN * (entity.mentions as f32).ln();
        let agrees = gender.abs() == 1 && entity.bearer.sex() * gender > 0;
        let is_unknown = match gender {
            0 => false,
            NAMED_BODY => entity.sort() != Sort::Organisation,
            _ => entity.sort() == Sort::Unknown,
        };
        // “they” of a body is rarer than “it”.
        let is_body = gender == SEVERAL;
        // A place is “it” less often than a body.
        let is_place = gender == 0 && entity.sort() == Sort::Place;
        weight
            * often
            * if agrees { 1.8 } else { 1.0 }
            * if is_unknown || is_body || is_place {
                0.4
            } else {
                1.0
            }
    }
}

/// Once “he” has stood for somebody, “she” does not.
pub fn learn(cast: &mut Cast, found: &Antecedent, gender: i32) {
    if let Referent::Entity(e) = found.who
        && found.is_sure
        && cast.entities[e].bearer.sex() == 0
    {
        cast.entities[e].bearer.gender += gender;
    }
}
