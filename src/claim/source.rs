//! The words of a source, taken apart: what stands before the noun that says who, and after it.

use super::{explained, maker};
use crate::document::Span;
use crate::entity::{Number, Resolved};
use crate::lexicon::{self, Classes, EntryId};
use crate::text::syntax::{self, Pos, pos};
use crate::text::{Shape, Text, TokenKind};

/// Nouns for a person.
const PERSON: Classes = lexicon::ROLE
    .or(lexicon::SPOKESPERSON)
    .or(lexicon::KIN)
    .or(lexicon::PERSON_MALE)
    .or(lexicon::PERSON_FEMALE);

/// Longest source that is read word by word, in tokens; what lies beyond describes it further.
const LONGEST: usize = 60;

/// Digits of a number of people that somebody counted.
const COUNTED: usize = 3;

/// Characters of a year's number.
const YEAR: usize = 4;

/// Most tokens of what describes a group, and its noun: "a small but growing number".
const ADJECTIVES: usize = 5;

/// Tokens above people in which the study that they took part in is spoken of.
const STUDY: usize = 60;

/// A source's words. Token numbers are those of the text.
#[derive(Clone, Copy, Debug)]
pub struct SourcePhrase {
    /// Bytes of the text.
    pub span: Span,
    /// The word that says who: "official" of "a senior official of the bank".
    pub head: usize,
    /// Whether nothing describes the head: no adjective, name or clause.
    pub is_bare: bool,
    /// Whether an outright count opens it: "two officials".
    pub is_counted: bool,
    /// Whether it points back: "the study", "her lawyer".
    pub is_definite: bool,
    /// Whether a determiner or a count opens it.
    pub is_introduced: bool,
    /// Whether a full name follows the head: "attorneys, Ann Lee among them".
    pub is_explained: bool,
    /// Whether a name, a number or a title stands in it, which could identify it.
    pub is_identified: bool,
    /// Whether the head is a plural, a group, or a word like "some".
    pub is_plural: bool,
    /// A name inside the phrase, bytes: "Pentagon" of "Pentagon officials".
    pub name: Option<Span>,
    /// Whether that name is an organisation or place that the source belongs to.
    pub is_member: bool,
    /// Whether the source's own word is a pronoun, and this the mention it stands for.
    pub is_pronoun: bool,
    /// What the head is.
    pub kind: HeadKind,
}

/// What the head of a source's words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// "source", "insider".
    Anonymous,
    /// "critics", "experts".
    Collective,
    /// "study", "poll".
    Research,
    /// "70% of respondents", "one respondent": the poll's.
    Polled,
    /// "letter", "law".
    Document,
    /// "some", "many", "others".
    Quantity,
    /// "aide", "lawyer".
    Role,
    /// "she".
    Pronoun,
    /// Any other word.
    Other,
}

impl SourcePhrase {
    /// The words that say who a claim's source is: its own, or, of a pronoun, the mention that it
    /// stands for.
    pub fn of(text: &Text, source: Span, resolved: Option<&Resolved>) -> Option<SourcePhrase> {
        let own = SourcePhrase::read(text, source)?;
        let is_pronoun = own.kind == HeadKind::Pronoun;
        let mention = resolved
            .filter(|_| own.kind == HeadKind::Pronoun)
            .and_then(|r| r.via.last())
            .filter(|mention| **mention != source);
        let mut phrase = mention
            .and_then(|mention| SourcePhrase::read(text, *mention))
            .filter(|mention| !mention.is_plural || !is_of_one(text, own.head))
            .unwrap_or(own);
        phrase.is_pronoun = is_pronoun;
        phrase.is_member = belongs(text, &phrase);
        if let (None, Some(resolved)) = (mention, resolved) {
            let other = resolved.organisation.or(resolved.attached_to);
            phrase.name = other.or(phrase.name);
            let is_of_person = resolved.organisation.is_none() && resolved.attached_to.is_some();
            // “Con Edison officials”: right before the head a name is a body's, whatever it looks like.
            let is_attributive = resolved
                .attached_to
                .is_some_and(|n| text.token_from(n.end) == phrase.head);
            // “Okoro administration officials” are the administration's, whoever leads it.
            phrase.is_member = belongs(text, &phrase)
                && (!is_of_person || is_attributive || is_after_body(text, &phrase));
            phrase.is_plural |= resolved.number == Number::Plural;
        }
        Some(phrase)
    }

    /// Whether "the", "these" or the like opens it: a group that was spoken of before.
    pub fn is_article_definite(&self, text: &Text) -> bool {
        let first = text.token_from(self.span.start);
        text.tokens
            .get(first)
            .is_some_and(|t| t.is(lexicon::DEFINITE) && !t.is(lexicon::POSSESSIVE))
            || is_both(text, first)
    }

    /// "Many Freedonians": some of a people or a party, nobody knows who.
    pub fn is_vague_people(&self, text: &Text) -> bool {
        let first = text.token_from(self.span.start);
        self.kind == HeadKind::Other
            && self.head > first
            && text.tokens[self.head].is(lexicon::DEMONYM)
            && text.tokens[first].is(lexicon::VAGUE_QUANTITY)
    }

    /// "Most of the candidates": some of a group that the page has spoken of, and whose members it may have named.
    pub fn is_part_of_known(&self, text: &Text) -> bool {
        let first = text.token_from(self.span.start);
        let known = lexicon::OUTSIDER
            .or(lexicon::LEARNED)
            .or(lexicon::ANONYMOUS);
        let opens = (first..self.head).find(|t| text.tokens[*t].is(lexicon::PARTITIVE));
        let points_back = |t: usize| {
            text.tokens[t].is(lexicon::DEFINITE) && !text.tokens[t].is(lexicon::POSSESSIVE)
        };
        text.tokens[first].is(lexicon::VAGUE_QUANTITY.or(lexicon::QUANTITY))
            && opens.is_some_and(|of| of <= first + 1 && points_back(of + 1))
            && !text.tokens[self.head].is(known)
    }

    /// Takes `span` apart; `None` where no word lies in it.
    pub fn read(text: &Text, span: Span) -> Option<SourcePhrase> {
        let first = text.token_from(span.start);
        let end = text.token_from(span.end).min(first + LONGEST);
        let is_word = |t: usize| {
            matches!(
                text.tokens[t].kind,
                TokenKind::Word | TokenKind::Number | TokenKind::Clitic
            )
        };
        let first = (first..end).find(|t| is_word(*t))?;
        // "some of the critics", "one of the experts": the noun after "of" says who.
        let mut start = first;
        let mut is_counted = false;
        while start < end {
            if let Some(of) = gathering(text, start, end) {
                start = of + 1;
                continue;
            }
            if !is_opening(text, start) {
                break;
            }
            is_counted |= text.tokens[start].is(lexicon::COUNT)
                || text.tokens[start].kind == TokenKind::Number;
            start += 1;
            let is_of = start + 1 < end && text.word(start).eq_ignore_ascii_case("of");
            start += usize::from(is_of);
        }
        // "some on the right", "many in the party"
        let is_tied = |t: usize| start > first && text.tokens[t].is(lexicon::PREPOSITION);
        if start >= end || !is_word(start) || is_tied(start) {
            start = first;
        }
        let stops = |t: usize| {
            t > start
                && (!is_word(t)
                    || text.tokens[t].is(lexicon::PREPOSITION
                        .or(lexicon::RELATIVE)
                        .or(lexicon::POST_ADJECTIVE))
                    || text.tokens[t].is(lexicon::GERUND) && text.tokens[t].shape == Shape::Lower
                    || describes_document(text, t))
        };
        let core_end = (start..end).find(|t| stops(*t)).unwrap_or(end);
        let head = (start..core_end)
            .rev()
            .find(|t| text.tokens[*t].kind == TokenKind::Word)
            .unwrap_or(start);
        // "70%", "respondents", "eight in 10 voters"
        let is_number = |t: usize| {
            text.tokens[t].kind == TokenKind::Number || text.tokens[t].is(lexicon::COUNT)
        };
        let is_share = |t: usize| {
            text.word(t) == "%"
                || text.tokens[t].is(lexicon::POLLED) && is_of_poll(text, t)
                || t > first && t + 1 < end && is_number(t - 1) && is_number(t + 1)
        };
        let kind = match HeadKind::of(text, head, first) {
            HeadKind::Other | HeadKind::Collective | HeadKind::Role
                if (first..end).any(is_share) || is_tally(text, first, head) =>
            {
                HeadKind::Polled
            }
            HeadKind::Quantity if head == start && core_end == end && follows_poll(text, first) => {
                HeadKind::Polled
            }
            kind => kind,
        };
        let name = name_in(text, first, end, head);
        Some(SourcePhrase {
            span,
            head,
            is_bare: head == start && core_end == end,
            is_counted,
            is_definite: is_definite(text, first, head),
            is_introduced: start > first,
            is_explained: explained::is_explained(text, first, head, core_end, end),
            is_identified: identifies(text, head + 1, end)
                || match kind {
                    HeadKind::Research => maker::names(text, first, head, end),
                    _ => name.is_some(),
                },
            is_plural: text.tokens[head].is(lexicon::PLURAL)
                || kind == HeadKind::Quantity
                || is_trade(text, head),
            name,
            is_member: false,
            is_pronoun: kind == HeadKind::Pronoun,
            kind,
        })
    }
}

/// Whether a clause about a document opens at `t`: "a study that appeared in", "research done by".
fn describes_document(text: &Text, t: usize) -> bool {
    let opens = lexicon::COMPLEMENTIZER.or(lexicon::PARTICIPLE);
    text.tokens[t - 1].is(lexicon::RESEARCH.or(lexicon::DOCUMENT))
        && text.tokens[t].is(opens)
        && text.tokens[t].shape == Shape::Lower
}

impl HeadKind {
    fn of(text: &Text, head: usize, first: usize) -> HeadKind {
        let token = &text.tokens[head];
        // A name may end in a role's or group's word: "Foreign Office", "People".
        if token.shape == Shape::Title && head > first {
            return HeadKind::Other;
        }
        if token.is(lexicon::POLLED) && is_of_poll(text, head) || is_figure(text, head) {
            HeadKind::Polled
        } else if token.is(lexicon::ANONYMOUS) {
            HeadKind::Anonymous
        } else if token.is(lexicon::COLLECTIVE)
            && token.is(lexicon::PLURAL)
            // “Figures show” are numbers, “party figures say” people.
            && !(token.is(lexicon::RESEARCH) && head == first)
        {
            HeadKind::Collective
        } else if token.is(lexicon::RESEARCH) {
            HeadKind::Research
        } else if token.is(lexicon::DOCUMENT) {
            HeadKind::Document
        } else if token.is(lexicon::VAGUE_QUANTITY) {
            HeadKind::Quantity
        } else if is_trade(text, head) || is_bodies(text, head, first) {
            HeadKind::Collective
        } else if token.is(PERSON.or(lexicon::COLLECTIVE)) {
            HeadKind::Role
        } else if token.is(lexicon::SUBJECT_PRONOUN.or(lexicon::RELATIVE)) {
            HeadKind::Pronoun
        } else {
            HeadKind::Other
        }
    }
}

/// "toll-keepers", "herbalists": no list knows the word, and its ending says whom it stands for.
fn is_trade(text: &Text, head: usize) -> bool {
    let token = &text.tokens[head];
    let word = text.word(head);
    let is_plain =
        matches!(token.shape, Shape::Lower | Shape::Mixed) || syntax::is_sentence_start(text, head);
    is_plain
        && token.entry == EntryId::NONE
        && lexicon::TRADE_ENDINGS
            .iter()
            .any(|ending| word.ends_with(ending))
}

/// "Companies", "rights groups": bodies of a kind, none by name; "courts" are those of their place.
fn is_bodies(text: &Text, head: usize, first: usize) -> bool {
    let token = &text.tokens[head];
    let is_plain =
        token.shape == Shape::Lower || head == first && syntax::is_sentence_start(text, head);
    is_plain
        && token.is(lexicon::PLURAL)
        && !token.is(lexicon::SINGULAR.or(lexicon::PUBLIC_BODY))
        && token.is(lexicon::ORGANISATION)
        && !(first..head).any(|t| {
            text.tokens[t].is_capital() && !syntax::is_sentence_start(text, t)
                || text.tokens[t].is(lexicon::COUNT)
        })
}

/// Whether those who were asked are a poll's or a study's: one is spoken of above; a rally has participants too.
fn is_of_poll(text: &Text, head: usize) -> bool {
    let token = &text.tokens[head];
    !token.is(lexicon::COLLECTIVE)
        || (head.saturating_sub(STUDY)..head).any(|t| text.tokens[t].is(lexicon::RESEARCH))
}

/// "1,409 teachers": more than anybody talks to, so somebody asked them and counted.
fn is_tally(text: &Text, first: usize, head: usize) -> bool {
    let digits = |t: usize| text.word(t).bytes().filter(u8::is_ascii_digit).count();
    let is_year = text.word(first).len() == YEAR;
    let is_people = text.tokens[head].is(PERSON.or(lexicon::COLLECTIVE).or(lexicon::POPULATION));
    first < head && is_people && is_figure(text, first) && digits(first) >= COUNTED && !is_year
}

/// "81% of voters approve. **Most** believe …": still those whom the poll asked.
fn follows_poll(text: &Text, first: usize) -> bool {
    let own = text.sentence_of(first);
    let sentence = &text.sentences[own];
    if own == 0 || first != sentence.first || text.sentences[own - 1].block != sentence.block {
        return false;
    }
    let before = &text.sentences[own - 1];
    (before.first..before.end.min(before.first + STUDY))
        .any(|t| text.word(t) == "%" || text.tokens[t].is(lexicon::SHARE.or(lexicon::RESEARCH)))
}

/// Whether a token is a number and nothing else; "12PM" is none.
fn is_figure(text: &Text, t: usize) -> bool {
    let is_plain = |b: u8| b.is_ascii_digit() || b.is_ascii_punctuation();
    text.tokens[t].kind == TokenKind::Number && text.word(t).bytes().all(is_plain)
}

/// Whether the name inside a phrase is what its head belongs to: before the head, or tied to it by a
/// preposition; of those who only speak about it, it is the topic.
fn belongs(text: &Text, phrase: &SourcePhrase) -> bool {
    let head = &text.tokens[phrase.head];
    if head.is(lexicon::OUTSIDER) {
        return false;
    }
    // "agency officials", "campaign aides": the page has said which.
    if is_after_body(text, phrase) {
        return true;
    }
    let Some(name) = phrase.name else {
        return false;
    };
    let at = text.token_from(name.start);
    // “many speakers at the service — including Whigs”: what stands behind a mark is no body.
    let is_mark = |t: usize| text.tokens[t].kind == TokenKind::Mark && text.word(t) != ".";
    at <= phrase.head
        || (phrase.head + 1..at)
            .next()
            .is_some_and(|t| text.tokens[t].is(lexicon::MEMBERSHIP))
            && !(phrase.head + 1..at).any(is_mark)
}

/// Whether the word for a body stands right before the head: "agency officials".
fn is_after_body(text: &Text, phrase: &SourcePhrase) -> bool {
    let before = phrase.head.saturating_sub(1);
    let body = lexicon::ORGANISATION.or(lexicon::PUBLIC_BODY);
    let first = text.token_from(phrase.span.start);
    // “leaders of the organisation”
    let after = phrase.head + 1;
    let is_of = after + 2 < text.token_from(phrase.span.end).max(1)
        && text.tokens[after].is(lexicon::PARTITIVE)
        && text.tokens[after + 1].is(lexicon::DEFINITE)
        && text.tokens[after + 2].is(body);
    is_of || before >= first && before < phrase.head && text.tokens[before].is(body)
}

/// Whether a pronoun stands for one person: "he", "she".
fn is_of_one(text: &Text, pronoun: usize) -> bool {
    text.tokens[pronoun].is(lexicon::MASCULINE_PRONOUN.or(lexicon::FEMININE_PRONOUN))
}

/// Whether a determiner or a possessive before `head` points back to something known.
fn is_definite(text: &Text, first: usize, head: usize) -> bool {
    text.tokens[first].is(lexicon::DEFINITE)
        || is_both(text, first)
        || (first..head).any(|t| text.tokens[t].kind == TokenKind::Clitic)
}

/// "Both candidates", "all three candidates": those that the page has spoken of.
fn is_both(text: &Text, first: usize) -> bool {
    let is = |word: &str| first < text.tokens.len() && text.word(first).eq_ignore_ascii_case(word);
    let is_counted = || {
        let next = first + 1;
        next < text.tokens.len()
            && (text.tokens[next].is(lexicon::COUNT) || text.tokens[next].kind == TokenKind::Number)
    };
    is("both") || is("all") && is_counted()
}

/// Whether the capital that opens a sentence is a name's: another follows it.
fn opens_name(text: &Text, t: usize, end: usize) -> bool {
    text.tokens[t].entry == EntryId::NONE
        && t + 1 < end
        && matches!(text.tokens[t + 1].shape, Shape::Title | Shape::Upper)
}

/// Whether a number or a quotation follows the head.
fn identifies(text: &Text, from: usize, end: usize) -> bool {
    (from..end).any(|t| {
        matches!(
            text.tokens[t].kind,
            TokenKind::Number | TokenKind::QuotationMark
        )
    })
}

/// The "of" of "a growing number **of** experts", "dozens **of** villagers", which opens at `first`: the
/// noun before it is none for a person or a paper, those behind it are people.
fn gathering(text: &Text, first: usize, end: usize) -> Option<usize> {
    let is_noun = |t: usize| {
        matches!(
            pos(text, t),
            Pos::Noun | Pos::Participle | Pos::Adverb | Pos::Number
        )
    };
    let after = |from: usize, is_inside: &dyn Fn(usize) -> bool| {
        let end = end.min(from + ADJECTIVES);
        (from..end).find(|t| !is_inside(*t)).unwrap_or(end)
    };
    // “a small but growing number”
    let of = after(first, &|t| is_noun(t) || pos(text, t) == Pos::Conjunction);
    let says = PERSON
        .or(lexicon::ANONYMOUS)
        .or(lexicon::SHARE)
        .or(lexicon::RESEARCH)
        .or(lexicon::DOCUMENT);
    if of == first
        || of + 1 >= end
        || !text.word(of).eq_ignore_ascii_case("of")
        || text.tokens[of - 1].is(says)
    {
        return None;
    }
    let opens = of + 1 + usize::from(text.tokens[of + 1].is(lexicon::DETERMINER));
    let people = after(opens, &is_noun)
        .checked_sub(1)
        .filter(|t| *t >= opens)?;
    let token = &text.tokens[people];
    (token.is(lexicon::PLURAL) && token.is(PERSON.or(lexicon::COLLECTIVE))).then_some(of)
}

/// Whether token `t` opens a noun phrase and says nothing of who it is.
fn is_opening(text: &Text, t: usize) -> bool {
    let token = &text.tokens[t];
    token.kind == TokenKind::Number
        || token.is(lexicon::DETERMINER
            .or(lexicon::VAGUE_QUANTITY)
            .or(lexicon::COUNT))
}

/// The first name among tokens `first..end`; a capital that opens a sentence is no name.
fn name_in(text: &Text, first: usize, end: usize, head: usize) -> Option<Span> {
    let opens_sentence = |t: usize| text.sentences[text.sentence_of(t)].first == t;
    let is_name = |t: usize| {
        let token = &text.tokens[t];
        matches!(token.shape, Shape::Upper | Shape::Mixed)
            || token.shape == Shape::Title
                && !token.is(lexicon::DETERMINER)
                && (!opens_sentence(t) || t != head && opens_name(text, t, end))
    };
    let from = (first..end).find(|t| is_name(*t))?;
    let upto = (from..end).find(|t| !is_name(*t)).unwrap_or(end);
    Some(text.span(from, upto))
}
