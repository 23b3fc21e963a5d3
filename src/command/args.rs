//! What the command may be told.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand, ValueEnum};

use crate::report::{Profile, Severity, Unit};

/// Shows who said it on a page, and where nobody did.
#[derive(Parser)]
#[command(name = "hearsay", version, about, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Audit texts and pages: every quoted or reported claim, its source, its verdict.
    ///
    /// In a text, a comment `hearsay-ignore RULE…` (as `<!-- … -->`, `/* … */`, `{# … #}`, `// …` or `# …`)
    /// silences these rules, or all where it names none, on its own line, or where it stands alone on
    /// the next line that has words.
    ///
    /// Exit code 0: no finding at or above `--fail-on`; 1: at least one; 2: bad usage, or an input
    /// that cannot be read.
    Audit(Audit),
    /// Print the rules: all of them, or one with its document.
    Rules(Rules),
}

#[derive(clap::Args)]
pub struct Rules {
    /// The rule to print.
    pub id: Option<String>,
}

#[derive(clap::Args)]
pub struct Audit {
    /// Texts (.txt), pages (.html, .htm), or JSON lines (.jsonl): `{"id","text"}` or
    /// `{"id","document"}` a line. `-` is the standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// How to answer.
    ///
    /// `json` is the Report of a single text or page; of several files, or of JSON lines, an array
    /// of `{"id","report"}`. `jsonl` is `{"id","report"}` a line.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// How to read every FILE. Otherwise its ending says so, and what ends in nothing known is a
    /// text; the standard input is JSON lines if it begins with `{`, a page if with `<`, else a
    /// text.
    #[arg(long, value_enum)]
    pub input: Option<InputKind>,

    /// Unit of offsets into the Document's text.
    #[arg(long, value_enum, default_value_t = Unit::Char)]
    pub offsets: Unit,

    /// How strictly to judge; `auto` goes by each page, and is `news` where nothing tells.
    #[arg(long, value_enum, default_value_t = Profile::Auto)]
    pub profile: Profile,

    /// Severity from which a finding makes the exit code 1.
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Severity::Serious)]
    pub fail_on: Severity,

    /// Answer the Document too, the text that offsets count in (json and jsonl).
    #[arg(long)]
    pub with_document: bool,

    /// Instead of the claims, show how each sentence that holds WORDS is read: tokens, quotations,
    /// cues, candidates, sources, verdicts.
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["format", "offsets", "fail_on", "with_document"])]
    pub explain: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person at a terminal.
    Text,
    /// The Report.
    Json,
    /// A Report a line.
    Jsonl,
    /// For an editor.
    Markdown,
    /// A row a claim, for a spreadsheet.
    Csv,
    /// A page to print, whole in itself.
    Html,
    /// SARIF 2.1.0, for tools that show findings.
    Sarif,
    /// W3C Web Annotations.
    Annotation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// One text.
    Text,
    /// One page.
    Html,
    /// A Document a line.
    Jsonl,
}

impl InputKind {
    /// What `file` is by its name; `None` for the standard input.
    pub fn of(file: &Path) -> Option<InputKind> {
        if file == Path::new("-") {
            return None;
        }
        let extension = file.extension().and_then(OsStr::to_str).unwrap_or("");
        Some(match extension.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => InputKind::Html,
            "jsonl" | "ndjson" => InputKind::Jsonl,
            _ => InputKind::Text,
        })
    }
}
