//! What tells speech from the rest: features of one quotation for the model of [`super`].

use super::beside::{Beside, is_cue, is_cue_verb, is_negation, kind};
use super::page::Page;
use super::surroundings::{class, is_code, is_listed, mark, within};
use crate::lexicon::{self, Classes};
use crate::linear::{Features, cell, step};
use crate::quotation::Quotation;
use crate::text::syntax::{Pos, pos};
use crate::text::{Shape, Text, TokenKind};

crate::templates! {
    bias words stop_inside comma_inside opens_block opens_sentence finite_verb first_person
    capitals first_shape before before_class after after_class cue_before cue_after alone
    title_words cue_in_sentence style words_and_before words_and_after verb_and_words closed
    other_quotations whole_sentence before2 page_led page_short page_led_and_words again within
    listed mark block_kind code naming subject led_and_cue edges person page_said title_and_cue
    negated said_and_cue lead title_and_before name_noun weak_cue led_up_to
}

/// Tokens on either side of a quotation in which the rest of its sentence is looked through.
pub const NEAR: usize = 200;

/// Tokens of a quotation that are looked at.
const LONGEST: usize = 400;

/// What tells speech from the rest, of quotation `k`.
pub fn features(text: &Text, quotations: &[Quotation], page: &Page, k: usize) -> Features {
    let q = &quotations[k];
    let sentence = text.sentences[text.sentence_of(q.first)];
    let block = text.blocks[q.block];
    let beside = Beside::of(text, q);
    let (open, close) = (beside.open, beside.close);
    // What a long one is shows in its first words, and one element may lie in a thousand others.
    let inside = q.first..q.end.min(q.first + LONGEST);
    let words = inside.clone().filter(|&t| is_word(text, t)).count();
    let before = open.checked_sub(1).filter(|&t| t >= block.first);
    let before2 = open.checked_sub(2).filter(|&t| t >= block.first);
    let after = Some(close).filter(|&t| t < block.end);
    let last = q.end - 1;
    let ends_with = |marks: &[&str]| marks.contains(&text.word(last));
    let stop_inside = ends_with(&[".", "?", "!", "…"]);
    let comma_inside = ends_with(&[","]);
    let finite = inside.clone().any(|t| is_finite(text, t));
    let capitals = inside.clone().filter(|&t| is_capital(text, t)).count();
    let first_shape = text.tokens[q.first].shape as usize;
    let lower_content = inside
        .clone()
        .filter(|&t| text.tokens[t].shape == Shape::Lower && !text.tokens[t].is(SMALL))
        .count();
    let outside = |t: &usize| *t < open || *t >= close;
    let cue_before = beside.cue_before(text);
    let cue_after = beside.cue_after(text);
    // Looked for nearby alone: a sentence may be as long as the text, with as many quotations.
    let near = sentence.first.max(open.saturating_sub(NEAR))..sentence.end.min(close + NEAR);
    let cue_in_sentence = near.clone().filter(outside).any(|t| is_cue(text, t));
    let weak_cue = near.clone().filter(outside).any(|t| is_cue_verb(text, t));
    let others = quotations[..k]
        .iter()
        .rev()
        .take(6)
        .chain(quotations[k + 1..].iter().take(6))
        .filter(|o| o.block == q.block && o.inside.is_none())
        .count();
    let opens_block = open == block.first;
    let opens_sentence = opens_block || q.opens_sentence(text);
    let alone = opens_block && close == block.end;
    let whole_sentence = opens_sentence && (stop_inside || comma_inside);
    let before_class = before.map_or(0, |t| class(text, t));
    let after_class = after.map_or(0, |t| class(text, t));
    let before_pos = before.map_or(19, |t| pos(text, t) as usize);
    let after_pos = after.map_or(19, |t| pos(text, t) as usize);
    let size = step(words);
    let cue = if cue_before + cue_after > 0 {
        2
    } else {
        usize::from(cue_in_sentence)
    };
    let naming = (block.first.max(open.saturating_sub(3))..open)
        .any(|t| text.tokens[t].is(lexicon::NAMING_WORD));
    let labelling = (block.first.max(open.saturating_sub(6))..open)
        .any(|t| text.tokens[t].is(lexicon::LABELLING_VERB));
    let person = near.clone().filter(outside).fold(0, |found, t| {
        let first = usize::from(text.tokens[t].is(lexicon::FIRST_PERSON));
        found | first | (2 * usize::from(text.tokens[t].is(lexicon::SECOND_PERSON)))
    });
    let is_title = capitals > 1 && lower_content == 0;
    let named = before.filter(|&t| matches!(text.word(t), "," | "of" | ":"));
    let named = named
        .and_then(|t| t.checked_sub(1))
        .or(before)
        .is_some_and(|t| text.tokens[t].is(lexicon::NAME_NOUN));
    let lead = (block.first.max(open.saturating_sub(5))..open)
        .rev()
        .find(|&t| !matches!(pos(text, t), Pos::Adverb | Pos::Determiner))
        .map_or(0, |t| class(text, t));
    let negated = (block.first.max(open.saturating_sub(5))..open).any(|t| is_negation(text, t));
    let subject = near.filter(outside).fold(0, |found: usize, t| {
        found.max(if text.tokens[t].is(lexicon::SUBJECT_PRONOUN) {
            1
        } else if pos(text, t) == Pos::Name {
            2
        } else {
            0
        })
    });
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
        cell(
            T::alone as usize,
            usize::from(alone)
                * (1 + usize::from(stop_inside)
                    + 2 * usize::from(finite)
                    + 4 * usize::from(kind(text, q.block) == 1)),
        ),
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
        cell(T::other_quotations as usize, others + 13 * size.min(3)),
        cell(
            T::whole_sentence as usize,
            usize::from(whole_sentence) + 2 * size.min(6),
        ),
        cell(T::page_led as usize, page.led),
        cell(T::page_short as usize, page.short + 5 * size.min(5)),
        cell(
            T::page_led_and_words as usize,
            page.led / 2 + 5 * size.min(6),
        ),
        cell(
            T::led_and_cue as usize,
            page.led.min(8) + 9 * cue + 27 * usize::from(words > 4),
        ),
        cell(
            T::again as usize,
            usize::from(page.is_again[k]) + 2 * size.min(5),
        ),
        cell(
            T::within as usize,
            within(text, before, after) + 4 * size.min(5),
        ),
        cell(
            T::listed as usize,
            usize::from(is_listed(text, quotations, k)) + 2 * size.min(5),
        ),
        cell(T::mark as usize, mark(text, q)),
        cell(
            T::block_kind as usize,
            kind(text, q.block) + 7 * size.min(5),
        ),
        cell(
            T::code as usize,
            usize::from(inside.clone().any(|t| is_code(text, t))),
        ),
        cell(
            T::naming as usize,
            usize::from(naming) + 2 * usize::from(labelling) + 4 * size.min(5),
        ),
        cell(T::subject as usize, subject + 3 * cue + 9 * size.min(5)),
        cell(T::person as usize, person + 4 * size.min(5)),
        cell(T::page_said as usize, page.said + 9 * size.min(6)),
        cell(
            T::title_and_cue as usize,
            usize::from(is_title) + 2 * cue + 6 * size.min(6),
        ),
        cell(T::lead as usize, lead + 21 * cue),
        cell(
            T::title_and_before as usize,
            before_class + 22 * usize::from(is_title),
        ),
        cell(T::name_noun as usize, usize::from(named) + 2 * size.min(6)),
        cell(
            T::weak_cue as usize,
            usize::from(weak_cue) + 2 * cue + 6 * size.min(5),
        ),
        cell(
            T::led_up_to as usize,
            usize::from(beside.is_led_up_to(text, q)) + 2 * size.min(6),
        ),
        cell(T::negated as usize, usize::from(negated) + 2 * cue),
        cell(T::said_and_cue as usize, page.said + 9 * cue),
        cell(
            T::edges as usize,
            usize::from(text.tokens[q.first].shape == Shape::Lower)
                + 2 * usize::from(stop_inside)
                + 4 * usize::from(comma_inside)
                + 8 * usize::from(finite)
                + 16 * cue,
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

fn is_capital(text: &Text, token: usize) -> bool {
    matches!(
        text.tokens[token].shape,
        Shape::Title | Shape::Upper | Shape::Mixed
    )
}

fn is_finite(text: &Text, token: usize) -> bool {
    let t = &text.tokens[token];
    t.is(lexicon::AUXILIARY.or(lexicon::MODAL))
        || pos(text, token) == Pos::Verb && t.is(lexicon::PAST.or(lexicon::PRESENT))
}
