//! Tokens and sentences: the text, cut once, for every later stage.

mod sentences;
pub mod syntax;
mod tokens;

use crate::document::{Document, Span};
use crate::lexicon::{self, Classes, EntryId};

pub use tokens::{Shape, Token, TokenKind};

/// A Document, cut into tokens and sentences. Token and sentence numbers are indices into it.
#[derive(Debug)]
pub struct Text<'d> {
    /// What was cut.
    pub document: &'d Document,
    /// Its text.
    pub str: &'d str,
    /// Every token of every block, in order.
    pub tokens: Vec<Token>,
    /// For each token, its coarse part of speech.
    pub pos: Vec<syntax::Pos>,
    /// For each token, whether it is the first word of a sentence or quotation.
    pub opens: Vec<bool>,
    /// Every sentence, in order; none crosses a block.
    pub sentences: Vec<Sentence>,
    /// For each block of the Document, what lies in it.
    pub blocks: Vec<BlockText>,
    /// Phrases of the lexicon, by their first token; longest first where they share it.
    pub phrases: Vec<PhraseHit>,
}

/// A sentence.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Bytes of the text.
    pub span: Span,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Number of the block.
    pub block: usize,
}

/// What lies in a block.
#[derive(Clone, Copy, Debug)]
pub struct BlockText {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// First sentence.
    pub first_sentence: usize,
    /// One past the last sentence.
    pub end_sentence: usize,
    /// Whether it reads as English.
    pub is_english: bool,
    /// Whether its claims are judged: content, no code, English.
    pub is_judged: bool,
}

/// A phrase of the lexicon, found.
#[derive(Clone, Copy, Debug)]
pub struct PhraseHit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Its classes.
    pub classes: Classes,
}

impl<'d> Text<'d> {
    /// Cuts `document`. Linear in its text.
    pub fn read(document: &'d Document) -> Text<'d> {
        let mut text = Text {
            document,
            str: &document.text,
            tokens: Vec::with_capacity(document.text.len() / 5),
            pos: Vec::with_capacity(document.text.len() / 5),
            opens: Vec::with_capacity(document.text.len() / 5),
            sentences: Vec::with_capacity(document.text.len() / 80),
            blocks: Vec::with_capacity(document.blocks.len()),
            phrases: Vec::new(),
        };
        let mut ends = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            let (first, first_sentence) = (text.tokens.len(), text.sentences.len());
            tokens::cut(text.str, block.span, &mut text.tokens);
            ends.clear();
            sentences::boundaries(block.span.of(text.str), &mut ends);
            text.part(number, block.span, first, &ends);
            let is_english = text.is_english(first);
            text.blocks.push(BlockText {
                first,
                end: text.tokens.len(),
                first_sentence,
                end_sentence: text.sentences.len(),
                is_english,
                is_judged: is_english && block.is_judged(),
            });
        }
        text.find_phrases();
        text
    }

    /// The words of token `token`.
    pub fn word(&self, token: usize) -> &'d str {
        self.tokens[token].span().of(self.str)
    }

    /// Bytes from token `first` up to, not with, token `end`; empty where there are none.
    pub fn span(&self, first: usize, end: usize) -> Span {
        if first >= end || end > self.tokens.len() {
            return Span::default();
        }
        Span::new(
            self.tokens[first].start as usize,
            self.tokens[end - 1].end as usize,
        )
    }

    /// The first token that ends after byte `at` (`tokens.len()` where none does).
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= at)
    }

    /// The first token that starts at byte `at` or later.
    pub fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|t| (t.start as usize) < at)
    }

    /// Number of the sentence that holds token `token`.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences
            .partition_point(|s| s.end <= token)
            .min(self.sentences.len().saturating_sub(1))
    }

    /// Number of the block that holds token `token`.
    pub fn block_of(&self, token: usize) -> usize {
        self.blocks
            .partition_point(|b| b.end <= token)
            .min(self.blocks.len().saturating_sub(1))
    }

    /// Phrases that begin at token `token`, longest first.
    pub fn phrases_at(&self, token: usize) -> &[PhraseHit] {
        let from = self.phrases.partition_point(|p| p.first < token);
        let len = self.phrases[from..]
            .iter()
            .take_while(|p| p.first == token)
            .count();
        &self.phrases[from..from + len]
    }

    /// The phrases that begin among tokens `first..end`.
    pub fn phrases_in(&self, first: usize, end: usize) -> &[PhraseHit] {
        let from = self.phrases.partition_point(|p| p.first < first);
        let upto = self.phrases.partition_point(|p| p.first < end);
        &self.phrases[from..upto.max(from)]
    }

    fn part(&mut self, block: usize, span: Span, first: usize, ends: &[usize]) {
        let mut first = first;
        for end in ends.iter().map(|e| e + span.start).chain([span.end]) {
            let upto = first + self.tokens[first..].partition_point(|t| (t.start as usize) < end);
            if upto > first {
                let span = self.span(first, upto);
                self.sentences.push(Sentence {
                    span,
                    first,
                    end: upto,
                    block,
                });
                let tokens = &self.tokens[first..upto];
                syntax::tag(self.str, tokens, &mut self.pos, &mut self.opens);
                first = upto;
            }
        }
    }

    /// Share of function words among the words of the block that begins at token `first`: English
    /// has at least a tenth (measured: 99 % of English blocks of 100–199 bytes). A block too short
    /// to tell goes by the page.
    fn is_english(&self, first: usize) -> bool {
        let words = self.tokens[first..]
            .iter()
            .filter(|t| t.kind == TokenKind::Word);
        let (mut all, mut function, mut foreign) = (0, 0, 0);
        for word in words {
            all += 1;
            foreign += usize::from(is_foreign(word.span().of(self.str)));
            function += usize::from(word.classes.any(lexicon::FUNCTION_WORD));
        }
        if foreign * 2 > all {
            return false;
        }
        if all < 12 {
            return function > 0
                || self
                    .document
                    .lang
                    .as_deref()
                    .is_none_or(|l| l.starts_with("en"));
        }
        function * 10 >= all
    }

    fn find_phrases(&mut self) {
        let entry = |k: usize| self.tokens.get(k).map_or(EntryId::NONE, |t| t.entry);
        let mut found = Vec::new();
        for sentence in &self.sentences {
            for first in sentence.first..sentence.end {
                let next = |k: usize| {
                    if first + k < sentence.end {
                        entry(first + k)
                    } else {
                        EntryId::NONE
                    }
                };
                for (more, classes) in entry(first).phrases(next) {
                    found.push(PhraseHit {
                        first,
                        end: first + more + 1,
                        classes,
                    });
                }
            }
        }
        self.phrases = found;
    }
}

/// Whether a word is written in letters that English does not have.
fn is_foreign(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() && c > '\u{24f}')
}
