//! Comments in a text that silence findings: `hearsay-ignore`, then the rules meant, or none for all.
//!
//! `<!-- hearsay-ignore vague-collective -->` and `// hearsay-ignore` both do: the comment may be written in any
//! way that stands on one line. Beside other words it is about its own line, alone about the next line that has
//! words.

use std::collections::HashMap;
use std::ops::Range;

use crate::report::Claim;

/// What a comment opens with, behind its marks.
const WORD: &str = "hearsay-ignore";

/// Pairs of marks that open and close a comment.
const MARKS: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("/*", "*/"),
    ("{#", "#}"),
    ("//", ""),
    ("#", ""),
];

/// Lines of a text in which findings are silent.
#[derive(Debug, Default)]
pub struct Ignores {
    lines: Vec<Ignored>,
}

#[derive(Debug)]
struct Ignored {
    /// Bytes of the text.
    line: Range<usize>,
    /// Ids of rules; empty for every rule.
    rules: Vec<String>,
}

impl Ignores {
    /// Takes the comments out of `text`: spaces stand in their place, so that offsets hold.
    pub fn take(text: &mut String) -> Ignores {
        let mut ignores = Ignores::default();
        if !text.contains(WORD) {
            return ignores;
        }
        let mut waiting: Option<Vec<String>> = None;
        let mut blank = String::with_capacity(text.len());
        for line in text.split_inclusive('\n') {
            let start = blank.len();
            match comment(line) {
                Some((at, rules)) => {
                    blank.push_str(&line[..at.start]);
                    blank.extend(std::iter::repeat_n(' ', at.len()));
                    blank.push_str(&line[at.end..]);
                    if blank[start..].trim().is_empty() {
                        waiting = Some(rules);
                    } else {
                        ignores.add(start..blank.len(), rules);
                    }
                }
                None => {
                    blank.push_str(line);
                    if !line.trim().is_empty()
                        && let Some(rules) = waiting.take()
                    {
                        ignores.add(start..blank.len(), rules);
                    }
                }
            }
        }
        *text = blank;
        ignores
    }

    fn add(&mut self, line: Range<usize>, rules: Vec<String>) {
        self.lines.push(Ignored { line, rules });
    }

    /// Silences `claims`, whose offsets are bytes, that begin in a line with such a comment. A claim that
    /// breaks another rule as well is as it would be without the rules meant: `audit_without` tells.
    pub fn silence(&self, claims: &mut [Claim], audit_without: impl Fn(&[String]) -> Vec<Claim>) {
        let mut audited: HashMap<&[String], Vec<Claim>> = HashMap::new();
        for claim in claims {
            let at = claim.content.start;
            let next = self.lines.partition_point(|l| l.line.end <= at);
            let Some(ignored) = self.lines.get(next).filter(|l| l.line.contains(&at)) else {
                continue;
            };
            let is_meant = |rule: &String| ignored.rules.is_empty() || ignored.rules.contains(rule);
            let is_finding_meant = claim.rule.as_ref().is_some_and(is_meant);
            claim.also.retain(|rule| !is_meant(rule));
            if !is_finding_meant {
                continue;
            }
            let without = match claim.also.is_empty() {
                true => None,
                false => audited
                    .entry(&ignored.rules)
                    .or_insert_with(|| audit_without(&ignored.rules))
                    .iter()
                    .find(|c| c.content == claim.content && c.form == claim.form),
            };
            claim.rule = without.and_then(|c| c.rule.clone());
            claim.severity = without.and_then(|c| c.severity);
            claim.message = without.and_then(|c| c.message.clone());
            claim.also = without.map_or_else(Vec::new, |c| c.also.clone());
        }
    }
}

/// Where a comment that silences stands in `line`, in bytes, and the rules that it names.
fn comment(line: &str) -> Option<(Range<usize>, Vec<String>)> {
    let word = line.find(WORD)?;
    let before = line[..word].trim_end();
    // `http://hearsay-ignore` is no comment.
    let (open, close) = MARKS.into_iter().find(|(open, _)| {
        before.strip_suffix(open).is_some_and(|b| {
            b.is_empty() || b.ends_with(char::is_whitespace) || *open != "//" && *open != "#"
        })
    })?;
    let rest = &line[word + WORD.len()..];
    let length = match close {
        "" => rest.trim_end().len(),
        close => rest.find(close)?,
    };
    let rules = rest[..length]
        .split([' ', ',', '\t'])
        .filter(|rule| !rule.is_empty())
        .map(str::to_string)
        .collect();
    let end = word + WORD.len() + length + close.len();
    Some((before.len() - open.len()..end, rules))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Lines = Vec<(Range<usize>, Vec<String>)>;

    fn taken(text: &str) -> (String, Lines) {
        let mut text = text.to_string();
        let ignores = Ignores::take(&mut text);
        let lines = ignores.lines.into_iter().map(|l| (l.line, l.rules));
        (text, lines.collect())
    }

    #[test]
    fn a_comment_alone_is_about_the_next_line_with_words() {
        let (text, lines) = taken("One.\n<!-- hearsay-ignore -->\n\nTwo é.\nThree.\n");
        assert_eq!(
            text.len(),
            "One.\n<!-- hearsay-ignore -->\n\nTwo é.\nThree.\n".len()
        );
        assert!(!text.contains("ignore"));
        assert_eq!(lines, [(30..38, vec![])]);
        assert_eq!(&text[30..38], "Two é.\n");
    }

    #[test]
    fn a_comment_beside_words_is_about_its_own_line_and_may_name_rules() {
        let (text, lines) = taken("One. // hearsay-ignore bare-anonymous, late-source\nTwo.");
        assert_eq!(text.trim_end_matches("\nTwo.").trim_end(), "One.");
        let rules = vec!["bare-anonymous".to_string(), "late-source".to_string()];
        assert_eq!(lines, [(0..51, rules)]);
    }

    #[test]
    fn words_that_are_no_comment_stay() {
        for text in [
            "Write hearsay-ignore in a comment.",
            "<!-- hearsay-ignore",
            "See http://hearsay-ignore for more.",
            "No word.",
        ] {
            assert_eq!(taken(text), (text.to_string(), vec![]));
        }
    }
}
