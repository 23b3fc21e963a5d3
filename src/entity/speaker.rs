//! Who “I” and “you” are outside quotations: turns of a transcript, an interview, a byline, a
//! signature.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use crate::lexicon::{self, Classes};
use crate::text::{Text, TokenKind};

/// Tokens at the top in which an author is introduced.
const INTRODUCTION: usize = 240;

/// Who speaks in each block.
#[derive(Debug, Default)]
pub struct Speakers {
    /// For each block, who speaks in it, where a label tells.
    turns: Vec<Option<EntityId>>,
    /// For each block, whether it asks.
    is_question: Vec<bool>,
    /// The one who answers, of an interview.
    answers: Option<EntityId>,
    /// The author, by byline, signature or introduction.
    author: Option<EntityId>,
}

impl Speakers {
    /// Reads turns, questions, byline and signature.
    pub fn read(text: &Text, names: &[Name], cast: &Cast) -> Speakers {
        let mut speakers = Speakers {
            turns: vec![None; text.blocks.len()],
            is_question: vec![false; text.blocks.len()],
            ..Speakers::default()
        };
        speakers.read_turns(text, names, cast);
        speakers.read_interview(text, names, cast);
        speakers.read_author(text, names, cast);
        speakers
    }

    /// Who says “I” in block `block`.
    pub fn first_person(&self, block: usize) -> Option<EntityId> {
        if let Some(turn) = self.turns.get(block).copied().flatten() {
            return Some(turn);
        }
        if self.answers.is_some() && self.is_question.get(block) == Some(&false) {
            return self.answers;
        }
        self.author
    }

    /// Who is spoken to in block `block`.
    pub fn second_person(&self, block: usize) -> Option<EntityId> {
        self.answers
            .filter(|_| self.is_question.get(block) == Some(&true))
    }

    fn read_turns(&mut self, text: &Text, names: &[Name], cast: &Cast) {
        let mut labels = 0;
        for (number, block) in text.blocks.iter().enumerate() {
            let colon =
                (block.first + 1..block.end.min(block.first + 6)).find(|k| text.word(*k) == ":");
            let Some(colon) = colon else { continue };
            let at = names.partition_point(|n| n.first < block.first);
            let Some(name) = names.get(at) else { continue };
            if name.first == block.first && name.end <= colon {
                self.turns[number] = cast.of_name[at];
                labels += usize::from(cast.of_name[at].is_some());
            }
        }
        if labels < 3 {
            self.turns.iter_mut().for_each(|t| *t = None);
            return;
        }
        let mut last = None;
        for turn in &mut self.turns {
            last = turn.or(last);
            *turn = last;
        }
    }

    fn read_interview(&mut self, text: &Text, names: &[Name], cast: &Cast) {
        let mut first_persons = 0;
        // “You have said that …”: put by the one who asks, with no question mark.
        let mut puts = vec![false; text.blocks.len()];
        for (number, block) in text.blocks.iter().enumerate() {
            let tokens = &text.tokens[block.first..block.end];
            let ends_in_question = (block.first..block.end)
                .rev()
                .find(|k| text.tokens[*k].kind == TokenKind::Mark)
                .is_some_and(|k| text.word(k) == "?" && k + 2 >= block.end);
            let is_of = |class| tokens.iter().any(|t| t.is(class));
            let is_put = is_of(lexicon::SECOND_PERSON)
                && !is_of(lexicon::FIRST_PERSON)
                && tokens.len() <= 48;
            self.is_question[number] = ends_in_question;
            puts[number] = is_put;
            first_persons += tokens
                .iter()
                .filter(|t| t.is(lexicon::FIRST_PERSON))
                .count();
        }
        let turns = self
            .is_question
            .windows(2)
            .filter(|w| w[0] && !w[1])
            .count();
        let is_said_so = says_genre(text, 4);
        let is_dense = turns >= 4 && turns * 8 >= text.blocks.len();
        if first_persons >= 4 && (is_dense || is_said_so && turns >= 2) {
            self.answers = presented(text, names, cast, is_said_so);
            for (question, put) in self.is_question.iter_mut().zip(puts) {
                *question |= put;
            }
        }
    }

    fn read_author(&mut self, text: &Text, names: &[Name], cast: &Cast) {
        self.author = by_introduction(text, names, cast)
            .or_else(|| by_byline(text, names, cast))
            .or_else(|| by_signature(text, names, cast))
            .or_else(|| by_headline(text, names, cast));
    }
}

/// Whether one of the first `blocks` blocks calls the text an interview, a speech or the like.
fn says_genre(text: &Text, blocks: usize) -> bool {
    text.blocks
        .iter()
        .take(blocks)
        .flat_map(|b| &text.tokens[b.first..b.end])
        .any(|t| t.is(lexicon::SPOKEN_GENRE))
}

/// The person whom the first blocks present: of several, the one named most often.
fn presented(text: &Text, names: &[Name], cast: &Cast, is_said_so: bool) -> Option<EntityId> {
    let end = text.blocks.get(3).or(text.blocks.last())?.end;
    let top = names.partition_point(|n| n.first < end);
    let is_person = |e: &EntityId| {
        let entity = &cast.entities[*e];
        entity.sort() == Sort::Person
            && entity.firm > 0
            && names[entity.name].len() > 1
            && (is_said_so && entity.bearer.person > 0
                || entity.bearer.person >= 3 && entity.bearer.given != 0)
    };
    let people = || {
        cast.of_name[..top]
            .iter()
            .copied()
            .flatten()
            .filter(is_person)
    };
    // “Interview with NAME”
    let asked = names[..top]
        .iter()
        .zip(&cast.of_name)
        .find_map(|(name, entity)| {
            let block = text.blocks[text.block_of(name.first)];
            let is_asked =
                (block.first..name.first).any(|k| text.tokens[k].is(lexicon::SPOKEN_GENRE));
            entity.filter(is_person).filter(|_| is_asked)
        });
    asked.or_else(|| {
        people().max_by_key(|e| {
            let entity = &cast.entities[*e];
            (entity.bearer.person, usize::MAX - entity.first)
        })
    })
}

/// A speech or address: the person its headline names, where nearly all of it is said by “I”.
fn by_headline(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    if !says_genre(text, 2) {
        return None;
    }
    let first_persons = text.tokens.iter().filter(|t| t.is(lexicon::FIRST_PERSON));
    if first_persons.count() * 60 < text.tokens.len() {
        return None;
    }
    let end = text.blocks.get(1)?.end;
    let top = names.partition_point(|n| n.first < end);
    cast.of_name[..top]
        .iter()
        .copied()
        .flatten()
        .find(|e| cast.entities[*e].sort() == Sort::Person && cast.entities[*e].firm > 0)
}

/// “By NAME”, in a block of its own near the top.
fn by_byline(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    let tops = text.blocks.iter().take(10);
    let by_line = tops
        .clone()
        .filter(|b| b.end - b.first <= 14)
        .find_map(|block| {
            let by = (block.first..block.end).find(|k| text.word(*k).eq_ignore_ascii_case("by"))?;
            let number = names.partition_point(|n| n.first <= by);
            let name = names.get(number)?;
            (name.first == by + 1 && name.end <= block.end)
                .then_some(cast.of_name[number])
                .flatten()
        });
    // A name alone on its line.
    by_line.or_else(|| {
        tops.take(5).find_map(|block| {
            let number = names.partition_point(|n| n.first < block.first);
            let name = names.get(number)?;
            let entity = cast.of_name[number]?;
            (name.first == block.first
                && name.end == block.end
                && name.len() > 1
                && cast.entities[entity].bearer.person >= 3
                && cast.entities[entity].bearer.given != 0)
                .then_some(entity)
        })
    })
}

/// A short block at the foot of a letter that holds a name and no more, after a valediction.
fn by_signature(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    let is_valediction = |b: &crate::text::BlockText| {
        b.end - b.first <= 5
            && (text.tokens[b.first..b.end]
                .iter()
                .any(|t| t.is(lexicon::VALEDICTION))
                || text
                    .phrases_at(b.first)
                    .iter()
                    .any(|p| p.classes.any(lexicon::VALEDICTION)))
    };
    let feet = text.blocks.windows(2).rev().take(12);
    feet.filter(|w| is_valediction(&w[0]) && w[1].end - w[1].first <= 6)
        .find_map(|w| {
            let number = names.partition_point(|n| n.first < w[1].first);
            let name = names.get(number)?;
            (name.first == w[1].first)
                .then_some(cast.of_name[number])
                .flatten()
        })
}

/// “I’m NAME”, “my name is NAME”, “it’s NAME” near the top: a given name alone tells nobody who it is.
fn by_introduction(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    let top = text.tokens.len().min(INTRODUCTION);
    let near = names.iter().enumerate().take_while(|(_, n)| n.first < top);
    near.filter(|(_, name)| name.len() > 1)
        .find_map(|(number, name)| {
            let k = name.first;
            let is = |back: usize, class: Classes| {
                k.checked_sub(back)
                    .is_some_and(|t| text.tokens[t].is(class))
            };
            let am = k
                .checked_sub(1)
                .is_some_and(|t| matches!(text.tokens[t].entry.word(), "i'm" | "am"))
                && is(1, lexicon::AUXILIARY.or(lexicon::SENTENCE_STARTER));
            let my_name = is(1, lexicon::BE)
                && is(3, lexicon::POSSESSIVE)
                && is(3, lexicon::FIRST_PERSON)
                && is(2, lexicon::NAMING_WORD);
            let it_is = k
                .checked_sub(2)
                .is_some_and(|t| text.tokens[t].entry.word() == "it")
                && is(1, lexicon::BE);
            (am || my_name || it_is)
                .then_some(cast.of_name[number])
                .flatten()
        })
}
