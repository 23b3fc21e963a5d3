//! Annotated texts, and what the engine says of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use hearsay::report::{Claim, Form, Unit, Verdict};
use hearsay::{Document, Options, audit, offsets};
use rayon::prelude::*;
use serde::Deserialize;

/// Where the corpora lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpora")
}

/// A corpus: its name (the file's stem), and its texts.
pub struct Corpus {
    /// `polnear.dev`, `gum.train`, …
    pub name: String,
    /// Its texts, in order of their ids.
    pub texts: Vec<Annotated>,
}

/// A text, what is annotated in it, and what the engine says.
pub struct Annotated {
    /// The corpus's own name of it.
    pub id: String,
    /// The text.
    pub text: Vec<char>,
    /// Attributions, by hand.
    pub gold: Vec<Gold>,
    /// Whether a sentence is a weasel, in the corpus of those.
    pub is_weasel: Option<bool>,
    /// Claims of the engine, assertions too.
    pub claims: Vec<Said>,
}

/// An attribution, by hand.
#[derive(Debug, Deserialize)]
pub struct Gold {
    /// Start of its content, in characters.
    pub start: usize,
    /// End of its content, in characters.
    pub end: usize,
    /// The pieces of a content that is not all in one.
    #[serde(default)]
    pub spans: Vec<(usize, usize)>,
    /// Who says it.
    pub source: Option<GoldSource>,
    /// The name of who says it.
    #[serde(default)]
    pub speaker_name: Option<String>,
    /// Whether a reader could identify the source.
    #[serde(default)]
    pub source_named: Option<bool>,
}

/// The words of a source, by hand.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct GoldSource {
    /// Start, in characters.
    pub start: Option<usize>,
    /// End, in characters.
    pub end: Option<usize>,
    /// The words.
    pub text: String,
    /// The pieces of a source that is not all in one.
    #[serde(default)]
    pub spans: Vec<(usize, usize)>,
}

/// A claim of the engine, in characters.
#[derive(Clone, Debug)]
pub struct Said {
    /// How the content is given.
    pub form: Form,
    /// The content.
    pub content: (usize, usize),
    /// The words of the source, and where they stand.
    pub source: Option<((usize, usize), String)>,
    /// Who that is.
    pub name: String,
    /// The judgement.
    pub verdict: Verdict,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    quotes: Vec<Gold>,
    #[serde(default)]
    label: Option<String>,
}

impl Corpus {
    /// Reads the corpus `name` and audits its texts; `None` where it is not there.
    pub fn read(name: &str) -> io::Result<Option<Corpus>> {
        let path = folder().join(format!("{name}.jsonl"));
        if !path.is_file() {
            return Ok(None);
        }
        let source = fs::read_to_string(path)?;
        let lines: Vec<&str> = source.lines().collect();
        let mut texts: Vec<Annotated> = lines
            .par_iter()
            .map(|line| Ok(annotated(serde_json::from_str(line)?)))
            .collect::<serde_json::Result<_>>()?;
        texts.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Some(Corpus {
            name: name.to_string(),
            texts,
        }))
    }
}

fn annotated(line: Line) -> Annotated {
    let document = Document::from_text(line.text.as_str());
    let mut report = audit(&document, &Options::default());
    offsets::convert(&mut report, &document.text, Unit::Char);
    Annotated {
        id: line.id,
        text: line.text.chars().collect(),
        gold: line.quotes,
        is_weasel: line.label.map(|label| label == "weasel"),
        claims: report.claims.into_iter().map(said).collect(),
    }
}

fn said(claim: Claim) -> Said {
    Said {
        form: claim.form,
        content: (claim.content.start, claim.content.end),
        source: claim.source.map(|s| ((s.start, s.end), s.text)),
        name: claim.attributed_to.map(|a| a.name).unwrap_or_default(),
        verdict: claim.verdict,
    }
}

impl Gold {
    /// The pieces of its content.
    pub fn pieces(&self) -> Vec<(usize, usize)> {
        if self.spans.is_empty() {
            vec![(self.start, self.end)]
        } else {
            self.spans.clone()
        }
    }

    /// Who says it: its words in the text, else only a name.
    pub fn speaker(&self) -> Option<GoldSource> {
        self.source.clone().or_else(|| {
            let name = self.speaker_name.clone().filter(|name| !name.is_empty())?;
            Some(GoldSource {
                text: name,
                ..GoldSource::default()
            })
        })
    }
}
