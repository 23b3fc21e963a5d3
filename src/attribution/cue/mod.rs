//! Cues in plain words, and the noun phrase that is their source: “**Smith**, a lawyer, **said**”,
//! “**said** the **mayor**”, “**according to** the **report**”, “**SMITH:**”.
//!
//! [`verb`] reads verbs; [`subject`] finds the noun phrase before one.

mod subject;
mod verb;

use crate::document::Span;
use crate::lexicon;
use crate::report::Act;
use crate::text::Text;
use crate::text::syntax::{self, Phrase};

pub use subject::first_subject;

/// A cue with its source; token numbers.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What sort.
    pub kind: CueKind,
    /// Who: the noun phrase, appositions with it. `None` where it has none.
    pub source: Option<Phrase>,
    /// Whom it was said to (“told **reporters**”).
    pub addressee: Option<Phrase>,
    /// Number of the sentence.
    pub sentence: usize,
}

/// What sort of cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// A verb of saying, writing, finding.
    Statement,
    /// A verb of believing, wanting.
    Attitude,
    /// A verb that carries a quotation beside it only.
    Manner,
    /// “according to”.
    According,
    /// `NAME:` at the start of a block.
    Label,
    /// A passive without an agent: nobody is given.
    Passive,
}

impl Cue {
    /// From the first to the last token of cue and source.
    pub fn tokens(&self) -> Phrase {
        let whole = Phrase {
            first: self.first,
            end: self.end,
        };
        self.source.map_or(whole, |s| Phrase {
            first: s.first.min(whole.first),
            end: s.end.max(whole.end),
        })
    }

    /// Bytes of the cue.
    pub fn span(&self, text: &Text) -> Span {
        text.span(self.first, self.end)
    }

    /// Bytes of the source.
    pub fn source_span(&self, text: &Text) -> Option<Span> {
        self.source.map(|s| text.span(s.first, s.end))
    }

    /// Said, or believed.
    pub fn act(&self) -> Act {
        if self.kind == CueKind::Attitude {
            Act::Attitude
        } else {
            Act::Statement
        }
    }
}

/// Every cue among tokens `first..end`, a stretch of sentence `sentence` outside quotation marks.
/// `after_quotation` says that a quotation ends right before it, `before_quotation` that one
/// begins right after it.
pub fn find(
    text: &Text,
    stretch: Phrase,
    sentence: usize,
    after_quotation: bool,
    out: &mut Vec<Cue>,
) {
    let mut token = stretch.first;
    let from = out.len();
    while token < stretch.end {
        let found = according(text, token, stretch)
            .or_else(|| verb::at(text, token, stretch, after_quotation, &out[from..]));
        match found {
            Some(mut cue) => {
                cue.sentence = sentence;
                token = cue.end;
                out.push(cue);
            }
            None => token += 1,
        }
    }
}

fn according(text: &Text, token: usize, stretch: Phrase) -> Option<Cue> {
    let hit = text
        .phrases_at(token)
        .iter()
        .find(|p| p.classes.any(lexicon::ACCORDING))?;
    let source = syntax::phrase_after(text, hit.end, stretch.end)?;
    let source = subject::with_apposition(text, source, stretch.end);
    Some(Cue {
        first: token,
        end: hit.end,
        kind: CueKind::According,
        source: Some(source),
        addressee: None,
        sentence: 0,
    })
}
