//! Who “I” and “you” are outside quotations: turns of a transcript, an interview, a byline, a
//! signature.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use super::talk::Talk;
use super::{author, set_off};
use crate::attribution::Attribution;
use crate::lexicon;
use crate::report::Form;
use crate::text::{BlockText, Text, TokenKind};

/// Blocks at the top in which a speech says whose it is.
pub(super) const HEAD: usize = 3;

/// Who speaks in each block.
#[derive(Debug, Default)]
pub struct Speakers {
    /// For each block, who speaks in it, where a label tells.
    turns: Vec<Option<EntityId>>,
    /// For each block, whose words it sets off: the line above leads up to it, or a name signs it.
    set_off: Vec<Option<EntityId>>,
    /// For each block, whether it asks.
    is_question: Vec<bool>,
    /// The one who answers, of an interview.
    answers: Option<EntityId>,
    /// The author, by byline, signature or introduction.
    author: Option<EntityId>,
}

impl Speakers {
    /// Reads turns, questions, byline and signature.
    pub fn read(
        text: &Text,
        attributions: &[Attribution],
        names: &[Name],
        cast: &Cast,
        talk: &Talk,
    ) -> Speakers {
        let mut speakers = Speakers {
            turns: vec![None; text.blocks.len()],
            set_off: set_off::read(text, names, cast),
            is_question: vec![false; text.blocks.len()],
            ..Speakers::default()
        };
        speakers.read_turns(text, names, cast);
        speakers.read_transcript(text, attributions, names, cast);
        let signed_on = author::by_introduction(text, names, cast);
        if signed_on.is_none() || says_genre(text, HEAD) {
            speakers.read_interview(text, names, cast);
        }
        speakers.author = signed_on.or_else(|| author::find(text, names, cast, talk));
        speakers
    }

    /// Who says “I” in block `block`.
    pub fn first_person(&self, block: usize) -> Option<EntityId> {
        let of = |who: &[Option<EntityId>]| who.get(block).copied().flatten();
        if let Some(who) = of(&self.turns).or_else(|| of(&self.set_off)) {
            return Some(who);
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
            // `Q:` and `A:` are nobody's names.
            let is_letter = text.word(name.first).len() == 1;
            if name.first == block.first && name.end <= colon && !is_letter {
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

    /// What a transcript or interview gives to somebody, block by block, is spoken by them.
    fn read_transcript(
        &mut self,
        text: &Text,
        attributions: &[Attribution],
        names: &[Name],
        cast: &Cast,
    ) {
        let turns = attributions
            .iter()
            .filter(|a| a.form == Form::Direct && a.quotation.is_none());
        for attribution in turns {
            let Some(source) = attribution.source else {
                continue;
            };
            let (first, end) = (text.token_at(source.start), text.token_from(source.end));
            let at = names.partition_point(|n| n.end <= first);
            let block = text.block_of(text.token_at(attribution.content.start));
            if names.get(at).is_some_and(|n| n.first < end) {
                self.turns[block] = cast.of_name[at].or(self.turns[block]);
            }
        }
        self.go_on(text);
    }

    /// Of `Q:` and `A:`, an answer goes on over the blocks to the next question.
    fn go_on(&mut self, text: &Text) {
        let asks = |b: &BlockText| b.first < b.end && matches!(text.word(b.first), "Q" | "Q.");
        if !text.blocks.iter().any(asks) {
            return;
        }
        let mut last = None;
        for (turn, block) in self.turns.iter_mut().zip(&text.blocks) {
            last = turn.or(last).filter(|_| !asks(block));
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
}

/// Whether one of the first `blocks` blocks calls the text an interview, a speech or the like.
pub(super) fn says_genre(text: &Text, blocks: usize) -> bool {
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
