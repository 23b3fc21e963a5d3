//! Reads the corpora: text, and gold attributions as token ranges.

use std::collections::HashMap;
use std::path::Path;

use hearsay::Document;
use hearsay::attribution::tagger::decode::Range;
use hearsay::attribution::tagger::features::{self, Counts};
use hearsay::attribution::tagger::model::Vocabulary;
use hearsay::attribution::tagger::words::{self, EDGE, Word};
use hearsay::quotation::{self, Quotation};
use hearsay::text::Text;
use serde_json::Value;

/// A document and its gold.
pub struct Doc {
    /// Publisher or genre: what cross-validation holds out.
    pub group: String,
    pub corpus: String,
    pub text: Text<'static>,
    pub quotations: Vec<Quotation>,
    pub words: Vec<Word>,
    pub counts: Vec<Counts>,
    pub regions: Vec<(usize, usize)>,
    pub gold: Vec<Gold>,
    /// Byte offset of each character, and of the end.
    pub bytes: Vec<usize>,
    raw: Vec<Value>,
}

/// A gold attribution.
#[derive(Clone, Debug)]
pub struct Gold {
    pub cue: Option<Range>,
    pub head: usize,
    pub content: Vec<Range>,
    pub source: Option<Range>,
    /// Whether the gold says who speaks, though in words the corpus gives no place of.
    pub is_source_known: bool,
}

/// Reads `file`.
pub fn read(file: &Path) -> Vec<Doc> {
    let lines = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let corpus = file.file_stem().unwrap().to_string_lossy().to_string();
    lines
        .lines()
        .map(|l| doc(&serde_json::from_str(l).unwrap(), &corpus))
        .collect()
}

fn doc(value: &Value, corpus: &str) -> Doc {
    let string = value["text"].as_str().unwrap().to_string();
    let bytes: Vec<usize> = string
        .char_indices()
        .map(|c| c.0)
        .chain([string.len()])
        .collect();
    let document: &'static Document = Box::leak(Box::new(Document::from_text(string)));
    let text = Text::read(document);
    Doc {
        group: value["publisher"]
            .as_str()
            .or(value["genre"].as_str())
            .unwrap_or("")
            .to_string(),
        corpus: corpus.to_string(),
        quotations: quotation::find(&text),
        text,
        words: Vec::new(),
        counts: Vec::new(),
        regions: Vec::new(),
        gold: Vec::new(),
        bytes,
        raw: value["quotes"].as_array().unwrap().clone(),
    }
}

impl Doc {
    /// Reads the words with `vocabulary`, and maps the gold onto tokens.
    pub fn prepare(&mut self, vocabulary: &Vocabulary, heads: &HeadStats) {
        words::read(&self.text, &self.quotations, vocabulary, &mut self.words);
        features::count(&self.words, &mut self.counts);
        let mut regions = Vec::new();
        hearsay::attribution::tagger::regions(&self.text, &self.words, |a, b| regions.push((a, b)));
        self.regions = regions;
        self.gold = self.map(heads);
    }

    /// Token range of a span given in characters; edges trimmed.
    fn range(&self, span: &Value) -> Option<Range> {
        let (s, e) = (
            span["start"].as_u64()? as usize,
            span["end"].as_u64()? as usize,
        );
        self.tokens(s, e)
    }

    fn tokens(&self, s: usize, e: usize) -> Option<Range> {
        let (s, e) = (*self.bytes.get(s)?, *self.bytes.get(e)?);
        let (mut a, mut b) = (self.text.token_at(s), self.text.token_from(e));
        let is_edge = |k: usize| self.words.get(k).is_some_and(|w| w.is(EDGE));
        while a < b && is_edge(a) {
            a += 1;
        }
        while a < b && is_edge(b - 1) {
            b -= 1;
        }
        (a < b).then(|| (a, b - 1))
    }

    /// Cues as token ranges, edges kept: to learn which words head them.
    pub fn cues(&self) -> impl Iterator<Item = Range> + '_ {
        self.raw.iter().filter_map(|q| self.cue(q))
    }

    fn cue(&self, quote: &Value) -> Option<Range> {
        let cue = quote.get("cue").filter(|c| !c.is_null())?;
        let (s, e) = (
            cue["start"].as_u64()? as usize,
            cue["end"].as_u64()? as usize,
        );
        let (a, b) = (
            self.text.token_at(self.bytes[s]),
            self.text.token_from(self.bytes[e]),
        );
        (a < b).then(|| (a, b - 1))
    }

    fn map(&self, heads: &HeadStats) -> Vec<Gold> {
        let mut all = Vec::new();
        for q in &self.raw {
            let spans: Vec<Range> = match q["spans"].as_array() {
                Some(spans) => spans
                    .iter()
                    .filter_map(|s| self.tokens(s[0].as_u64()? as usize, s[1].as_u64()? as usize))
                    .collect(),
                None => self.range(q).into_iter().collect(),
            };
            let source = q
                .get("source")
                .filter(|s| !s.is_null())
                .and_then(|s| self.range(s));
            let cue = self.cue(q);
            let head = cue.map_or(usize::MAX, |c| heads.head(self, c));
            all.push(Gold {
                cue,
                head,
                content: spans,
                source,
                is_source_known: source.is_none() && !q["speaker_name"].is_null(),
            });
        }
        all
    }
}

/// How often a word heads a cue.
#[derive(Default)]
pub struct HeadStats {
    in_cue: HashMap<u32, (f64, f64)>,
}

impl HeadStats {
    /// Learns from `docs`: the head of a cue is its word that is most often in a cue.
    pub fn learn(docs: &[Doc]) -> HeadStats {
        let mut stats = HeadStats::default();
        for d in docs {
            for t in &d.text.tokens {
                stats.in_cue.entry(t.hash).or_default().1 += 1.0;
            }
            for (a, b) in d.cues() {
                for t in &d.text.tokens[a..=b] {
                    stats.in_cue.entry(t.hash).or_default().0 += 1.0 / (b - a + 1) as f64;
                }
            }
        }
        stats
    }

    /// How likely token `k` of `doc` is in a cue.
    fn rate(&self, doc: &Doc, k: usize) -> f64 {
        let (n, all) = self
            .in_cue
            .get(&doc.text.tokens[k].hash)
            .copied()
            .unwrap_or_default();
        (n + 0.02) / (all + 1.0)
    }

    fn head(&self, doc: &Doc, (a, b): Range) -> usize {
        let score = |k: usize| {
            let can = doc.words.get(k).is_some_and(|w| w.is(words::CAN_CUE));
            self.rate(doc, k) * if can { 3.0 } else { 1.0 }
        };
        (a..=b).fold(a, |best, k| if score(k) > score(best) { k } else { best })
    }

    /// Words that head cues, with how many times.
    pub fn heads(docs: &[Doc], stats: &HeadStats) -> HashMap<u32, usize> {
        let mut out = HashMap::new();
        for d in docs {
            for c in d.cues() {
                *out.entry(d.text.tokens[stats.head(d, c)].hash).or_default() += 1;
            }
        }
        out
    }
}
