//! What a quotation stands in: a noun phrase, a list, mark-up; and what sort of word is beside it.

use crate::document::MarkKind;
use crate::lexicon;
use crate::quotation::Quotation;
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// Whether the quotation stands within a noun phrase: `the “smart” gate`, `a “hack” to`.
pub(super) fn within(text: &Text, before: Option<usize>, after: Option<usize>) -> usize {
    let opens = before.is_some_and(|t| matches!(pos(text, t), Pos::Determiner | Pos::Number));
    let goes_on = after.is_some_and(|t| matches!(pos(text, t), Pos::Noun | Pos::Name));
    usize::from(opens) + 2 * usize::from(goes_on)
}

/// Whether it is one of several with nothing but a comma, “and” or “or” between: `“a” and “b”`.
pub(super) fn is_listed(text: &Text, quotations: &[Quotation], k: usize) -> bool {
    let q = &quotations[k];
    let is_joined = |a: &Quotation, b: &Quotation| {
        let (from, upto) = (text.token_from(a.span.end), text.token_from(b.span.start));
        a.block == b.block
            && from <= upto
            && upto - from <= 2
            && (from..upto).all(|t| text.word(t) == "," || text.tokens[t].is(lexicon::CONJUNCTION))
    };
    k > 0 && is_joined(&quotations[k - 1], q)
        || quotations.get(k + 1).is_some_and(|next| is_joined(q, next))
}

/// What the page's mark-up says of it: in a link, in italics, or either within it.
pub(super) fn mark(text: &Text, q: &Quotation) -> usize {
    let marks = &text.document.marks;
    let from = marks.partition_point(|m| m.span.start + 2 < q.span.start);
    marks[from.saturating_sub(1)..]
        .iter()
        .take(6)
        .take_while(|m| m.span.start < q.span.end)
        .filter(|m| m.span.meets(q.span))
        .map(|m| {
            let whole = m.span.len() * 5 >= q.content.len() * 4;
            match m.kind {
                MarkKind::Link => 1 + usize::from(whole),
                MarkKind::Emphasis => 3 + usize::from(whole),
                MarkKind::Cite => 5,
                _ => 0,
            }
        })
        .max()
        .unwrap_or(0)
}

/// What sort of word stands beside the quotation.
pub(super) fn class(text: &Text, token: usize) -> usize {
    let t = &text.tokens[token];
    let classes = [
        lexicon::NAMING_WORD,
        lexicon::TITLE_WORD,
        lexicon::STATEMENT_VERB,
        lexicon::MANNER_VERB,
        lexicon::DETERMINER,
        lexicon::COMPLEMENTIZER,
        lexicon::BE,
        lexicon::PREPOSITION,
        lexicon::CONJUNCTION,
        lexicon::ATTITUDE_VERB,
        lexicon::SUBJECT_PRONOUN,
    ];
    if let Some(k) = classes.iter().position(|c| t.is(*c)) {
        return k + 10;
    }
    match text.word(token) {
        "," => 1,
        ":" => 2,
        "." => 3,
        "(" | ")" => 4,
        "—" | "–" | "-" => 5,
        _ => match pos(text, token) {
            Pos::Quote => 6,
            Pos::Name => 7,
            Pos::Noun => 8,
            Pos::Clitic => 9,
            _ => 0,
        },
    }
}

/// `max_size`, `https://…`, `{`
pub(super) fn is_code(text: &Text, token: usize) -> bool {
    let word = text.word(token);
    word.bytes()
        .any(|b| matches!(b, b'_' | b'=' | b'{' | b'}' | b'<' | b'>' | b'\\'))
        || word == "/"
}
