//! What frames a block: the source that a line above introduces for all of a list, or a heading for all
//! of its section; a reader takes what stands there as that source's.

use super::Draft;
use super::verdict;
use crate::document::{BlockKind, Span};
use crate::lexicon::{self, Classes};
use crate::report::Verdict;
use crate::text::{Shape, Text, TokenKind};

/// Words of a lead-in that somebody or a document says what follows.
const SAYING: Classes = lexicon::STATEMENT_VERB
    .or(lexicon::EVIDENCE_VERB)
    .or(lexicon::ACCORDING)
    .or(lexicon::RESEARCH)
    .or(lexicon::DOCUMENT);

/// The source of each block that has one for all it says: its name, bytes.
pub struct Frames {
    of_block: Vec<Option<Span>>,
}

impl Frames {
    /// Reads the page's headings, lists, tables and captions. Linear in the text.
    pub fn read(text: &Text) -> Frames {
        let mut of_block = vec![None; text.blocks.len()];
        let (mut section, mut list) = (None, None);
        for (k, block) in text.document.blocks.iter().enumerate().take(of_block.len()) {
            match block.kind {
                BlockKind::Heading => {
                    section = according(text, k);
                    list = None;
                }
                BlockKind::ListItem => {}
                BlockKind::Caption => list = credit(text, k),
                BlockKind::Cell => {}
                _ => list = lead_in(text, k),
            }
            let is_framed = matches!(
                block.kind,
                BlockKind::ListItem | BlockKind::Caption | BlockKind::Cell
            );
            of_block[k] = list.filter(|_| is_framed).or(section);
        }
        Frames { of_block }
    }

    /// The name of what frames the claim that begins at byte `at`.
    pub fn around(&self, text: &Text, at: usize) -> Option<Span> {
        let block = text.block_of(text.token_from(at));
        *self.of_block.get(block)?
    }

    /// Gives claims without a named source what frames them.
    pub fn lay(&self, text: &Text, drafts: &mut [Draft]) {
        for draft in drafts {
            let is_open = matches!(draft.case.verdict, Verdict::Unnamed | Verdict::Unattributed);
            if is_open && let Some(frame) = self.around(text, draft.case.content.start) {
                draft.case.frame = Some(frame);
                draft.case.verdict = verdict::of(&draft.case);
            }
        }
    }
}

/// The name in a line that ends with a colon and says that somebody or a document says what follows.
fn lead_in(text: &Text, block: usize) -> Option<Span> {
    let tokens = &text.blocks[block];
    let last = tokens.end.checked_sub(1).filter(|t| *t >= tokens.first)?;
    if text.word(last) != ":" {
        return None;
    }
    let first = text.sentences[text.sentence_of(last)].first;
    says(text, first, last).then(|| name(text, first, last))?
}

/// The name in a heading that opens with "according to".
fn according(text: &Text, block: usize) -> Option<Span> {
    let tokens = &text.blocks[block];
    let opens = text.phrases_at(tokens.first);
    opens
        .iter()
        .any(|p| p.classes.any(lexicon::ACCORDING))
        .then(|| name(text, tokens.first, tokens.end))?
}

/// The name behind "Source:" in a caption.
fn credit(text: &Text, block: usize) -> Option<Span> {
    let tokens = &text.blocks[block];
    let label = (tokens.first..tokens.end.saturating_sub(1))
        .find(|t| text.tokens[*t].is(lexicon::CREDIT) && text.word(*t + 1) == ":")?;
    name(text, label + 1, tokens.end)
}

fn says(text: &Text, first: usize, end: usize) -> bool {
    let from = text.phrases.partition_point(|p| p.first < first);
    (first..end).any(|t| text.tokens[t].is(SAYING))
        || text.phrases[from..]
            .iter()
            .take_while(|p| p.first < end)
            .any(|p| p.classes.any(SAYING))
}

/// The first run of capitalised words; the capital that opens the line is none unless another follows.
fn name(text: &Text, first: usize, end: usize) -> Option<Span> {
    let is_capital = |t: usize| {
        let token = &text.tokens[t];
        token.kind == TokenKind::Word
            && matches!(token.shape, Shape::Title | Shape::Upper | Shape::Mixed)
            && !token.is(lexicon::DETERMINER.or(lexicon::MONTH).or(lexicon::DAY))
            && !token.is(SAYING)
    };
    let starts = |t: &usize| is_capital(*t) && (*t > first || *t + 1 < end && is_capital(*t + 1));
    let from = (first..end).find(starts)?;
    let upto = (from..end).find(|t| !is_capital(*t)).unwrap_or(end);
    Some(text.span(from, upto))
}
