//! What a quotation is there for: speech, or a term, a title, a name, a scare quote, which are no
//! claims. A small linear model tells speech from the rest; words beside it tell the rest apart.

mod beside;
mod features;
mod page;
mod surroundings;

use std::sync::OnceLock;

use super::{Quotation, Style};
use crate::lexicon::{self, Classes};
use crate::linear::Weights;
use crate::report::Role;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

use beside::{Beside, is_cue, is_negation};
pub use features::{TEMPLATES, features};
pub use page::Page;

/// Above this log-odds a quotation is speech: a wrong accusation is worse than a miss.
const SPEECH: f32 = 0.75;
/// The same for a few words that no verb of saying stands by.
const SPEECH_UNCLAIMED: f32 = 2.0;
/// The same for a sentence, alone in its block, that words with a colon lead up to.
const SPEECH_LED_UP_TO: f32 = 0.0;
/// Within this of the border the role is not sure.
const SURE: f32 = 0.35;

/// The role of quotation `k`, and whether it is sure.
pub fn judge(text: &Text, quotations: &[Quotation], page: &Page, k: usize) -> (Role, bool) {
    decide(text, quotations, k, || score(text, quotations, page, k))
}

/// The same, with the model's log-odds that it is speech given.
pub fn decide(
    text: &Text,
    quotations: &[Quotation],
    k: usize,
    score: impl FnOnce() -> f32,
) -> (Role, bool) {
    let scene = Scene::of(text, &quotations[k]);
    if let Some(role) = scene.plain_role() {
        return (role, true);
    }
    let score = score();
    let border = if scene.is_unclaimed() {
        SPEECH_UNCLAIMED
    } else if scene.is_led_up_to() {
        SPEECH_LED_UP_TO
    } else {
        SPEECH
    };
    if score > border {
        return (Role::Speech, score > border + SURE);
    }
    (other_role(text, &quotations[k]), score < border - SURE)
}

/// Farthest before a quotation that a verb calls somebody by it, in tokens.
const LABEL: usize = 10;

/// A quotation and the tokens beside it.
struct Scene<'t, 'd> {
    text: &'t Text<'d>,
    q: Quotation,
    first: usize,
    end: usize,
    open: usize,
    close: usize,
}

impl<'t, 'd> Scene<'t, 'd> {
    fn of(text: &'t Text<'d>, q: &Quotation) -> Scene<'t, 'd> {
        let block = text.blocks[q.block];
        let (open, close) = (text.token_from(q.span.start), text.token_from(q.span.end));
        Scene {
            text,
            q: *q,
            first: block.first,
            end: block.end,
            open,
            close,
        }
    }

    /// The role, where the words beside the quotation say it outright.
    fn plain_role(&self) -> Option<Role> {
        if self.is_led() || self.is_announced() || self.is_judgement() {
            Some(Role::Speech)
        } else if self.is_nickname() {
            Some(Role::Name)
        } else if self.is_titled() || self.is_listed_title() {
            Some(Role::Title)
        } else if self.is_argument() || self.is_example() {
            Some(Role::Term)
        } else {
            None
        }
    }

    /// `“The road,” said Ann Cage`: it opens a sentence, breaks off, and a verb of saying with
    /// nothing but its subject follows.
    fn is_led(&self) -> bool {
        let text = self.text;
        let opens = self.open == self.first || self.q.opens_sentence(text);
        let breaks = matches!(
            text.word(self.q.end - 1),
            "," | "?" | "!" | "—" | "–" | "-" | "…"
        ) || self.close < self.end && text.word(self.close) == ",";
        let from = self.close + usize::from(self.close < self.end && text.word(self.close) == ",");
        let cue = (from..self.end.min(from + 5)).find(|&t| is_cue(text, t));
        opens
            && breaks
            && cue.is_some_and(|cue| {
                (from..cue).all(|t| {
                    matches!(
                        pos(text, t),
                        Pos::Name | Pos::Noun | Pos::Pronoun | Pos::Determiner | Pos::Adverb
                    )
                })
            })
    }

    /// `Cage asked: ‘Is it a road?’`: a verb of saying, a colon, and a whole sentence.
    fn is_announced(&self) -> bool {
        let text = self.text;
        self.open >= self.first + 3
            && text.word(self.open - 1) == ":"
            && is_cue(text, self.open - 2)
            && text.tokens[self.q.first].is_capital()
            && self.q.end > self.q.first + 3
            && matches!(text.word(self.q.end - 1), "." | "?" | "!" | ",")
    }

    /// `Cage called the road “a disgrace”`, `described it as “…”`: somebody's word for it, where
    /// `is called “…”` or `scientists call it “…”` gives a name.
    fn is_judgement(&self) -> bool {
        let text = self.text;
        let Some(verb) = (self.first..self.open)
            .rev()
            .take(LABEL)
            .find(|&t| text.tokens[t].is(lexicon::LABELLING_VERB))
        else {
            return false;
        };
        let object = verb + 1..self.open;
        let breaks = |t: usize| {
            matches!(
                pos(text, t),
                Pos::Mark | Pos::Verb | Pos::Auxiliary | Pos::Quote
            )
        };
        let is_bare = object.is_empty()
            || object.len() == 1 && pos(text, verb + 1) == Pos::Determiner
            || text.tokens[self.open - 1].is(lexicon::DEFINITE)
            || object.clone().any(breaks);
        let t = &text.tokens[verb];
        let is_past = t.is(lexicon::PAST) && !t.is(lexicon::BASE);
        let subject = (self.first..verb)
            .rev()
            .find(|&t| !matches!(pos(text, t), Pos::Adverb | Pos::Auxiliary));
        let is_passive = verb > self.first && text.tokens[verb - 1].is(lexicon::BE);
        // `was described by Ann Cage as “…”`
        let is_by = is_passive
            && object.len() > 3
            && text.word(verb + 1) == "by"
            && text.word(self.open - 1) == "as"
            && object.clone().any(|t| pos(text, t) == Pos::Name);
        let is_somebody = subject.is_some_and(|t| {
            pos(text, t) == Pos::Name || matches!(text.word(t), "he" | "she" | "He" | "She" | "who")
        });
        !is_bare
            && is_past
            && (is_by || !is_passive && is_somebody)
            && text.tokens[self.q.first].shape == Shape::Lower
    }

    /// `He gave two reasons:`, then the quotation in a block of its own.
    fn is_led_up_to(&self) -> bool {
        self.close == self.end
            && matches!(self.text.word(self.q.end - 1), "." | "?" | "!")
            && Beside::of(self.text, &self.q).is_led_up_to(self.text, &self.q)
    }

    /// `William “Bill” Cage`
    fn is_nickname(&self) -> bool {
        let is_name = |t: usize| pos(self.text, t) == Pos::Name;
        self.open > self.first
            && self.close < self.end
            && self.q.end - self.q.first <= 2
            && is_name(self.open - 1)
            && is_name(self.close)
            && self.text.tokens[self.q.first].is_capital()
    }

    /// `the film “The Heron”`, `titled “How to Mend a Net”`: capitals behind a word that bears a title.
    fn is_titled(&self) -> bool {
        let text = self.text;
        let bears = lexicon::TITLE_WORD.or(lexicon::NAMING_WORD);
        let is_plain = |t: usize| {
            text.tokens[t].shape == Shape::Lower
                && !text.tokens[t].is(SMALL)
                && !text.tokens[t].is(lexicon::INFINITIVE)
        };
        self.open > self.first
            && text.tokens[self.open - 1].is(bears)
            && (self.q.first..self.q.end).any(|t| text.tokens[t].is_capital())
            && !(self.q.first..self.q.end).any(is_plain)
    }

    /// An entry of a list of references: `Battle, Ann. “A Wiki at Last.” The Collegian, 10 May`.
    fn is_listed_title(&self) -> bool {
        let text = self.text;
        let opens = self.open == self.first
            || matches!(text.word(self.open - 1), "." | "^" | ")")
            || text.tokens[self.open - 1].kind == TokenKind::Number;
        let stops = self.q.end < self.end && matches!(text.word(self.q.end - 1), "." | "?" | "!")
            || self.close < self.end && text.word(self.close) == ".";
        let from = self.close + usize::from(self.close < self.end && text.word(self.close) == ".");
        let names = (from..self.end.min(from + 7))
            .take_while(|&t| text.tokens[t].is_capital() || text.tokens[t].is(SMALL))
            .count();
        let behind = from + names;
        opens
            && stops
            && names > 0
            && behind < self.end
            && matches!(pos(text, from), Pos::Name | Pos::Determiner)
            && (matches!(text.word(behind), "," | "(")
                || text.tokens[behind].kind == TokenKind::Number)
    }

    /// `Request("/upload", …)`: an argument in code.
    fn is_argument(&self) -> bool {
        self.open > self.first + 1
            && matches!(self.text.word(self.open - 1), "(" | "=" | "[")
            && self.text.tokens[self.open - 2].end == self.text.tokens[self.open - 1].start
            && self.text.tokens[self.open - 1].end == self.text.tokens[self.open].start
    }

    /// `For example: “…”`, `“…” means that …`, or a gloss
    fn is_example(&self) -> bool {
        let text = self.text;
        let before = self.first.max(self.open.saturating_sub(3))..self.open;
        let leads = before
            .clone()
            .any(|t| text.tokens[t].is(lexicon::EXAMPLE_WORD))
            && !before
                .clone()
                .any(|t| text.tokens[t].is(lexicon::STATEMENT_VERB));
        let denied = before
            .clone()
            .rev()
            .find(|&t| text.tokens[t].is(lexicon::STATEMENT_VERB))
            .is_some_and(|t| self.is_forbidden(t));
        let explains = self.close < self.end && text.tokens[self.close].is(lexicon::MEANING_WORD);
        leads || denied || explains || self.is_gloss()
    }

    /// `is defined as “…”`, `known as “…”`, `means “…”`, `(roughly “…”)`: what something is called, or
    /// what its name says.
    fn is_gloss(&self) -> bool {
        let text = self.text;
        let mut before = (self.first..self.open).rev();
        let is_as = |t: usize| text.word(t) == "as";
        match (before.next(), before.next()) {
            (Some(last), Some(verb)) if is_as(last) => text.tokens[verb].is(lexicon::NAMING_WORD),
            (Some(last), _) => text.tokens[last].is(lexicon::MEANING_WORD),
            _ => false,
        }
    }

    /// `Don’t say “…”`: nobody has said it.
    fn is_forbidden(&self, verb: usize) -> bool {
        let text = self.text;
        let opens = (self.first..verb)
            .rev()
            .take(3)
            .find(|&t| !matches!(pos(text, t), Pos::Auxiliary | Pos::Clitic | Pos::Adverb));
        let starts = opens.map_or(verb - self.first < 3, |t| verb - t > 1 && text.opens[t + 1]);
        starts && (verb.saturating_sub(3).max(self.first)..verb).any(|t| is_negation(text, t))
    }

    /// A few words in the middle of a sentence without any verb of saying: a term or a scare quote
    /// as likely as somebody's words.
    fn is_unclaimed(&self) -> bool {
        let text = self.text;
        let sentence = text.sentences[text.sentence_of(self.q.first)];
        let cue = |t: usize| {
            is_cue(text, t)
                || text
                    .phrases_at(t)
                    .iter()
                    .any(|p| p.classes.any(lexicon::ACCORDING))
        };
        self.q.end - self.q.first <= 4
            && self.open > sentence.first
            && !(sentence.first.max(self.open.saturating_sub(features::NEAR))..self.open)
                .chain(
                    self.close
                        ..sentence
                            .end
                            .min(self.close + features::NEAR)
                            .max(self.close),
                )
                .any(cue)
    }
}

/// Log-odds that quotation `k` is speech.
pub fn score(text: &Text, quotations: &[Quotation], page: &Page, k: usize) -> f32 {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::parse(include_str!("role.weights"), TEMPLATES));
    weights.score(&features(text, quotations, page, k))
}

/// Which of the roles that are no speech.
fn other_role(text: &Text, q: &Quotation) -> Role {
    let block = text.blocks[q.block];
    let open = text.token_from(q.span.start);
    let close = text.token_from(q.span.end);
    let near =
        (block.first.max(open.saturating_sub(4))..open).chain(close..block.end.min(close + 2));
    let any = |classes: Classes| near.clone().any(|t| text.tokens[t].is(classes));
    let is_capital = |t: usize| {
        matches!(
            text.tokens[t].shape,
            Shape::Title | Shape::Upper | Shape::Mixed
        )
    };
    let all_capital = (q.first..q.end)
        .filter(|&t| is_word(text, t) && !text.tokens[t].is(SMALL))
        .all(is_capital);
    let words = (q.first..q.end).filter(|&t| is_word(text, t)).count();
    let between_names = open > block.first
        && close < block.end
        && pos(text, open - 1) == Pos::Name
        && pos(text, close) == Pos::Name;
    if all_capital && words <= 3 && between_names {
        Role::Name
    } else if all_capital && (words > 1 || any(lexicon::TITLE_WORD)) {
        Role::Title
    } else if any(lexicon::NAMING_WORD) {
        Role::Term
    } else if all_capital {
        Role::Name
    } else if q.style == Style::Single && words == 1 {
        Role::Term
    } else {
        Role::Scare
    }
}

const SMALL: Classes = lexicon::DETERMINER
    .or(lexicon::PREPOSITION)
    .or(lexicon::CONJUNCTION);

fn is_word(text: &Text, token: usize) -> bool {
    matches!(text.tokens[token].kind, TokenKind::Word | TokenKind::Number)
}
