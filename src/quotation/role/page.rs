//! What the quotations of a page are like, together.

use super::beside::Beside;
use crate::lexicon;
use crate::linear::step;
use crate::quotation::Quotation;
use crate::text::Text;

/// What the quotations of a page are like, together.
#[derive(Debug)]
pub struct Page {
    /// How many quotations in eight a verb of saying stands beside.
    pub(super) led: usize,
    /// How many in four are of three words at most.
    pub(super) short: usize,
    /// How many past verbs of saying there are in a thousand words, in steps.
    pub(super) said: usize,
    /// For each quotation, whether its words stand between marks elsewhere too.
    pub(super) is_again: Vec<bool>,
}

impl Page {
    /// Looks at every quotation once. Linear in the text.
    pub fn of(text: &Text, quotations: &[Quotation]) -> Page {
        let (mut led, mut short, mut all) = (0, 0, 0);
        let mut said: Vec<u32> = Vec::with_capacity(quotations.len());
        for q in quotations {
            let words = q.first..q.end.min(q.first + 12);
            said.push(words.fold(q.end.saturating_sub(q.first) as u32, |h, t| {
                h.rotate_left(5) ^ text.tokens[t].hash
            }));
            if q.inside.is_none() {
                let beside = Beside::of(text, q);
                let is_led = beside.cue_before(text) + beside.cue_after(text) > 0
                    || beside.is_led_up_to(text, q);
                led += usize::from(is_led);
                short += usize::from(q.end - q.first <= 3);
                all += 1;
            }
        }
        let past = |t: &&crate::text::Token| t.is(lexicon::PAST) && t.is(lexicon::STATEMENT_VERB);
        let past = text.tokens.iter().filter(past).count();
        let mut sorted = said.clone();
        sorted.sort_unstable();
        let is_again = |h: &u32| {
            let at = sorted.partition_point(|s| s < h);
            sorted.get(at + 1) == Some(h)
        };
        Page {
            // A page of one quotation tells nothing.
            led: (led * 8 + 3) / (all + 1),
            short: (short * 4 + 1) / (all + 1),
            said: step(past * 1000 / (text.tokens.len() + 200)).min(8),
            is_again: said.iter().map(is_again).collect(),
        }
    }
}
