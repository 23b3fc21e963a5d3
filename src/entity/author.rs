//! Who “I” is in the page's own voice: a byline, a signature, the headline of a speech, who signs on,
//! and, in a story, what the others call the teller.

use super::cast::{Cast, EntityId, Sort};
use super::name::Name;
use super::speaker::{HEAD, says_genre};
use super::talk::{Talk, Voice};
use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Text, TokenKind};

/// Tokens at the top in which an author is introduced.
const INTRODUCTION: usize = 240;
/// Tokens between a name and the word for the speech.
const BESIDE: usize = 3;
/// Quotations that “I” speaks in a story told by “I”.
const TURNS_OF_TELLER: usize = 2;
/// Tokens at the very top in which somebody signs on: “Hey, it’s NAME”.
const SIGN_ON: usize = 12;
/// Blocks at the foot in which an author is told of.
const FEET: usize = 4;
/// Blocks at the top in which an author may be named.
const TOP: usize = 3;
/// Tokens of a line that tells of the author.
const BIOGRAPHY: usize = 60;
/// Tokens of a valediction: “With much love to all,”.
const VALEDICTION: usize = 8;

/// Who wrote the text, by byline, signature, headline, or, of a story told by “I”, by what the
/// others call the teller.
pub fn find(text: &Text, names: &[Name], cast: &Cast, talk: &Talk) -> Option<EntityId> {
    let byline = by_byline(text, names, cast);
    let fewest = if byline.is_some() { 2 } else { 1 };
    by_address(text, names, cast, talk, fewest)
        .or(byline)
        .or_else(|| by_signature(text, names, cast))
        .or_else(|| by_foot(text, names, cast))
        .or_else(|| by_copyright(text, names, cast))
        .or_else(|| by_headline(text, names, cast))
}

/// Whom the others call by name where “I” takes part in the talk: a name that stands in speech alone,
/// set off as an address where “I” speaks next or at least `fewest` times, and never said by “I”.
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
    // Calls where “I” has the turn before or after; all calls.
    let mut calls = vec![Some((0_u32, 0_u32)); cast.entities.len()];
    for (name, entity) in names.iter().zip(&cast.of_name) {
        let Some(entity) = *entity else { continue };
        let Some(told) = talk.speech_at(name.first) else {
            calls[entity] = None;
            continue;
        };
        let is_kin = text.tokens[name.first].is(lexicon::KIN);
        let is_beside = u32::from(talk.is_beside_teller(name.first));
        let is_others = told == Voice::Another || told == Voice::Unknown && is_beside > 0;
        if is_address(text, name) && is_others && !is_kin {
            calls[entity] = calls[entity].map(|(beside, all)| (beside + is_beside, all + 1));
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
    ((most.0 > 0 || most.1 >= fewest) && is_person && top.next().is_none()).then_some(first)
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

/// “NAME is a baker in …”, “NAME’s latest book is …” in a short block at the foot: somebody of whom the
/// page says nothing between its top and there.
fn by_foot(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    let last = text.blocks.len();
    let feet = last.saturating_sub(FEET).max(1)..last;
    feet.rev().find_map(|number| {
        let block = text.blocks[number];
        let at = names.partition_point(|n| n.first < block.first);
        let name = names.get(at).filter(|n| n.first == block.first)?;
        let entity = cast.of_name[at].filter(|_| name.len() > 1)?;
        let next = text.tokens.get(name.end)?;
        // “is”, “’s latest book”, “writes”: what holds today, no scene.
        let is_verb = next.kind == TokenKind::Word && pos(text, name.end) == Pos::Verb;
        let tells = next.is(lexicon::COPULA)
            || next.kind == TokenKind::Clitic
            || is_verb && text.word(name.end).ends_with('s');
        let is_short = block.end - block.first <= BIOGRAPHY && name.end < block.end;
        let is_person = matches!(cast.entities[entity].sort(), Sort::Person | Sort::Unknown);
        // Whoever the text itself speaks of did not write it.
        let is_elsewhere = |k: usize| (TOP.min(number)..number).contains(&text.block_of(k));
        let mut mentions = names
            .iter()
            .zip(&cast.of_name)
            .filter(|(_, e)| **e == Some(entity))
            .map(|(n, _)| n.first);
        (tells && is_short && is_person && !mentions.any(is_elsewhere)).then_some(entity)
    })
}

/// “© 2015 by NAME” at the foot: an excerpt's author.
fn by_copyright(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
    let feet = text.blocks.len().saturating_sub(FEET);
    let first = text.blocks.get(feet)?.first;
    let sign = (first..text.tokens.len()).find(|k| text.word(*k) == "©")?;
    let number = names.partition_point(|n| n.first <= sign);
    let name = names.get(number).filter(|n| n.first - sign <= BESIDE)?;
    let is_by = text.word(name.first - 1).eq_ignore_ascii_case("by");
    let entity = cast.of_name[number].filter(|_| is_by && name.len() > 1)?;
    matches!(cast.entities[entity].sort(), Sort::Person | Sort::Unknown).then_some(entity)
}

/// “I’m NAME”, “my name is NAME”, “it’s NAME” near the top: a given name alone tells nobody who it is.
pub fn by_introduction(text: &Text, names: &[Name], cast: &Cast) -> Option<EntityId> {
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
