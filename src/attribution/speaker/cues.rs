//! The cues and labels of a page, found once for all its quotations.

use super::is_opaque;
use crate::attribution::cue::{self, Cue};
use crate::attribution::transcript::label;
use crate::quotation::Quotation;
use crate::text::Text;
use crate::text::syntax::Phrase;

/// The cues of each block outside quotation marks, found once.
#[derive(Debug)]
pub struct Cues {
    /// Every cue, in order.
    pub all: Vec<Cue>,
    /// For each block, its cues in `all`.
    pub of_block: Vec<(usize, usize)>,
    /// For each block, its label.
    pub labels: Vec<Option<Cue>>,
}

impl Cues {
    /// Finds every cue. Linear in the text.
    pub fn find(text: &Text, quotations: &[Quotation]) -> Cues {
        let mut cues = Cues {
            all: Vec::new(),
            of_block: Vec::new(),
            labels: Vec::new(),
        };
        let mut next = 0;
        for (number, block) in text.blocks.iter().enumerate() {
            let from = cues.all.len();
            while next < quotations.len() && quotations[next].block < number {
                next += 1;
            }
            let mut quoted: Vec<(usize, usize)> = quotations[next..]
                .iter()
                .take_while(|q| q.block == number)
                .filter(|q| q.inside.is_none() && is_opaque(q))
                .map(|q| (text.token_from(q.span.start), text.token_from(q.span.end)))
                .collect();
            quoted.push((block.end, block.end));
            let mut at = block.first;
            let mut after_quotation = false;
            for (open, close) in quoted {
                let mut first = at;
                while first < open {
                    let sentence = text.sentence_of(first);
                    let end = text.sentences[sentence].end.min(open);
                    let stretch = Phrase { first, end };
                    cue::find(
                        text,
                        stretch,
                        sentence,
                        after_quotation && first == at,
                        &mut cues.all,
                    );
                    first = end.max(first + 1);
                }
                at = close.max(at);
                after_quotation = true;
            }
            cues.of_block.push((from, cues.all.len()));
            cues.labels.push(label::opening(text, number));
        }
        cues
    }

    pub(super) fn block(&self, block: usize) -> &[Cue] {
        let (from, upto) = self.of_block[block];
        &self.all[from..upto]
    }
}
