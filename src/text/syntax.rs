//! Syntax, lightly: a coarse part of speech for each token, and noun phrases around a verb. No
//! parser: closed classes come from the lexicon, the rest from endings and neighbours.

use super::{Text, Token, TokenKind};
use crate::lexicon;

/// Longest noun phrase that is read to its end, in tokens; prose has none.
const LONGEST_PHRASE: usize = 60;

/// A coarse part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    /// Opens a noun phrase: `the`, `his`, `several`.
    Determiner,
    /// `of`, `at`, `near`.
    Preposition,
    /// `he`, `they`; never inside a longer noun phrase.
    Pronoun,
    /// `is`, `had`, `will`, `not`.
    Auxiliary,
    /// A word of the lexicon's verbs.
    Verb,
    /// Ends in -ed or -ing: verb or adjective.
    Participle,
    /// `quickly`, `later`.
    Adverb,
    /// `and`, `or`.
    Conjunction,
    /// `because`, `while`.
    Subordinator,
    /// `that`, `whether`.
    Complementizer,
    /// `who`, `which`.
    Relative,
    /// A capitalised word.
    Name,
    /// Any other word.
    Noun,
    /// A number.
    Number,
    /// `’s`.
    Clitic,
    /// A full stop inside an abbreviation: `Sen.`, `Jr.`
    InnerStop,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

/// Classes of the lexicon's verbs.
pub const ANY_VERB: lexicon::Classes = lexicon::STATEMENT_VERB.or(lexicon::ATTITUDE_VERB);

/// The part of speech of token `token`.
pub fn pos(text: &Text, token: usize) -> Pos {
    text.pos[token]
}

/// Whether token `token` is the first word of its sentence, opening marks aside, or of a quotation.
pub fn is_sentence_start(text: &Text, token: usize) -> bool {
    text.opens[token]
}

/// Tags every token of a sentence: its part of speech, and whether it opens the sentence. In a
/// headline every word is capitalised, so capitals say nothing there.
pub fn tag(str: &str, tokens: &[Token], out: &mut Vec<Pos>, opens: &mut Vec<bool>) {
    let is_headline = is_headline(tokens);
    let mut is_open = true;
    for (k, token) in tokens.iter().enumerate() {
        let is_word = matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let after_mark = k > 0
            && tokens[k - 1].kind == TokenKind::QuotationMark
            && tokens[k - 1].end == token.start;
        let opens_here = is_open || after_mark;
        opens.push(opens_here);
        let before = if k == 0 { None } else { out.last().copied() };
        out.push(tag_one(str, tokens, k, opens_here, is_headline, before));
        is_open = is_open && !is_word;
    }
}

/// Whether nearly every longer word is capitalised.
fn is_headline(tokens: &[Token]) -> bool {
    let long = tokens
        .iter()
        .filter(|t| t.kind == TokenKind::Word && t.end - t.start > 3);
    let (mut all, mut capital) = (0, 0);
    for token in long {
        all += 1;
        capital += usize::from(token.is_capital());
    }
    all >= 4 && capital * 5 >= all * 4
}

fn tag_one(
    str: &str,
    tokens: &[Token],
    k: usize,
    opens: bool,
    is_headline: bool,
    before: Option<Pos>,
) -> Pos {
    let t = &tokens[k];
    match t.kind {
        TokenKind::QuotationMark => return Pos::Quote,
        TokenKind::Clitic => return Pos::Clitic,
        TokenKind::Number => return Pos::Number,
        TokenKind::Mark => {
            return if is_inner_stop(str, tokens, k) {
                Pos::InnerStop
            } else {
                Pos::Mark
            };
        }
        TokenKind::Word => {}
    }
    let is_capital = t.is_capital();
    // “May” and “Will” in the middle of a sentence are names.
    if !is_capital || opens || is_headline || t.end - t.start == 1 {
        let closed = [
            (
                lexicon::SUBJECT_PRONOUN.or(lexicon::FIRST_PERSON),
                Pos::Pronoun,
            ),
            (lexicon::RELATIVE, Pos::Relative),
            (lexicon::COMPLEMENTIZER, Pos::Complementizer),
            (lexicon::SUBORDINATOR, Pos::Subordinator),
            (lexicon::CONJUNCTION, Pos::Conjunction),
            (
                lexicon::AUXILIARY.or(lexicon::MODAL).or(lexicon::NEGATION),
                Pos::Auxiliary,
            ),
            (lexicon::PREPOSITION, Pos::Preposition),
            (lexicon::DETERMINER, Pos::Determiner),
            (lexicon::ADVERB, Pos::Adverb),
        ];
        if let Some((_, pos)) = closed.iter().find(|(classes, _)| t.is(*classes)) {
            let is_possessive = t.is(lexicon::DETERMINER) && *pos == Pos::Pronoun;
            return if is_possessive { Pos::Determiner } else { *pos };
        }
    } else if t.is(lexicon::SUBJECT_PRONOUN) {
        return Pos::Pronoun;
    }
    let word = t.span().of(str);
    // “report”, “claims”: a noun or a verb, by what stands before.
    let may_be_noun = t.is(lexicon::SINGULAR.or(lexicon::PLURAL));
    let after_subject = matches!(before, Some(Pos::Pronoun | Pos::Auxiliary | Pos::Relative))
        || k > 0 && tokens[k - 1].is(lexicon::INFINITIVE);
    let is_verb = t.is(ANY_VERB) && (!may_be_noun || after_subject);
    if is_capital && !opens {
        let is_headline_verb = is_headline && is_verb && t.is(lexicon::PRESENT.or(lexicon::PAST));
        return if is_headline_verb {
            Pos::Verb
        } else {
            Pos::Name
        };
    }
    if word.ends_with("ly") && word.len() > 4 {
        return Pos::Adverb;
    }
    if is_verb {
        return Pos::Verb;
    }
    if word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) {
        return Pos::Participle;
    }
    if is_capital { Pos::Name } else { Pos::Noun }
}

/// A full stop that ends an abbreviation, not a sentence.
fn is_inner_stop(str: &str, tokens: &[Token], k: usize) -> bool {
    let abbreviation = lexicon::ABBREVIATION.or(lexicon::ABBREVIATION_BEFORE_NAME);
    tokens[k].span().of(str) == "."
        && k > 0
        && tokens[k - 1].end == tokens[k].start
        && tokens[k - 1].is(abbreviation)
        && k + 1 < tokens.len()
}

/// A noun phrase: tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

/// The noun phrase that ends just before token `end`, not reaching before token `limit`: “the
/// **spokesman for the company**”. Prepositional phrases that follow a noun belong to it.
pub fn phrase_before(text: &Text, end: usize, limit: usize) -> Option<Phrase> {
    let mut end = end;
    // An acronym or party in brackets belongs to it: `Smith (R-Ohio) said`.
    if end > limit && text.word(end - 1) == ")" {
        end = (limit..end - 1)
            .rev()
            .take(8)
            .find(|&k| text.word(k) == "(")?;
        return phrase_before(text, end, limit).map(|p| Phrase { end, ..p });
    }
    if end <= limit {
        return None;
    }
    if pos(text, end - 1) == Pos::Pronoun {
        return Some(Phrase {
            first: end - 1,
            end,
        });
    }
    let limit = limit.max(end.saturating_sub(LONGEST_PHRASE));
    let mut first = end;
    let mut has_head = false;
    while first > limit {
        let p = pos(text, first - 1);
        match p {
            Pos::Noun | Pos::Name | Pos::Number => has_head = true,
            Pos::Participle | Pos::InnerStop => {}
            Pos::Clitic if has_head => {}
            Pos::Determiner => {
                first -= 1;
                // `many of the officials`, `a spokesman for the mayor`
                match attached(text, first, limit) {
                    Some(k) => {
                        first = k;
                        continue;
                    }
                    None => {
                        // `all the`, `the two`, `one of the two`
                        if first > limit && pos(text, first - 1) == Pos::Determiner {
                            continue;
                        }
                        break;
                    }
                }
            }
            // `law and order chief`, `Smith and Jones`: like parts only.
            Pos::Conjunction if has_head && first - 1 > limit && text.word(first - 1) != "but" => {
                let before = pos(text, first - 2);
                let after = pos(text, first);
                let alike = before == after
                    || matches!(
                        (before, after),
                        (Pos::Name, Pos::Determiner) | (Pos::Noun, Pos::Determiner)
                    );
                if !alike || !matches!(before, Pos::Name | Pos::Noun) {
                    break;
                }
            }
            Pos::Preposition => match attached(text, first, limit) {
                Some(k) => {
                    first = k;
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        first -= 1;
    }
    while first < end
        && matches!(
            pos(text, first),
            Pos::Participle | Pos::InnerStop | Pos::Conjunction | Pos::Clitic
        )
    {
        first += 1;
    }
    (first < end && has_head).then_some(Phrase { first, end })
}

/// Where a preposition at `first - 1` follows a noun: the preposition's token.
fn attached(text: &Text, first: usize, limit: usize) -> Option<usize> {
    let k = first.checked_sub(1).filter(|&k| k > limit)?;
    let is_preposition = pos(text, k) == Pos::Preposition;
    let noun = matches!(
        pos(text, k - 1),
        Pos::Noun | Pos::Name | Pos::Determiner | Pos::Number
    );
    (is_preposition && noun).then_some(k)
}

/// The noun phrase that begins at token `first`, not reaching token `limit`: “said **Marta
/// Oyelaran**, who chairs …”.
pub fn phrase_after(text: &Text, first: usize, limit: usize) -> Option<Phrase> {
    if first >= limit {
        return None;
    }
    if pos(text, first) == Pos::Pronoun {
        return Some(Phrase {
            first,
            end: first + 1,
        });
    }
    let limit = limit.min(first + LONGEST_PHRASE);
    let mut end = first;
    let mut has_head = false;
    while end < limit {
        match pos(text, end) {
            Pos::Noun | Pos::Name => has_head = true,
            Pos::Number if !has_head => {}
            Pos::Determiner if end == first => {}
            // `one of the`, `all three`
            Pos::Determiner if !has_head => {}
            Pos::Participle if !has_head => {}
            Pos::InnerStop | Pos::Clitic => {}
            Pos::Preposition if end > first && continues_phrase(text, end, limit) => {
                has_head = false
            }
            Pos::Conjunction if has_head && joins(text, end, limit) => {}
            Pos::Mark
                if text.word(end) == "-" || text.word(end) == "&" || text.word(end) == "/" => {}
            _ => break,
        }
        end += 1;
    }
    while end > first
        && matches!(
            pos(text, end - 1),
            Pos::Preposition | Pos::Conjunction | Pos::Determiner | Pos::Mark
        )
    {
        end -= 1;
    }
    (end > first && (has_head || end > first + 1)).then_some(Phrase { first, end })
}

fn continues_phrase(text: &Text, at: usize, limit: usize) -> bool {
    at + 1 < limit
        && matches!(
            pos(text, at + 1),
            Pos::Determiner | Pos::Noun | Pos::Name | Pos::Number | Pos::Participle
        )
        && !text.tokens[at + 1].is(lexicon::DAY.or(lexicon::MONTH))
}

fn joins(text: &Text, at: usize, limit: usize) -> bool {
    at + 1 < limit
        && text.word(at).eq_ignore_ascii_case("and")
        && match pos(text, at + 1) {
            Pos::Name => pos(text, at - 1) == Pos::Name,
            Pos::Noun => pos(text, at - 1) == Pos::Noun,
            _ => false,
        }
}
