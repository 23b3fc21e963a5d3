//! Interviews and transcripts: blocks that open with `NAME:`, without quotation marks.

use super::Attribution;
use super::cue::Cue;
use super::speaker::Cues;
use crate::document::Span;
use crate::quotation::Quotation;
use crate::report::{Act, Form};
use crate::text::Text;

/// Labelled blocks that make a transcript of a page.
const LABELS: usize = 4;

/// An attribution for each labelled block of a transcript that no quotation covers, and for the
/// blocks that go on under the same label. A page with a few `Note:` is no transcript: some label
/// must come again.
pub fn find(text: &Text, quotations: &[Quotation], cues: &Cues) -> Vec<Attribution> {
    let mut out = Vec::new();
    let labels = || cues.labels.iter().flatten().filter(|l| is_name(text, l));
    let mut words: Vec<&str> = labels()
        .filter_map(|l| Some(l.source_span(text)?.of(text.str)))
        .collect();
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    if count < LABELS || words.len() < 2 || words.len() * 2 > count {
        return out;
    }
    let goes_on = count * 3 > cues.labels.len();
    let mut last: Option<Cue> = None;
    for (number, block) in text.blocks.iter().enumerate() {
        let own = cues.labels[number].filter(|l| is_name(text, l));
        let Some(label) = own.or(last.filter(|_| goes_on)) else {
            continue;
        };
        last = Some(label);
        let first = own.map_or(block.first, |l| l.end);
        if first >= block.end || !block.is_judged || is_covered(text, quotations, number) {
            continue;
        }
        out.push(Attribution {
            form: Form::Direct,
            act: Act::Statement,
            content: text.span(first, block.end),
            quotation: None,
            part_of: None,
            cue: Some(label.span(text)),
            source: label.source_span(text),
            relayed_by: None,
            is_sure: true,
        });
    }
    out
}

/// `Q:` and `A:` name nobody.
fn is_name(text: &Text, label: &Cue) -> bool {
    label.source_span(text).is_some_and(|s| s.len() > 2)
}

fn is_covered(text: &Text, quotations: &[Quotation], block: usize) -> bool {
    let b = text.blocks[block];
    let whole = text.span(b.first, b.end);
    let shared = |s: Span| {
        s.end
            .min(whole.end)
            .saturating_sub(s.start.max(whole.start))
    };
    let from = quotations.partition_point(|q| q.block < block);
    quotations[from..]
        .iter()
        .take_while(|q| q.block == block)
        .any(|q| shared(q.span) * 2 > whole.len())
}
