//! Reports in other forms, for people and for other programs; the same from the command and from
//! the extension.
//!
//! An export of several Reports is one whole: a head, an item for each Report with a separator
//! between those that are not empty, and a tail.

mod annotation;
mod csv;
mod json;
mod markdown;
mod page;
mod sarif;
mod text;

use crate::offsets::Offsets;
use crate::report::{self, Claim, Report, Severity, Unit};

/// A form of a Report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Plain text, for a person at a terminal.
    Text,
    /// Markdown, for an editor.
    Markdown,
    /// Comma-separated values (RFC 4180), a row a claim, for a spreadsheet.
    Csv,
    /// A page to print: HTML, whole in itself.
    Html,
    /// SARIF 2.1.0, for tools that show findings.
    Sarif,
    /// W3C Web Annotations (JSON-LD).
    Annotation,
}

/// What a Report is about, as far as an export names it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What a reader calls it: an address, a file's name.
    pub name: &'a str,
    /// The text that the Report's offsets count in, where that text is what `name` holds: a text,
    /// not a page.
    pub text: Option<&'a str>,
}

impl Form {
    /// Every form, in the order in which faces offer them.
    pub const ALL: [Form; 6] = [
        Form::Markdown,
        Form::Text,
        Form::Html,
        Form::Csv,
        Form::Sarif,
        Form::Annotation,
    ];

    /// Its name, as the command writes it.
    pub const fn id(self) -> &'static str {
        match self {
            Form::Text => "text",
            Form::Markdown => "markdown",
            Form::Csv => "csv",
            Form::Html => "html",
            Form::Sarif => "sarif",
            Form::Annotation => "annotation",
        }
    }

    /// What comes before the first Report.
    pub fn head(self) -> String {
        match self {
            Form::Text | Form::Markdown => String::new(),
            Form::Csv => csv::HEADER.to_string(),
            Form::Html => page::head(),
            Form::Sarif => sarif::head(),
            Form::Annotation => annotation::head(),
        }
    }

    /// `report`, which is about `subject`.
    pub fn item(self, report: &Report, subject: Subject) -> String {
        match self {
            Form::Text => text::item(report, subject),
            Form::Markdown => markdown::item(report, subject),
            Form::Csv => csv::item(report, subject),
            Form::Html => page::item(report, subject),
            Form::Sarif => sarif::item(report, subject),
            Form::Annotation => annotation::item(report, subject),
        }
    }

    /// What stands between two items.
    pub fn separator(self) -> &'static str {
        match self {
            Form::Text | Form::Markdown => "\n",
            Form::Csv | Form::Html => "",
            Form::Sarif | Form::Annotation => ",\n",
        }
    }

    /// What comes after the last Report.
    pub fn tail(self) -> &'static str {
        match self {
            Form::Text | Form::Markdown | Form::Csv => "",
            Form::Html => page::TAIL,
            Form::Sarif => sarif::TAIL,
            Form::Annotation => annotation::TAIL,
        }
    }

    /// `reports` as one whole, each named by its address, else by its title.
    pub fn all(self, reports: &[Report]) -> String {
        let items = reports.iter().map(|report| {
            let about = &report.document;
            let name = about.url.as_deref().or(about.title.as_deref());
            let name = name.unwrap_or_default();
            self.item(report, Subject { name, text: None })
        });
        let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
        self.head() + &items.join(self.separator()) + self.tail()
    }

    /// `report` alone, whole.
    pub fn whole(self, report: &Report, subject: Subject) -> String {
        self.head() + &self.item(report, subject) + self.tail()
    }
}

/// Claims that broke a rule, in page order: findings, and those that a reader must decide. What
/// lies in another of the same source, or was ignored, is left out.
fn findings(report: &Report) -> (Vec<&Claim>, Vec<&Claim>) {
    let broken =
        report::standing(&report.claims).filter(|c| c.rule.is_some() && c.severity.is_some());
    broken.partition(|c| c.severity != Some(Severity::Review))
}

/// The page's title, where it has one.
fn title(report: &Report) -> Option<&str> {
    let title = report.document.title.as_deref();
    title.filter(|t| !t.trim().is_empty())
}

/// How much was read, and how the claims were judged.
fn summary(report: &Report) -> String {
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
fn counted(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// `words` on one line: white space folded to single spaces, none at the ends, and nothing that a
/// terminal or an editor would obey (control characters, marks that turn the direction of writing).
fn on_one_line(words: &str) -> String {
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

/// Characters of a selector's prefix or suffix where the text goes on beyond it.
const CONTEXT: usize = 32;

/// The words before a mark, its own and those after it in its paragraph, on one line each; white
/// space between them stays one space, and `…` stands where the paragraph goes on.
fn in_context(claim: &Claim) -> [String; 3] {
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
fn given_source(claim: &Claim) -> Option<String> {
    let given = claim.source.as_ref().map(|s| on_one_line(&s.text));
    let name = claim.attributed_to.as_ref().map(|a| on_one_line(&a.name));
    match (given, name) {
        (Some(given), Some(name)) if name != given => Some(format!("{given} ({name})")),
        (given, name) => given.or(name),
    }
}

/// `name` as an address: itself where it is one, else a path, escaped.
fn address(name: &str) -> String {
    let scheme = name.split_once("://").map(|(scheme, _)| scheme);
    let is_address =
        scheme.is_some_and(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_alphanumeric()));
    let mut out = String::with_capacity(name.len());
    if !is_address && name.starts_with('/') {
        out.push_str("file://");
    }
    for b in name.bytes() {
        let stays = b.is_ascii_alphanumeric()
            || b"-._~/".contains(&b)
            || is_address && b"%:?#[]@!$&'()*+,;=".contains(&b);
        if stays {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

/// Lines and columns, from 1, of a text's offsets; columns are Unicode scalar values.
struct Lines<'t> {
    offsets: Offsets<'t>,
    chars: Offsets<'t>,
    /// First byte of each line.
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Lines of `text`, for offsets in `unit`.
    fn new(text: &'t str, unit: Unit) -> Lines<'t> {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Lines {
            offsets: Offsets::new(text, unit),
            chars: Offsets::new(text, Unit::Char),
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// Line and column of `offset`, and the characters before it.
    fn of(&self, offset: usize) -> (usize, usize, usize) {
        let byte = self.offsets.to_byte(offset);
        let line = self.starts.partition_point(|start| *start <= byte);
        let at = self.chars.from_byte(byte);
        let start = self.chars.from_byte(self.starts[line - 1]);
        (line, at - start + 1, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_nothing_that_is_obeyed() {
        assert_eq!(
            on_one_line(" a\n\n b\u{1b}[31m\u{202e}c "),
            "a b\u{fffd}[31m\u{fffd}c"
        );
    }

    #[test]
    fn reports_together_are_one_whole() {
        let report = |text: &str| {
            let document = crate::document::Document {
                url: Some("https://a.example/".to_string()),
                ..crate::document::Document::from_text(text)
            };
            crate::audit(&document, &crate::Options::default())
        };
        let found = report("The bridge is old. Critics say it will fall within a year.");
        let quiet = report("The bridge is old.");
        assert_eq!(findings(&found).0.len(), 1);
        let subject = Subject {
            name: "https://a.example/",
            text: None,
        };
        for form in Form::ALL {
            let one = std::slice::from_ref(&found);
            assert_eq!(form.all(one), form.whole(&found, subject), "{form:?}");
        }
        let both = Form::Annotation.all(&[quiet, found.clone()]);
        assert_eq!(both, Form::Annotation.whole(&found, subject));
    }

    #[test]
    fn names_become_addresses() {
        assert_eq!(
            address("https://a.example/b?c=d e#f"),
            "https://a.example/b?c=d%20e#f"
        );
        assert_eq!(address("a dir/é:1.txt"), "a%20dir/%C3%A9%3A1.txt");
        assert_eq!(address("/a.txt"), "file:///a.txt");
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let lines = Lines::new("a👍b\n\nc", Unit::Utf16);
        assert_eq!(lines.of(3), (1, 3, 2));
        assert_eq!(lines.of(4), (1, 4, 3));
        assert_eq!(lines.of(5), (2, 1, 4));
        assert_eq!(lines.of(6), (3, 1, 5));
        assert_eq!(lines.of(99), (3, 2, 6));
    }
}
