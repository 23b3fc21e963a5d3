//! The corpora: texts with their attributions.

use std::path::Path;

use hearsay::document::Span;
use hearsay::quotation::Quotation;
use serde_json::Value;

/// A text and who is quoted in it.
pub struct Gold {
    /// What was written.
    pub text: String,
    /// Content spans of an attribution, and its source; bytes.
    pub quotes: Vec<(Vec<Span>, Option<Span>)>,
    /// How much its cases count.
    pub weight: f32,
    /// Whether a quotation outside every attribution is none: some genres are annotated in part.
    pub is_complete: bool,
}

/// Reads a corpus, whose cases count `weight`.
pub fn read(path: &Path, weight: f32) -> Vec<Gold> {
    let file = std::fs::read_to_string(path).expect("a corpus");
    file.lines()
        .map(|line| {
            let d: Value = serde_json::from_str(line).expect("a line of JSON");
            let text = d["text"].as_str().unwrap_or_default().to_string();
            let at = offsets(&text);
            let span = |a: &Value, b: &Value| {
                Some(Span::new(
                    at[a.as_u64()? as usize],
                    at[b.as_u64()? as usize],
                ))
            };
            let quotes = d["quotes"].as_array().into_iter().flatten().map(|q| {
                let spans = match q["spans"].as_array() {
                    Some(s) => s.iter().filter_map(|s| span(&s[0], &s[1])).collect(),
                    None => span(&q["start"], &q["end"]).into_iter().collect(),
                };
                let source = &q["source"];
                (spans, span(&source["start"], &source["end"]))
            });
            let partly = ["fiction", "news", "podcast", "conversation", "court"];
            let is_complete = !partly.contains(&d["genre"].as_str().unwrap_or_default());
            Gold {
                quotes: quotes.collect(),
                text,
                weight,
                is_complete,
            }
        })
        .collect()
}

impl Gold {
    /// The attribution whose content holds quotation `q`.
    pub fn of(&self, q: &Quotation) -> Option<&(Vec<Span>, Option<Span>)> {
        let shared = |s: &Span| {
            s.end
                .min(q.content.end)
                .saturating_sub(s.start.max(q.content.start))
        };
        let holds = |a: &&(Vec<Span>, _)| a.0.iter().any(|s| shared(s) * 5 >= q.content.len() * 4);
        let size = |a: &&(Vec<Span>, _)| a.0.iter().map(|s| s.len()).sum::<usize>();
        self.quotes.iter().filter(holds).min_by_key(size)
    }
}

/// The byte that each character of `text` starts at, and its end.
pub fn offsets(text: &str) -> Vec<usize> {
    let at = text.char_indices().map(|(k, _)| k);
    at.chain([text.len()]).collect()
}
