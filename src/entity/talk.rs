//! Who speaks in the quotations of a story: “I”, or others.

use crate::attribution::Attribution;
use crate::document::Span;
use crate::quotation::Quotation;
use crate::text::Text;

/// Whose words a quotation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Those of “I”.
    Teller,
    /// Those of somebody else.
    Another,
    /// Not told.
    Unknown,
}

/// Who speaks in the quotations: the “I” of the page's own voice, or others.
#[derive(Debug, Default)]
pub struct Talk {
    /// Quotations that lie in no other: first token, one past the last, whose words.
    speech: Vec<(usize, usize, Voice)>,
    /// For each of them, whether “I” speaks the one in the block right before or right after.
    is_answered: Vec<bool>,
    /// Quotations that “I” speaks.
    pub turns_of_i: usize,
}

impl Talk {
    /// Reads who speaks each quotation; `of_quotation` gives its attribution.
    pub fn read(
        text: &Text,
        quotations: &[Quotation],
        attributions: &[Attribution],
        of_quotation: &[Option<usize>],
    ) -> Talk {
        let mut talk = Talk::default();
        for (number, quotation) in quotations.iter().enumerate() {
            if quotation.inside.is_some() {
                continue;
            }
            let source = of_quotation[number].and_then(|a| attributions[a].source);
            // Who goes on from a block above is a guess.
            let is_told = |s: &Span| text.block_of(text.token_at(s.start)) == quotation.block;
            let source = source.filter(is_told);
            let voice = source.map_or(Voice::Unknown, |s| {
                let is_teller = matches!(s.of(text.str), "I" | "i");
                let is_other = s.start < quotation.span.start || s.start >= quotation.span.end;
                match (is_teller, is_other) {
                    (true, true) => Voice::Teller,
                    (false, _) => Voice::Another,
                    _ => Voice::Unknown,
                }
            });
            talk.turns_of_i += usize::from(voice == Voice::Teller);
            talk.speech.push((quotation.first, quotation.end, voice));
        }
        let block = |k: usize| text.block_of(k);
        talk.is_answered = vec![false; talk.speech.len()];
        for (k, pair) in talk.speech.windows(2).enumerate() {
            let is_near = block(pair[1].0) - block(pair[0].0) == 1;
            talk.is_answered[k] |= is_near && pair[1].2 == Voice::Teller;
            talk.is_answered[k + 1] |= is_near && pair[0].2 == Voice::Teller;
        }
        talk
    }

    /// Whether “I” speaks in the block right before or right after the quotation that holds token `k`:
    /// turns change with the block.
    pub fn is_beside_teller(&self, k: usize) -> bool {
        let after = self.speech.partition_point(|s| s.0 <= k);
        after > 0 && self.is_answered[after - 1]
    }

    /// Whose words hold token `k`; `None` outside quotations.
    pub fn speech_at(&self, k: usize) -> Option<Voice> {
        let after = self.speech.partition_point(|s| s.0 <= k);
        let (_, end, voice) = self.speech[..after].last()?;
        (k < *end).then_some(*voice)
    }
}
