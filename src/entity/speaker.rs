//! Who “I” and “you” are outside quotations: turns of a transcript, an interview, a byline, a
//! signature.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use crate::attribution::Attribution;
use crate::lexicon::{self, Classes};
use crate::quotation::Quotation;
use crate::text::{Text, TokenKind};

/// Tokens at the top in which an author is introduced.
const INTRODUCTION: usize = 240;
/// Blocks at the top in which a speech says whose it is.
const HEAD: usize = 3;
/// Tokens between a name and the word for the speech.
const BESIDE: usize = 3;
/// Quotations that “I” speaks in a story told by “I”.
const TURNS_OF_TELLER: usize = 2;
/// Tokens at the very top in which somebody signs on: “Hey, it’s NAME”.
const SIGN_ON: usize = 12;
/// Tokens of a valediction: “With much love to all,”.
const VALEDICTION: usize = 8;

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
    pub fn read(text: &Text, names: &[Name], cast: &Cast, talk: &Talk) -> Speakers {
        let mut speakers = Speakers {
            turns: vec![None; text.blocks.len()],
            is_question: vec![false; text.blocks.len()],
            ..Speakers::default()
        };
        speakers.read_turns(text, names, cast);
        let signed_on = by_introduction(text, names, cast);
        if signed_on.is_none() || says_genre(text, HEAD) {
            speakers.read_interview(text, names, cast);
        }
        speakers.author = signed_on.or_else(|| author(text, names, cast, talk));
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
}

/// Who wrote the text, by byline, signature, headline, or, of a story told by “I”, by what the
/// others call the teller.
fn author(text: &Text, names: &[Name], cast: &Cast, talk: &Talk) -> Option<EntityId> {
    let byline = by_byline(text, names, cast);
    let fewest = if byline.is_some() { 2 } else { 1 };
    by_address(text, names, cast, talk, fewest)
        .or(byline)
        .or_else(|| by_signature(text, names, cast))
        .or_else(|| by_headline(text, names, cast))
}

/// Whom the others call by name where “I” takes part in the talk: a name that stands in speech alone,
/// set off as an address at least `fewest` times, and never said by “I”.
fn by_address(
    text: &Text,
    names: &[Name],
    cast: &Cast,
    talk: &Talk,
    fewest: u32,
) -> Option<EntityId> {
    if talk.turns_of_i < TURNS_OF_TELLER {
        return None;
    }
    let mut calls = vec![Some(0_u32); cast.entities.len()];
    for (name, entity) in names.iter().zip(&cast.of_name) {
        let Some(entity) = *entity else { continue };
        let Some(told) = talk.speech_at(name.first) else {
            calls[entity] = None;
            continue;
        };
        let is_kin = text.tokens[name.first].is(lexicon::KIN);
        if is_address(text, name) && told == Voice::Another && !is_kin {
            calls[entity] = calls[entity].map(|c| c + 1);
        } else if told == Voice::Teller {
            calls[entity] = None;
        }
    }
    let most = calls.iter().flatten().max().copied()?;
    let mut top = (0..calls.len()).filter(|e| calls[*e] == Some(most));
    let first = top.next()?;
    // “Look,” “Gram,”: only a given name is sure to be one.
    let is_given = cast.entities[first].bearer.given != 0;
    let is_person = is_given && matches!(cast.entities[first].sort(), Sort::Person | Sort::Unknown);
    (most >= fewest && is_person && top.next().is_none()).then_some(first)
}

/// “NAME, come here”, “Come here, NAME!”
fn is_address(text: &Text, name: &Name) -> bool {
    let is_pause = |k: usize| {
        text.tokens[k].kind == TokenKind::QuotationMark
            || matches!(text.word(k), "," | "." | "!" | "?" | "…" | "—")
    };
    let before = name.first.checked_sub(1).is_none_or(is_pause);
    let after = name.end >= text.tokens.len() || is_pause(name.end);
    before && after
}

/// Whose words a quotation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// Those of “I”.
    Teller,
    /// Those of somebody else.
    Another,
    /// Not told.
    Unknown,
}

/// Who speaks in the quotations: the “I” of the page's own voice, or others.
#[derive(Debug, Default)]
pub struct Talk {
    /// Quotations that lie in no other: first token, one past the last, whose words.
    speech: Vec<(usize, usize, Voice)>,
    /// Quotations that “I” speaks.
    turns_of_i: usize,
}

impl Talk {
    /// Reads who speaks each quotation; `of_quotation` gives its attribution.
    pub fn read(
        text: &Text,
        quotations: &[Quotation],
        attributions: &[Attribution],
        of_quotation: &[Option<usize>],
    ) -> Talk {
        let mut talk = Talk::default();
        for (number, quotation) in quotations.iter().enumerate() {
            if quotation.inside.is_some() {
                continue;
            }
            let source = of_quotation[number].and_then(|a| attributions[a].source);
            let voice = source.map_or(Voice::Unknown, |s| {
                let is_teller = matches!(s.of(text.str), "I" | "i");
                let is_other = s.start < quotation.span.start || s.start >= quotation.span.end;
                match (is_teller, is_other) {
                    (true, true) => Voice::Teller,
                    (false, _) => Voice::Another,
                    _ => Voice::Unknown,
                }
            });
            talk.turns_of_i += usize::from(voice == Voice::Teller);
            talk.speech.push((quotation.first, quotation.end, voice));
        }
        talk
    }

    /// Whose words hold token `k`; `None` outside quotations.
    fn speech_at(&self, k: usize) -> Option<Voice> {
        let after = self.speech.partition_point(|s| s.0 <= k);
        let (_, end, voice) = self.speech[..after].last()?;
        (k < *end).then_some(*voice)
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

/// A speech or address: the person whom its top names beside the word for it (“NAME delivered
/// remarks”), else the first one, where nearly all of it is said by “I”.
fn by_headline(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    if !says_genre(text, 2) {
        return None;
    }
    let first_persons = text.tokens.iter().filter(|t| t.is(lexicon::FIRST_PERSON));
    if first_persons.count() * 60 < text.tokens.len() {
        return None;
    }
    let end = text.blocks.get(HEAD).or(text.blocks.last())?.end;
    let is_person = |e: &EntityId| {
        let entity = &cast.entities[*e];
        let last = names[entity.name].end - 1;
        entity.sort() == Sort::Person
            && entity.firm > 0
            && !text.tokens[last].is(lexicon::ORGANISATION.or(lexicon::DOCUMENT))
    };
    let people = || {
        let near = names.iter().zip(&cast.of_name);
        near.take_while(|(n, _)| n.first < end)
            .filter_map(|(n, e)| e.filter(is_person).map(|e| (n, e)))
    };
    let is_beside = |name: &Name| {
        let own = text.blocks[text.block_of(name.first)];
        let near = name.first.saturating_sub(BESIDE).max(own.first)..own.end.min(name.end + BESIDE);
        near.into_iter()
            .any(|k| text.tokens[k].is(lexicon::SPOKEN_GENRE))
    };
    let beside = people().find(|(name, e)| cast.entities[*e].bearer.given != 0 && is_beside(name));
    beside.or_else(|| people().next()).map(|(_, e)| e)
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
    // The letter's last words may stand in its last paragraph: “Write soon. Love,”.
    let is_valediction = |b: &crate::text::BlockText| {
        let last = text.sentences[text.sentence_of(b.end.max(1) - 1)].first;
        let first = b.first.max(last);
        let is = |k: usize| text.tokens[k].is(lexicon::VALEDICTION);
        // “Thank you for watching!” is none.
        let stops = first < b.end && matches!(text.word(b.end - 1), "." | "!" | "?");
        first < b.end
            && b.end - first <= VALEDICTION
            && !(stops && b.end - first > 3)
            && ((first..b.end).any(is)
                || text
                    .phrases_at(first)
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
    near.filter(|(_, name)| name.len() > 1 || name.first < SIGN_ON)
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
            let it_is = k.checked_sub(1).is_some_and(|t| is_it_is(text, t));
            (am || my_name || it_is)
                .then_some(cast.of_name[number])
                .flatten()
        })
}

/// Whether “it is” ends at token `k`, in two words or one: “it’s”.
fn is_it_is(text: &Text, k: usize) -> bool {
    let is_it = |t: usize| text.word(t).eq_ignore_ascii_case("it");
    let contracted = text.word(k).split_once(['\'', '’']);
    contracted.is_some_and(|(it, is)| it.eq_ignore_ascii_case("it") && is == "s")
        || k > 0 && is_it(k - 1) && (text.tokens[k].is(lexicon::BE) || is_clitic_is(text, k))
}

fn is_clitic_is(text: &Text, k: usize) -> bool {
    text.tokens[k].kind == TokenKind::Clitic && text.word(k).ends_with('s')
}
