//! Whether the words of a source, or those right beside them, give a name for it.

use crate::lexicon;
use crate::text::{Shape, Text, TokenKind};

/// Tokens of the clause between a description that opens a sentence and the name it describes.
const APPOSITION: usize = 12;

/// Tokens behind a source in which its account stands.
const ACCOUNT: usize = 10;

/// Whether a name explains the phrase of tokens `first..end`, whose head is `head` and whose noun phrase ends
/// before `core_end`.
pub fn is_explained(text: &Text, first: usize, head: usize, core_end: usize, end: usize) -> bool {
    is_appended(text, core_end, end)
        || is_exemplified(text, head + 1, end)
        || is_renamed(text, end)
        || is_opening_apposition(text, first, end)
        || has_account(text, first, end)
        || is_said_of(text, first)
        || is_joined(text, first)
}

/// Whether two capitalised words in a row stand behind a comma or dash.
fn is_appended(text: &Text, from: usize, end: usize) -> bool {
    let is_mark = |t: &usize| text.tokens[*t].kind == TokenKind::Mark;
    let Some(mark) = (from..end).find(is_mark) else {
        return false;
    };
    let is_capital = |t: usize| matches!(text.tokens[t].shape, Shape::Title | Shape::Mixed);
    (mark + 1..end.saturating_sub(1)).any(|t| is_capital(t) && is_capital(t + 1))
}

/// Whether names stand behind the head as examples: "experts like Ann Lee", "Whigs, including Lee,".
fn is_exemplified(text: &Text, from: usize, end: usize) -> bool {
    let is_name = |t: usize| {
        matches!(text.tokens[t].shape, Shape::Title | Shape::Mixed)
            && !text.tokens[t].is(lexicon::DEMONYM.or(lexicon::PLURAL))
    };
    let is_like = |t: usize| {
        let word = text.word(t);
        word.eq_ignore_ascii_case("like") || word.eq_ignore_ascii_case("including")
    };
    (from..end.saturating_sub(1)).any(|t| is_like(t) && is_name(t + 1))
}

/// Whether a full name follows right behind the phrase: "another advocate, **Ann Lee** of …", "a baker named **Ann**".
fn is_renamed(text: &Text, end: usize) -> bool {
    let is_capital = |t: usize| {
        t < text.tokens.len() && matches!(text.tokens[t].shape, Shape::Title | Shape::Mixed)
    };
    let is_next = |t: usize| t < text.tokens.len() && text.sentence_of(t) == text.sentence_of(end);
    if !is_next(end + 1) {
        return false;
    }
    let is_appended = text.word(end) == "," && is_capital(end + 1) && is_capital(end + 2);
    let is_called = text.tokens[end].is(lexicon::NAMING_WORD) && is_capital(end + 1);
    // “one buyer, elmo77, wrote”
    let is_handle = text.word(end) == ","
        && text.tokens[end + 1].kind == TokenKind::Word
        && text.word(end + 1).ends_with(|c: char| c.is_ascii_digit());
    is_appended || is_called || is_handle
}

/// Whether the phrase opens a sentence and describes the name behind its comma: "A farmer who keeps bees, **Lee**
/// lost his mill".
fn is_opening_apposition(text: &Text, first: usize, end: usize) -> bool {
    let sentence = &text.sentences[text.sentence_of(first)];
    let reach = sentence.end.min(end + APPOSITION);
    let Some(comma) = (end..reach).find(|t| text.word(*t) == ",") else {
        return false;
    };
    let is_described = comma == end || text.tokens[end].is(lexicon::RELATIVE);
    let is_name = |t: usize| {
        text.tokens[t].shape == Shape::Title
            && !text.tokens[t].is(lexicon::FUNCTION_WORD.or(lexicon::MONTH).or(lexicon::DAY))
    };
    let after = (comma + 1..sentence.end.min(comma + APPOSITION)).find(|t| !is_name(*t));
    sentence.first == first
        && text.tokens[first].is(lexicon::INDEFINITE)
        && is_described
        && after.is_some_and(|t| {
            let joins = lexicon::CONJUNCTION
                .or(lexicon::PREPOSITION)
                .or(lexicon::SUBORDINATOR);
            t > comma + 1 && text.tokens[t].shape == Shape::Lower && !text.tokens[t].is(joins)
        })
}

/// Whether the name of an account stands in the phrase or right behind it: "a supporter who posts as **@harlow**".
fn has_account(text: &Text, first: usize, end: usize) -> bool {
    let sentence = &text.sentences[text.sentence_of(first)];
    let upto = sentence.end.min(end + ACCOUNT);
    let is_account = |t: usize| text.word(t).starts_with('@');
    (end..upto)
        .take_while(|t| !matches!(text.word(*t), "," | ";"))
        .chain(first..end)
        .any(is_account)
}

/// Whether the phrase says what somebody in front of it is: "Ann Lee, who is now **a fellow at Harlow**, said …".
fn is_said_of(text: &Text, first: usize) -> bool {
    let is_between = |t: &usize| {
        text.tokens[*t].is(lexicon::ADVERB.or(lexicon::GENERAL_ADVERB)) || text.word(*t) == "now"
    };
    let sentence = text.sentences[text.sentence_of(first)].first;
    let be = (sentence..first).rev().find(|t| !is_between(t));
    be.is_some_and(|t| {
        t > sentence && text.tokens[t].is(lexicon::BE) && text.tokens[t - 1].is(lexicon::RELATIVE)
    })
}

/// Whether somebody is joined to the phrase in front: "Lee and colleagues", "she and her allies".
fn is_joined(text: &Text, first: usize) -> bool {
    if first < 2 || text.word(first - 1) != "and" {
        return false;
    }
    let before = &text.tokens[first - 2];
    let is_name = matches!(before.shape, Shape::Title | Shape::Mixed)
        && !before.is(lexicon::FUNCTION_WORD.or(lexicon::DEMONYM));
    let third = lexicon::MASCULINE_PRONOUN.or(lexicon::FEMININE_PRONOUN);
    is_name || before.is(third) && before.is(lexicon::SUBJECT_PRONOUN)
}
