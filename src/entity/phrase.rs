//! Reads the phrase that names a source: its head, what stands before and after it.

use super::name::Name;
use crate::lexicon::{self, Classes};
use crate::text::{Shape, Text, TokenKind};

/// What heads a source phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A pronoun, at this token.
    Pronoun(usize),
    /// A name: number of the [`Name`].
    Name(usize),
    /// A common noun, at this token.
    Noun(usize),
    /// A quantity and no noun (“some”, “75%”), at this token.
    Quantity(usize),
    /// Nothing that was understood.
    None,
}

/// A source phrase.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What heads it.
    pub head: Head,
    /// Classes of the head noun, the phrase it ends counted (“vice president”).
    pub classes: Classes,
    /// The determiner, at this token.
    pub determiner: Option<usize>,
    /// A name that stands before the head: “**Pentagon** officials”.
    pub before: Option<usize>,
    /// Whether that name is a possessive: “**Ann Lee’s** lawyer”.
    pub is_possessive: bool,
    /// A name that hangs on the head: “officials at the **Pentagon**”.
    pub after: Option<usize>,
    /// The person named beside the head: “the mayor, **Ann Lee**”.
    pub beside: Option<usize>,
    /// Another name on a par: “Ann Lee and **Bo Ruiz**”.
    pub other: Option<usize>,
    /// Whether nothing but a determiner stands with the head.
    pub is_bare: bool,
    /// Whether it speaks of several.
    pub is_plural: bool,
}

const PRONOUN: Classes = lexicon::SUBJECT_PRONOUN
    .or(lexicon::MASCULINE_PRONOUN)
    .or(lexicon::FEMININE_PRONOUN)
    .or(lexicon::PLURAL_PRONOUN)
    .or(lexicon::FIRST_PERSON)
    .or(lexicon::RELATIVE);
const STOPS: Classes = lexicon::PREPOSITION.or(lexicon::RELATIVE);

/// Reads tokens `first..end`; `names` are all of the text's, in order.
pub fn read(text: &Text, names: &[Name], first: usize, end: usize) -> Phrase {
    let is_mark = |k: usize| {
        matches!(
            text.tokens[k].kind,
            TokenKind::Mark | TokenKind::QuotationMark
        )
    };
    let (mut first, mut end) = (first, end);
    while first < end && is_mark(first) {
        first += 1;
    }
    while end > first && is_mark(end - 1) {
        end -= 1;
    }
    let mut phrase = Phrase {
        first,
        end,
        head: Head::None,
        classes: Classes::NONE,
        determiner: None,
        before: None,
        is_possessive: false,
        after: None,
        beside: None,
        other: None,
        is_bare: true,
        is_plural: false,
    };
    if first < end {
        Reader { text, names }.read(&mut phrase);
    }
    phrase
}

struct Reader<'t, 'd> {
    text: &'t Text<'d>,
    names: &'t [Name],
}

impl Reader<'_, '_> {
    fn is(&self, k: usize, classes: Classes) -> bool {
        self.text.tokens[k].is(classes)
    }

    /// Number of the name that covers token `k`.
    fn name_at(&self, k: usize) -> Option<usize> {
        let number = self.names.partition_point(|n| n.end <= k);
        let name = self.names.get(number)?;
        (name.first <= k).then_some(number)
    }

    fn read(&self, phrase: &mut Phrase) {
        let (first, end) = (phrase.first, phrase.end);
        let is_pronoun = |k: usize| {
            (self.is(k, PRONOUN) || pronoun_classes(self.text, k).any(PRONOUN))
                && !super::name::is_country(self.text.word(k))
                && !(self.text.tokens[k].shape == Shape::Upper && self.name_at(k).is_some())
        };
        if is_pronoun(first) && !self.takes_noun(first, end) {
            phrase.head = Head::Pronoun(first);
            return;
        }
        if end - first > 1
            && is_pronoun(end - 1)
            && pronoun_classes(self.text, end - 1).any(lexicon::SUBJECT_PRONOUN)
            && (first..end).all(|k| self.name_at(k).is_none())
        {
            phrase.head = Head::Pronoun(end - 1);
            return;
        }
        self.find_head(phrase);
        self.find_rest(phrase);
    }

    /// Whether the pronoun at `first` only determines a noun (“his lawyer”, “which report”).
    fn takes_noun(&self, first: usize, end: usize) -> bool {
        self.is(first, lexicon::DETERMINER)
            && end - first > 1
            && self.text.tokens[first + 1].kind == TokenKind::Word
            && !self.is(first + 1, STOPS)
    }

    fn find_head(&self, phrase: &mut Phrase) {
        let text = self.text;
        let mut k = phrase.first;
        let mut head = Head::None;
        let mut quantity = None;
        while k < phrase.end {
            let token = &text.tokens[k];
            if let Some(number) = self.name_at(k).filter(|n| self.names[*n].first <= k) {
                let name = &self.names[number];
                let end = name.end.min(phrase.end);
                if let Head::Name(n) = head {
                    phrase.before = phrase.before.or(Some(n));
                }
                head = Head::Name(number);
                phrase.is_bare = false;
                k = end.max(k + 1);
                if k < phrase.end && text.tokens[k].kind == TokenKind::Clitic {
                    phrase.is_possessive = true;
                    phrase.before = Some(number);
                    head = Head::None;
                    k += 1;
                }
                continue;
            }
            match token.kind {
                TokenKind::Mark | TokenKind::QuotationMark => {
                    if matches!(text.word(k), "%" | "$" | "£" | "€" | "." | "/")
                        || head == Head::None && quantity.is_none()
                    {
                        k += 1;
                        continue;
                    }
                    break;
                }
                TokenKind::Clitic => {
                    phrase.is_possessive = true;
                    phrase.is_bare = false;
                    if let Head::Noun(n) = head {
                        quantity = Some(n);
                    }
                    head = Head::None;
                }
                TokenKind::Number => {
                    quantity = Some(k);
                    phrase.is_bare = false;
                    phrase.is_plural = true;
                }
                TokenKind::Word => {
                    if (head != Head::None || quantity.is_some())
                        && (token.is(STOPS) || token.is(lexicon::CONJUNCTION))
                    {
                        break;
                    }
                    if matches!(head, Head::Name(_))
                        && token.is(lexicon::DETERMINER)
                        && phrase.before.is_none()
                    {
                        break; // “the Supreme Court this month”
                    }
                    if matches!(head, Head::Name(_))
                        && !token.is(super::name::NOUN)
                        && !token.is(lexicon::QUANTITY)
                        && !looks_like_noun(text, k)
                    {
                        k += 1;
                        continue;
                    }
                    if head != Head::None
                        && (token.is(lexicon::AUXILIARY.or(lexicon::POST_ADJECTIVE))
                            || is_participle(text, k))
                    {
                        break;
                    }
                    if token.is(lexicon::DETERMINER
                        .or(PRONOUN)
                        .or(lexicon::INDEFINITE_PRONOUN))
                    {
                        phrase.determiner = phrase.determiner.or(Some(k));
                        if !text.word(k).eq_ignore_ascii_case("the") {
                            quantity = Some(k);
                        }
                    } else if !token.is(lexicon::PREPOSITION
                        .or(lexicon::ADVERB)
                        .or(lexicon::NEGATION))
                        || k + 1 == phrase.end
                    {
                        if let Head::Name(n) = head {
                            phrase.before = Some(n);
                        }
                        if matches!(head, Head::Noun(_)) {
                            phrase.is_bare = false;
                        }
                        head = Head::Noun(k);
                    } else {
                        phrase.is_bare = false;
                    }
                }
            }
            k += 1;
        }
        phrase.head = match (head, quantity) {
            (Head::None, Some(at)) => {
                let token = &text.tokens[at];
                phrase.is_plural |= !token.is(lexicon::ONE_OF);
                Head::Quantity(at)
            }
            (head, _) => head,
        };
        if let Head::Noun(at) = phrase.head
            && self.is(at, lexicon::QUANTITY)
        {
            phrase.head = Head::Quantity(at);
            phrase.is_plural = true;
        }
        if let Head::Noun(at) = phrase.head {
            phrase.classes = text.tokens[at].classes | self.phrase_classes(phrase.first, at);
            phrase.is_plural = self.is_plural(at);
        }
    }

    /// Classes of the lexicon's phrases that end in the head (“vice president”).
    fn phrase_classes(&self, first: usize, head: usize) -> Classes {
        (first.max(head.saturating_sub(3))..head)
            .flat_map(|k| self.text.phrases_at(k))
            .filter(|p| p.end == head + 1)
            .fold(Classes::NONE, |all, p| all | p.classes)
    }

    fn is_plural(&self, head: usize) -> bool {
        let token = &self.text.tokens[head];
        let word = self.text.word(head);
        if token.is(lexicon::SINGULAR) != token.is(lexicon::PLURAL) {
            return token.is(lexicon::PLURAL);
        }
        word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !token.is(lexicon::SINGULAR)
    }

    fn find_rest(&self, phrase: &mut Phrase) {
        let text = self.text;
        let start = match phrase.head {
            Head::Name(n) => self.names[n].end,
            Head::Noun(k) | Head::Quantity(k) | Head::Pronoun(k) => k + 1,
            Head::None => return,
        };
        let mut k = start;
        let mut after_preposition = false;
        let mut is_first = true;
        while k < phrase.end {
            if let Some(number) = self.name_at(k) {
                let is_possessive = self.names[number].end < text.tokens.len()
                    && text.tokens[self.names[number].end].kind == TokenKind::Clitic
                    && self.names[number].end < phrase.end;
                if after_preposition || is_possessive {
                    phrase.after = phrase.after.or(Some(number));
                } else if self.is_coordinated(phrase, k) && matches!(phrase.head, Head::Name(_)) {
                    phrase.other = phrase.other.or(Some(number));
                } else if phrase.beside.is_none() {
                    phrase.beside = Some(number);
                }
                phrase.is_bare = false;
                k = self.names[number].end.max(k + 1);
                is_first = false;
                continue;
            }
            let token = &text.tokens[k];
            if token.kind == TokenKind::Word {
                if token.is(lexicon::PREPOSITION) {
                    after_preposition = true;
                } else if token.is(lexicon::RELATIVE) && is_first {
                    phrase.is_bare = false;
                    after_preposition = true;
                }
                phrase.is_bare = false;
            } else if token.kind == TokenKind::Mark
                && matches!(text.word(k), "," | "(" | ";" | "—" | "–")
            {
                after_preposition = false;
            }
            k += 1;
        }
    }

    fn is_coordinated(&self, phrase: &Phrase, k: usize) -> bool {
        k > phrase.first && matches!(self.text.word(k - 1), "and" | "or" | "&")
            || k > phrase.first + 1
                && self.text.word(k - 1) == ","
                && matches!(phrase.head, Head::Name(n) if self.names[n].end == k - 1)
                && (k..phrase.end).any(|t| self.text.word(t) == "and")
    }
}

/// Classes of a pronoun, what is contracted onto it left off (“I’ll”, “they’re”).
pub fn pronoun_classes(text: &Text, k: usize) -> Classes {
    let token = &text.tokens[k];
    if token.kind != TokenKind::Word {
        return Classes::NONE;
    }
    match text.word(k).split_once(['\'', '’']) {
        Some((pronoun, _)) => lexicon::look_up(pronoun).classes(),
        None => token.classes,
    }
}

/// The pronoun's own word, in small letters.
pub fn pronoun_word(text: &Text, k: usize) -> String {
    let word = text.word(k);
    let word = word
        .split_once(['\'', '’'])
        .map_or(word, |(pronoun, _)| pronoun);
    word.to_lowercase()
}

/// Words after a name that head the phrase, for all the lexicon knows: “the NAME tracker”, “NAME
/// loyalists”.
fn looks_like_noun(text: &Text, k: usize) -> bool {
    let word = text.word(k);
    let token = &text.tokens[k];
    ["er", "or", "ist", "ian", "s", "ment", "tion"]
        .iter()
        .any(|e| word.ends_with(e))
        && !token.is(STOPS
            .or(lexicon::AUXILIARY)
            .or(lexicon::ADVERB)
            .or(lexicon::STATEMENT_VERB))
}

/// A participle after a noun starts a clause: “a man **named** …”, “people **familiar** with …”.
fn is_participle(text: &Text, k: usize) -> bool {
    let token = &text.tokens[k];
    let word = text.word(k);
    token.shape == Shape::Lower
        && !token.is(lexicon::SINGULAR.or(lexicon::PLURAL))
        && (word.ends_with("ed") || word.ends_with("ing") || token.is(lexicon::PARTICIPLE))
}
