//! Figures that somebody must have counted, measured or estimated over many.

use crate::lexicon::{self, Classes};
use crate::text::syntax::{Pos, pos};
use crate::text::{Sentence, Shape, Text, Token, TokenKind};

/// Tokens between a figure and what it counts.
const REACH: usize = 6;

/// Sentences before and behind a word for research whose figures may be its own.
const ABOVE: usize = 2;
const BELOW: usize = 8;

/// Tokens before a share in which stands whom it is a share of: "the **unemployment** rate was 9 percent".
const SUBJECT: usize = 14;

/// What a page tells of how its figures were found.
pub(super) struct Counting {
    /// Whether it tells of a poll: shares of people on it are the poll's.
    is_polled: bool,
    /// For each sentence, whether research stands so near that its figures may be the research's.
    is_researched: Vec<bool>,
}

impl Counting {
    /// Reads the page. Linear in the text.
    pub(super) fn read(text: &Text) -> Counting {
        let polls = |t: &Token| {
            t.is(lexicon::RESEARCH) && t.is(lexicon::TALLY_WORD)
                || t.is(lexicon::POLLED) && !t.is(lexicon::SHARE)
        };
        let tokens = |s: &Sentence| &text.tokens[s.first..s.end];
        let is_polled = text.sentences.iter().any(|s| tokens(s).iter().any(polls));
        let mut is_researched = vec![false; text.sentences.len()];
        for (k, sentence) in text.sentences.iter().enumerate() {
            if tokens(sentence).iter().any(|t| t.is(lexicon::RESEARCH)) {
                let upto = is_researched.len().min(k + 1 + BELOW);
                is_researched[k.saturating_sub(ABOVE)..upto].fill(true);
            }
        }
        Counting {
            is_polled,
            is_researched,
        }
    }
}

/// Whether sentence `k` gives a share or a large number of those who must have been counted; where no
/// research is near, a share of whatever it is.
pub(super) fn holds(text: &Text, k: usize, counting: &Counting) -> bool {
    let sentence = &text.sentences[k];
    let tokens = sentence.first..sentence.end;
    let has = |classes: Classes| tokens.clone().any(|t| text.tokens[t].is(classes));
    let phrases = text.phrases_in(sentence.first, sentence.end);
    if has(lexicon::FIRST_PERSON
        .or(lexicon::TALLY_WORD)
        .or(lexicon::MODAL)
        .or(lexicon::SECOND_PERSON))
        || phrases.iter().any(|p| p.classes.any(lexicon::TALLY_WORD))
    {
        return false;
    }
    // "the storm of 1999 left 10,000 people dead": the history of the matter, told in passing.
    let is_past_event = has(lexicon::EVENT_WORD)
        && tokens
            .clone()
            .any(|t| is_year(text.word(t)) && text.tokens[t].kind == TokenKind::Number);
    if is_past_event {
        return false;
    }
    let is_open = !counting.is_polled && !counting.is_researched[k];
    tokens.clone().any(|t| {
        let figure = Figure {
            text,
            sentence,
            at: t,
        };
        let is_poll = counting.is_polled && counting.is_researched[k] && figure.is_share();
        let is_bare = || figure.counts() && !is_poll;
        figure.is_counted() && (is_bare() || is_open && figure.is_share() && figure.shares())
            || is_open && is_ratio(text, sentence, t)
    })
}

/// A number in a sentence.
struct Figure<'a> {
    text: &'a Text<'a>,
    sentence: &'a Sentence,
    at: usize,
}

impl Figure<'_> {
    /// Whether it is a share or a large number, and no price, measure, size of a place or audience.
    fn is_counted(&self) -> bool {
        let (text, t) = (self.text, self.at);
        let is_figure = text.tokens[t].kind == TokenKind::Number && !is_compound(text, t);
        is_figure
            && (self.is_share() || self.is_large())
            && !is_money(text, t)
            && !self.is_size()
            && !is_audience(text, self.sentence.first, t)
    }

    fn next(&self, k: usize) -> Option<usize> {
        (self.at + k < self.sentence.end).then_some(self.at + k)
    }

    fn is_share(&self) -> bool {
        let text = self.text;
        self.next(1)
            .is_some_and(|n| text.word(n) == "%" || text.tokens[n].is(lexicon::SHARE))
            || text.word(self.at).ends_with('%')
    }

    fn is_large(&self) -> bool {
        let word = self.text.word(self.at);
        word.contains(',') && word.len() >= 5
            || self
                .next(1)
                .is_some_and(|n| self.text.tokens[n].is(lexicon::MAGNITUDE))
    }

    /// "a nation of 11 million people", "a population of 4,000": how large it is, everybody can look up.
    fn is_size(&self) -> bool {
        let (text, t) = (self.text, self.at);
        let mut before = self.sentence.first.max(t.saturating_sub(3))..t;
        let is_sum = t >= self.sentence.first + 2
            && text.tokens[t - 1].is(lexicon::PARTITIVE)
            && is_population(text, t - 2);
        // "the 4,000 people who came": a number that was given before.
        let is_known = t > self.sentence.first && text.tokens[t - 1].is(lexicon::DEFINITE);
        is_sum || is_known || before.any(|n| text.tokens[n].is(lexicon::SCOPE))
    }

    /// "12 percent of the town's teachers": what is counted stands in the same noun phrase.
    fn counts(&self) -> bool {
        let text = self.text;
        let phrase = (self.at + 1..self.sentence.end.min(self.at + 1 + REACH)).take_while(|n| {
            let token = &text.tokens[*n];
            let is_of = token.is(lexicon::PARTITIVE);
            is_of
                || text.word(*n) == "%"
                || token.kind != TokenKind::Mark && !token.is(lexicon::PREPOSITION.or(lexicon::BE))
        });
        phrase.into_iter().any(|n| is_population(text, n))
    }

    /// "10 percent of the firm's value", "the unemployment rate was 9 percent".
    fn shares(&self) -> bool {
        let text = self.text;
        let after = if text.word(self.at).ends_with('%') {
            1
        } else {
            2
        };
        let is_of = self
            .next(after)
            .is_some_and(|n| text.tokens[n].is(lexicon::PARTITIVE));
        let from = self.sentence.first.max(self.at.saturating_sub(SUBJECT));
        let is_subject = || {
            (from..self.at).any(|n| is_population(text, n) && text.tokens[n].is(lexicon::SINGULAR))
        };
        // "to brag that the rate has fallen": somebody says so.
        let is_reported =
            (self.sentence.first..self.at).any(|n| text.tokens[n].is(lexicon::COMPLEMENTIZER));
        !is_reported && (is_of || is_subject())
    }
}

/// "one in six households".
fn is_ratio(text: &Text, sentence: &Sentence, t: usize) -> bool {
    let is_count = |n: usize| {
        n < sentence.end
            && (text.tokens[n].is(lexicon::COUNT) || text.tokens[n].kind == TokenKind::Number)
    };
    let is_in = t + 1 < sentence.end && text.word(t + 1).eq_ignore_ascii_case("in");
    is_count(t)
        && is_in
        && is_count(t + 2)
        && (t + 3..sentence.end.min(t + 3 + REACH))
            .take_while(|n| matches!(pos(text, *n), Pos::Noun | Pos::Name | Pos::Number))
            .any(|n| is_population(text, n))
}

fn is_population(text: &Text, t: usize) -> bool {
    let token = &text.tokens[t];
    token.is(lexicon::POPULATION) && token.shape != Shape::Upper
}

/// "a 150,000-square-foot hall": a measure, not a count.
fn is_compound(text: &Text, t: usize) -> bool {
    let end = text.span(t, t + 1).end;
    text.str[end..].starts_with(['-', '‑']) || text.word(t).contains('-')
}

/// "spoke to more than 3,000 people": a crowd that a reporter could see.
fn is_audience(text: &Text, first: usize, t: usize) -> bool {
    let qualifies = lexicon::ADVERB
        .or(lexicon::DETERMINER)
        .or(lexicon::PREPOSITION);
    (first.max(t.saturating_sub(REACH))..t)
        .rev()
        .take_while(|n| text.tokens[*n].is(qualifies) || text.word(*n).eq_ignore_ascii_case("than"))
        .any(|n| text.tokens[n].is(lexicon::INFINITIVE))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && ("1000".."2100").contains(&word) && word.bytes().all(|d| d.is_ascii_digit())
}

fn is_money(text: &Text, t: usize) -> bool {
    t > 0 && matches!(text.word(t - 1), "$" | "£" | "€" | "US" | "A")
        || text.word(t).starts_with(['$', '£', '€'])
}
