//! Citations: links, reference marks and `cite` elements, and the ones written in plain text:
//! `[12]`, `(Smith, 2004)`, `(Smith et al. 2004)`.

use crate::document::{MarkKind, Span};
use crate::lexicon;
use crate::report::CitationKind;
use crate::text::{Shape, Text, TokenKind};

/// Paths of links that lead to a topic, not to a source.
const TOPIC_PATHS: &str = include_str!("citation-topic-path.txt");

/// Bytes from a claim in which its citations stand.
const FARTHEST: usize = 1_200;

/// Citations of one claim.
const MOST: usize = 12;

/// Longest author–year citation, in tokens.
const LONGEST_CITATION: usize = 40;

/// A citation in the page.
#[derive(Clone, Debug)]
pub struct Cited<'d> {
    /// Bytes of the text.
    pub span: Span,
    /// What sort.
    pub kind: CitationKind,
    /// Where it points, as written in the page.
    pub href: Option<&'d str>,
}

/// Every citation of a page, in order of its start.
#[derive(Debug, Default)]
pub struct Citations<'d> {
    all: Vec<Cited<'d>>,
    numbered: usize,
    author_years: usize,
}

/// The words of a claim that a link must stand on to carry it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carriers {
    /// The claim and its attribution, bytes.
    pub whole: Span,
    /// The content, bytes.
    pub content: Span,
    /// The cue, bytes.
    pub cue: Option<Span>,
    /// The source, bytes.
    pub source: Option<Span>,
}

impl<'d> Citations<'d> {
    /// Reads them from `text`, in one pass over its marks and tokens.
    pub fn read(text: &Text<'d>) -> Citations<'d> {
        let mut citations = Citations::default();
        for mark in &text.document.marks {
            let href = mark.href.as_deref();
            let kind = match mark.kind {
                MarkKind::Reference => CitationKind::Reference,
                MarkKind::Cite => CitationKind::Cite,
                MarkKind::Link if href.is_some_and(is_source_address) => CitationKind::Link,
                _ => continue,
            };
            let is_reference = kind == CitationKind::Reference;
            citations.numbered += usize::from(is_reference && is_judged(text, mark.span));
            citations.all.push(Cited {
                span: mark.span,
                kind,
                href,
            });
        }
        let before = citations.all.len();
        for block in text.blocks.iter().filter(|b| b.is_judged) {
            let mut at = block.first;
            while at < block.end {
                let len = written_len(text, at, block.end);
                if len > 0 {
                    let span = text.span(at, at + len);
                    let is_marked = is_marked(&citations.all[..before], span);
                    if !is_marked {
                        if text.word(at) == "(" {
                            citations.author_years += 1;
                        } else {
                            citations.numbered += 1;
                        }
                        citations.all.push(Cited {
                            span,
                            kind: CitationKind::Reference,
                            href: None,
                        });
                    }
                }
                at += len.max(1);
            }
        }
        citations.all.sort_by_key(|c| (c.span.start, c.span.end));
        citations
    }

    /// How many reference marks and numbers the page has, and how many author–year citations.
    pub fn reference_counts(&self) -> (usize, usize) {
        (self.numbered, self.author_years)
    }

    /// The citations that carry a claim of `text`; where `reach_back`, also the reference that
    /// closes the sentence after it.
    pub fn carrying(&self, text: &Text, claim: &Carriers, reach_back: bool) -> Vec<&Cited<'d>> {
        let first = text.sentence_of(text.token_at(claim.whole.start));
        let last = text.sentence_of(text.token_at(claim.whole.end.saturating_sub(1)));
        let (Some(from), Some(to)) = (text.sentences.get(first), text.sentences.get(last)) else {
            return Vec::new();
        };
        // A superscript after the full stop is no part of the sentence.
        // In a sentence without end only what stands near the claim carries it.
        let limit = Span::new(
            claim.whole.start.saturating_sub(FARTHEST),
            claim.whole.end + FARTHEST,
        );
        let own = Span::new(from.span.start, self.with_references_after(to.span.end));
        let next = text.sentences.get(last + 1);
        let reach = match next.filter(|s| reach_back && s.block == to.block) {
            Some(next) => own.with(Span::new(
                own.end,
                self.with_references_after(next.span.end),
            )),
            None => own,
        };
        let from = own.start.max(limit.start);
        let start = self.all.partition_point(|c| c.span.start < from);
        self.all[start..]
            .iter()
            .take_while(|c| c.span.start <= reach.end.min(limit.end))
            .filter(|c| match c.kind {
                CitationKind::Reference => c.span.end <= reach.end,
                CitationKind::Cite => c.span.end <= own.end,
                CitationKind::Link => own.holds(c.span) && is_carried(text, c.span, claim),
            })
            .take(MOST)
            .collect()
    }

    /// `at`, or the end of the references that follow it directly.
    fn with_references_after(&self, mut at: usize) -> usize {
        let from = at;
        let start = self.all.partition_point(|c| c.span.start < at);
        for cited in &self.all[start..] {
            let is_near = cited.span.start <= at + 2 && at < from + FARTHEST;
            if cited.kind != CitationKind::Reference || !is_near {
                break;
            }
            at = at.max(cited.span.end);
        }
        at
    }
}

/// Whether `span` begins in a block whose claims are judged.
fn is_judged(text: &Text, span: Span) -> bool {
    let token = text.token_at(span.start);
    token < text.tokens.len() && text.blocks[text.block_of(token)].is_judged
}

/// Whether one of `marks`, in order of their start, shares a byte with `span`; a mark reaches at most
/// a few bytes back, so the neighbours tell.
fn is_marked(marks: &[Cited], span: Span) -> bool {
    let upto = marks.partition_point(|c| c.span.start < span.end);
    marks[upto.saturating_sub(2)..upto]
        .iter()
        .any(|c| c.kind == CitationKind::Reference && c.span.meets(span))
}

/// Whether a link could lead to a source: not within the page, not to a topic.
fn is_source_address(href: &str) -> bool {
    let scheme = href.split(':').next().unwrap_or_default();
    let is_page = !href.contains(':') || scheme.starts_with("http") || href.starts_with("//");
    !href.is_empty()
        && !href.starts_with('#')
        && is_page
        && !TOPIC_PATHS
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
            .any(|path| href.contains(path))
}

/// Whether a link stands on the words that give the claim or its source, not on a topic in passing.
fn is_carried(text: &Text, link: Span, claim: &Carriers) -> bool {
    if claim.cue.is_some_and(|c| c.meets(link)) || claim.source.is_some_and(|s| s.meets(link)) {
        return true;
    }
    let tokens = &text.tokens[text.token_from(link.start)..text.token_from(link.end)];
    if tokens.iter().any(|t| t.is(lexicon::DOCUMENT)) {
        return true;
    }
    // “the [food allergies] of children”: a link on a topic in what somebody without a name is said to say.
    let is_short = 3 * link.len() < claim.content.len();
    let has_verb = tokens.iter().any(|t| {
        t.is(lexicon::AUXILIARY
            .or(lexicon::MODAL)
            .or(lexicon::BE)
            .or(lexicon::PAST))
    });
    let is_hidden = claim.source.is_some_and(|s| {
        text.tokens[text.token_from(s.start)..text.token_from(s.end)]
            .iter()
            .any(|t| t.is(lexicon::ANONYMOUS))
    });
    if is_hidden || claim.source.is_some() && is_short && !has_verb {
        return false;
    }
    let has_doing = tokens
        .iter()
        .any(|t| t.is(lexicon::GERUND) && t.shape == Shape::Lower);
    let key_words = tokens
        .iter()
        .filter(|t| match t.kind {
            // Who names nobody may link a deed by a name in it: "[celebrating Torvik]".
            TokenKind::Word if claim.source.is_none() && has_doing => !t.is(lexicon::FUNCTION_WORD),
            TokenKind::Word => t.shape == Shape::Lower && !t.is(lexicon::FUNCTION_WORD),
            TokenKind::Number => true,
            _ => false,
        })
        .count();
    claim.content.meets(link) && key_words >= 2
}

/// Length in tokens of a citation written at token `at`, else 0.
fn written_len(text: &Text, at: usize, end: usize) -> usize {
    match text.word(at) {
        "[" => numeric_len(text, at, end),
        "(" => author_year_len(text, at, end),
        _ => 0,
    }
}

/// `[12]`, `[3, 4]`, `[5–9]`.
fn numeric_len(text: &Text, at: usize, end: usize) -> usize {
    let end = end.min(at + LONGEST_CITATION);
    let mut numbers = 0;
    for (k, token) in text.tokens[at..end].iter().enumerate().skip(1) {
        let word = token.span().of(text.str);
        match token.kind {
            TokenKind::Number if word.len() <= 3 || word.contains(['-', '–', ',']) => {
                numbers += 1
            }
            TokenKind::Mark if word == "]" => return if numbers > 0 { k + 1 } else { 0 },
            TokenKind::Mark if matches!(word, "," | "–" | "-" | ";") => {}
            _ => return 0,
        }
    }
    0
}

/// `(Smith, 2004)`, `(Smith and Jones 2004a; Brown et al., 1999)`.
fn author_year_len(text: &Text, at: usize, end: usize) -> usize {
    let end = end.min(at + LONGEST_CITATION);
    let (mut has_name, mut has_year) = (false, false);
    for (k, token) in text.tokens[at..end].iter().enumerate().skip(1) {
        let word = token.span().of(text.str);
        match token.kind {
            TokenKind::Mark if word == ")" => {
                return if has_name && has_year { k + 1 } else { 0 };
            }
            TokenKind::Mark if word == "(" => return 0,
            TokenKind::Word if token.is(lexicon::MONTH) => return 0,
            TokenKind::Word if matches!(token.shape, Shape::Title | Shape::Mixed) => {
                has_name = true;
            }
            TokenKind::Number => has_year |= has_name && is_year(word),
            // Lower-case words of a citation are few and short: "and", "et al.", "see", "van".
            TokenKind::Word if word.len() > 4 => return 0,
            _ => {}
        }
    }
    0
}

fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() == 4
        && digits.bytes().all(|d| d.is_ascii_digit())
        && ("1800".."2100").contains(&digits)
}
