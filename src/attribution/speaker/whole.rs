//! One quotation over several paragraphs has one speaker: whom a cue right beside any of them gives.

use super::{Choice, Kind};
use crate::document::Span;
use crate::quotation::Quotation;
use crate::text::{Text, TokenKind};

/// Gives the paragraphs of a quotation to whom the cue beside its last one gives, where nothing leads up
/// to the first: no words with a colon, no cue beside it, no other speech.
pub fn take(text: &Text, quotations: &[Quotation], chosen: &mut [Option<Choice>]) {
    for k in (1..quotations.len()).rev() {
        if quotations[k].continues.is_none()
            || quotations[k].is_element
            || !is_followed(text, quotations, chosen, k)
        {
            continue;
        }
        let mut parts = Vec::new();
        let mut part = quotations[k].continues;
        while let Some(b) = part {
            if is_beside(text, quotations, chosen, b) || is_led(text, quotations, b) {
                parts.clear();
                break;
            }
            parts.push(b);
            part = quotations[b].continues;
        }
        for b in parts {
            chosen[b] = chosen[b].as_ref().and(chosen[k].clone());
        }
    }
}

/// Whether the cue beside quotation `k` stands behind its closing mark.
fn is_followed(text: &Text, quotations: &[Quotation], chosen: &[Option<Choice>], k: usize) -> bool {
    let cue = chosen[k].as_ref().and_then(|c| c.candidate.cue);
    let is_behind = cue.is_some_and(|c| c.start >= quotations[k].span.end);
    quotations[k].is_closed && is_behind && is_beside(text, quotations, chosen, k)
}

/// Whether other speech of its paragraph, or a colon, leads up to quotation `k`.
fn is_led(text: &Text, quotations: &[Quotation], k: usize) -> bool {
    let q = quotations[k];
    let open = text.token_from(q.span.start);
    let is_again = k > 0 && quotations[k - 1].block == q.block && q.continues.is_none();
    is_again || q.continues.is_none() && open > 0 && matches!(text.word(open - 1), ":" | ",")
}

/// Whether nothing but the speaker's own words stands between quotation `k` and its cue.
fn is_beside(text: &Text, quotations: &[Quotation], chosen: &[Option<Choice>], k: usize) -> bool {
    let q = quotations[k].span;
    let Some(candidate) = chosen[k].as_ref().map(|c| &c.candidate) else {
        return false;
    };
    // A label's words are its own: it gives nothing to what stands before.
    if candidate.kind == Kind::Label {
        return false;
    }
    let (Some(source), Some(cue)) = (candidate.source, candidate.cue) else {
        return false;
    };
    let both = Span::new(source.start.min(cue.start), source.end.max(cue.end));
    if text.block_of(text.token_at(both.start)) != quotations[k].block {
        return false;
    }
    let gap = if both.start >= q.end {
        Span::new(q.end, both.start)
    } else if both.end <= q.start {
        Span::new(both.end, q.start)
    } else {
        return false;
    };
    let (first, end) = (text.token_from(gap.start), text.token_from(gap.end));
    let is_stop = |t: usize| matches!(text.word(t), "." | ";" | "!" | "?");
    (first..end).all(|t| text.tokens[t].kind != TokenKind::Word && !is_stop(t))
}
