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
mod place;
mod prose;
mod sarif;
mod text;

use crate::report::Report;

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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(prose::findings(&found).0.len(), 1);
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
}
