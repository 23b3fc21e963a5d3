//! What texts for people say of a Report, before each sets it in its own way.

use crate::report::{self, Claim, Report, Severity};

/// Characters of a selector's prefix or suffix where the text goes on beyond it.
const CONTEXT: usize = 32;

/// Claims that broke a rule, in page order: findings, and those that a reader must decide. What
/// lies in another of the same source, or was ignored, is left out.
pub fn findings(report: &Report) -> (Vec<&Claim>, Vec<&Claim>) {
    let broken =
        report::standing(&report.claims).filter(|c| c.rule.is_some() && c.severity.is_some());
    broken.partition(|c| c.severity != Some(Severity::Review))
}

/// The page's title, where it has one.
pub fn title(report: &Report) -> Option<&str> {
    let title = report.document.title.as_deref();
    title.filter(|t| !t.trim().is_empty())
}

/// How much was read, and how the claims were judged.
pub fn summary(report: &Report) -> String {
    let count = &report.summary;
    format!(
        "{}, {}: {} named, {} cited, {} unnamed, {} unattributed, {} to review",
        counted(report.document.words, "word"),
        counted(count.claims, "claim"),
        count.named,
        count.cited,
        count.unnamed,
        count.unattributed,
        count.review,
    )
}

/// `n` of `what`.
pub fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// `words` on one line: white space folded to single spaces, none at the ends, and nothing that a
/// terminal or an editor would obey (control characters, marks that turn the direction of writing).
pub fn on_one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    let mut gap = false;
    for c in words.chars() {
        if c.is_whitespace() {
            gap = !line.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            line.push(' ');
        }
        let obeyed =
            c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        line.push(if obeyed { '\u{fffd}' } else { c });
    }
    line
}

/// The words before a mark, its own and those after it in its paragraph, on one line each; white
/// space between them stays one space, and `…` stands where the paragraph goes on.
pub fn in_context(claim: &Claim) -> [String; 3] {
    let selector = &claim.selector;
    let is_cut = |part: &str| part.chars().count() >= CONTEXT && !part.contains('\n');
    let mut before = selector.prefix.rsplit('\n').next().unwrap_or_default();
    let mut after = selector.suffix.split('\n').next().unwrap_or_default();
    // The selector may cut a word.
    let mut lead = "";
    if is_cut(&selector.prefix) {
        before = before.split_once(' ').map_or(before, |(_, rest)| rest);
        lead = "…";
    }
    let mut tail = "";
    if is_cut(&selector.suffix) {
        after = after.rsplit_once(' ').map_or(after, |(rest, _)| rest);
        tail = "…";
    }
    let gap = |is_there: bool| if is_there { " " } else { "" };
    let start = gap(before.ends_with(char::is_whitespace));
    let end = gap(after.starts_with(char::is_whitespace));
    [
        format!("{lead}{}{start}", on_one_line(before)),
        on_one_line(&selector.exact),
        format!("{end}{}{tail}", on_one_line(after)),
    ]
}

/// Whom a claim is attributed to: the words given, and the name they stand for where that is
/// another.
pub fn given_source(claim: &Claim) -> Option<String> {
    let given = claim.source.as_ref().map(|s| on_one_line(&s.text));
    let name = claim.attributed_to.as_ref().map(|a| on_one_line(&a.name));
    match (given, name) {
        (Some(given), Some(name)) if name != given => Some(format!("{given} ({name})")),
        (given, name) => given.or(name),
    }
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn a_line_holds_nothing_that_is_obeyed() {
        assert_eq!(
            on_one_line(" a\n\n b\u{1b}[31m\u{202e}c "),
            "a b\u{fffd}[31m\u{fffd}c"
        );
    }
}
