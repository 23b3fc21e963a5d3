//! What a quotation is there for: speech, or a term, a title, a name, a scare quote, which are no
//! claims. A small linear model tells speech from the rest; words beside it tell the rest apart.

use std::sync::OnceLock;

use super::{Quotation, Style};
use crate::lexicon::{self, Classes};
use crate::linear::{Features, Weights, cell, step};
use crate::report::Role;
use crate::text::syntax::{self, Pos, pos};
use crate::text::{Shape, Text, TokenKind};

crate::templates! {
    bias words stop_inside comma_inside opens_block opens_sentence finite_verb first_person
    capitals first_shape before before_class after after_class cue_before cue_after alone
    title_words cue_in_sentence style words_and_before words_and_after verb_and_words closed
    before_pos_and_after_pos other_quotations whole_sentence before2
}

/// Above this log-odds a quotation is speech: a wrong accusation is worse than a miss.
const SPEECH: f32 = 0.5;
/// The same for a few words that no verb of saying stands by.
const SPEECH_UNCLAIMED: f32 = 1.8;
/// Within this of the border the role is not sure.
const SURE: f32 = 0.35;

/// The role of quotation `k`, and whether it is sure.
pub fn judge(text: &Text, quotations: &[Quotation], k: usize) -> (Role, bool) {
    let scene = Scene::of(text, &quotations[k]);
    if let Some(role) = scene.plain_role() {
        return (role, true);
    }
    let score = score(text, quotations, k);
    let border = if scene.is_unclaimed() {
        SPEECH_UNCLAIMED
    } else {
        SPEECH
    };
    if score > border {
        return (Role::Speech, score > border + SURE);
    }
    (other_role(text, &quotations[k]), score < border - SURE)
}

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
        if self.is_nickname() {
            Some(Role::Name)
        } else if self.is_listed_title() {
            Some(Role::Title)
        } else if self.is_argument() || self.is_example() {
            Some(Role::Term)
        } else {
            None
        }
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
            && text.tokens[from].is_capital()
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

    /// `For example: “…”`, `“…” means that …`
    fn is_example(&self) -> bool {
        let text = self.text;
        let before = self.first.max(self.open.saturating_sub(3))..self.open;
        let leads = before
            .clone()
            .any(|t| text.tokens[t].is(lexicon::EXAMPLE_WORD))
            && !before
                .clone()
                .any(|t| text.tokens[t].is(lexicon::STATEMENT_VERB));
        let explains = self.close < self.end && text.tokens[self.close].is(lexicon::MEANING_WORD);
        leads || explains
    }

    /// A few words in the middle of a sentence without any verb of saying: a term or a scare quote
    /// as likely as somebody's words.
    fn is_unclaimed(&self) -> bool {
        let text = self.text;
        let sentence = text.sentences[text.sentence_of(self.q.first)];
        let cue = |t: usize| {
            text.tokens[t].is(lexicon::STATEMENT_VERB.or(lexicon::MANNER_VERB))
                || text
                    .phrases_at(t)
                    .iter()
                    .any(|p| p.classes.any(lexicon::ACCORDING))
        };
        self.q.end - self.q.first <= 4
            && self.open > sentence.first
            && !(sentence.first..self.open)
                .chain(self.close..sentence.end.max(self.close))
                .any(cue)
    }
}

/// Log-odds that quotation `k` is speech.
pub fn score(text: &Text, quotations: &[Quotation], k: usize) -> f32 {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    let weights = WEIGHTS.get_or_init(|| Weights::parse(include_str!("role.weights"), TEMPLATES));
    weights.score(&features(text, quotations, k))
}

/// Tokens on either side of a quotation in which the rest of its sentence is looked through.
const NEAR: usize = 200;

/// What tells speech from the rest, of quotation `k`.
pub fn features(text: &Text, quotations: &[Quotation], k: usize) -> Features {
    let q = &quotations[k];
    let sentence = text.sentences[text.sentence_of(q.first)];
    let block = text.blocks[q.block];
    let inside = q.first..q.end;
    let words = inside.clone().filter(|&t| is_word(text, t)).count();
    let open = text.token_from(q.span.start);
    let close = text.token_from(q.span.end);
    let before = open.checked_sub(1).filter(|&t| t >= block.first);
    let before2 = open.checked_sub(2).filter(|&t| t >= block.first);
    let after = Some(close).filter(|&t| t < block.end);
    let last = q.end - 1;
    let ends_with = |marks: &[&str]| marks.contains(&text.word(last));
    let stop_inside = ends_with(&[".", "?", "!", "…"]);
    let comma_inside = ends_with(&[","]);
    let finite = inside.clone().any(|t| is_finite(text, t));
    let capitals = inside
        .clone()
        .filter(|&t| {
            matches!(
                text.tokens[t].shape,
                Shape::Title | Shape::Upper | Shape::Mixed
            )
        })
        .count();
    let first_shape = text.tokens[q.first].shape as usize;
    let lower_content = inside
        .clone()
        .filter(|&t| text.tokens[t].shape == Shape::Lower && !text.tokens[t].is(SMALL))
        .count();
    let cue = |t: usize| {
        text.tokens[t].is(lexicon::STATEMENT_VERB) || text.tokens[t].is(lexicon::MANNER_VERB)
    };
    let outside = |t: &usize| *t < open || *t >= close;
    let cue_before = (block.first.max(open.saturating_sub(4))..open)
        .rev()
        .position(cue)
        .map_or(0, |d| d + 1);
    let cue_after = (close..block.end.min(close + 5))
        .position(cue)
        .map_or(0, |d| d + 1);
    // Looked for nearby alone: a sentence may be as long as the text, with as many quotations.
    let near = sentence.first.max(open.saturating_sub(NEAR))..sentence.end.min(close + NEAR);
    let cue_in_sentence = near.filter(outside).any(cue);
    let others = quotations[..k]
        .iter()
        .rev()
        .take(6)
        .chain(quotations[k + 1..].iter().take(6));
    let others = others
        .filter(|o| o.block == q.block && o.inside.is_none())
        .count();
    let opens_block = open == block.first;
    let opens_sentence = opens_block || syntax::is_sentence_start(text, q.first);
    let alone = opens_block && close == block.end;
    let whole_sentence = opens_sentence && (stop_inside || comma_inside);
    let before_class = before.map_or(0, |t| class(text, t));
    let after_class = after.map_or(0, |t| class(text, t));
    let before_pos = before.map_or(19, |t| pos(text, t) as usize);
    let after_pos = after.map_or(19, |t| pos(text, t) as usize);
    let size = step(words);
    vec![
        cell(T::bias as usize, 0),
        cell(T::words as usize, size),
        cell(
            T::stop_inside as usize,
            usize::from(stop_inside) + 2 * usize::from(opens_sentence),
        ),
        cell(
            T::comma_inside as usize,
            usize::from(comma_inside) + 2 * usize::from(cue_after > 0),
        ),
        cell(T::opens_block as usize, usize::from(opens_block)),
        cell(
            T::opens_sentence as usize,
            usize::from(opens_sentence) + 2 * usize::from(finite),
        ),
        cell(T::finite_verb as usize, usize::from(finite)),
        cell(
            T::first_person as usize,
            usize::from(inside.clone().any(|t| text.tokens[t].is(PERSONAL))),
        ),
        cell(
            T::capitals as usize,
            (capitals * 4 / words.max(1)).min(4) + 5 * size.min(5),
        ),
        cell(
            T::first_shape as usize,
            first_shape + 6 * usize::from(opens_sentence),
        ),
        cell(T::before as usize, before_pos),
        cell(T::before_class as usize, before_class),
        cell(
            T::before2 as usize,
            before2.map_or(0, |t| class(text, t)) * 3 % 61 + before_class.min(2),
        ),
        cell(T::after as usize, after_pos),
        cell(T::after_class as usize, after_class),
        cell(T::cue_before as usize, cue_before),
        cell(T::cue_after as usize, cue_after),
        cell(T::alone as usize, usize::from(alone)),
        cell(
            T::title_words as usize,
            usize::from(capitals > 0 && lower_content == 0) + 2 * size.min(6),
        ),
        cell(
            T::cue_in_sentence as usize,
            usize::from(cue_in_sentence) + 2 * size.min(6),
        ),
        cell(
            T::style as usize,
            q.style as usize + 3 * usize::from(q.inside.is_some()) + 6 * usize::from(q.is_element),
        ),
        cell(
            T::words_and_before as usize,
            size.min(5) + 6 * before_class.min(9),
        ),
        cell(
            T::words_and_after as usize,
            size.min(5) + 6 * after_class.min(9),
        ),
        cell(T::verb_and_words as usize, usize::from(finite) + 2 * size),
        cell(
            T::closed as usize,
            usize::from(q.is_closed) + 2 * usize::from(q.continues.is_some()),
        ),
        cell(
            T::before_pos_and_after_pos as usize,
            (before_pos * 20 + after_pos) % 61,
        ),
        cell(T::other_quotations as usize, others + 13 * size.min(3)),
        cell(
            T::whole_sentence as usize,
            usize::from(whole_sentence) + 2 * size.min(6),
        ),
    ]
}

const SMALL: Classes = lexicon::DETERMINER
    .or(lexicon::PREPOSITION)
    .or(lexicon::CONJUNCTION);
const PERSONAL: Classes = lexicon::FIRST_PERSON.or(lexicon::SECOND_PERSON);

fn is_word(text: &Text, token: usize) -> bool {
    matches!(text.tokens[token].kind, TokenKind::Word | TokenKind::Number)
}

fn is_finite(text: &Text, token: usize) -> bool {
    let t = &text.tokens[token];
    t.is(lexicon::AUXILIARY.or(lexicon::MODAL))
        || pos(text, token) == Pos::Verb && t.is(lexicon::PAST.or(lexicon::PRESENT))
}

/// What sort of word stands beside the quotation.
fn class(text: &Text, token: usize) -> usize {
    let t = &text.tokens[token];
    let classes = [
        lexicon::NAMING_WORD,
        lexicon::TITLE_WORD,
        lexicon::STATEMENT_VERB,
        lexicon::MANNER_VERB,
        lexicon::DETERMINER,
        lexicon::COMPLEMENTIZER,
        lexicon::BE,
        lexicon::PREPOSITION,
        lexicon::CONJUNCTION,
        lexicon::ATTITUDE_VERB,
        lexicon::SUBJECT_PRONOUN,
    ];
    if let Some(k) = classes.iter().position(|c| t.is(*c)) {
        return k + 10;
    }
    match text.word(token) {
        "," => 1,
        ":" => 2,
        "." => 3,
        "(" | ")" => 4,
        "—" | "–" | "-" => 5,
        _ => match pos(text, token) {
            Pos::Quote => 6,
            Pos::Name => 7,
            Pos::Noun => 8,
            Pos::Clitic => 9,
            _ => 0,
        },
    }
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
