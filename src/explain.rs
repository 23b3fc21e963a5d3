//! How a sentence is read, stage by stage: from tokens to the verdict, for people who work on the
//! engine. The stages are those of [`audit`](crate::audit), with nothing in between.

use std::fmt::{Debug, Write as _};

use crate::attribution::{self, Attribution, speaker, tagger};
use crate::document::Span;
use crate::entity::{self, Resolved};
use crate::quotation::{self, Quotation, role};
use crate::report::{Claim, Report};
use crate::text::syntax::pos;
use crate::text::{Sentence, Text};
use crate::{Document, Options, claim};

/// Candidates of a quotation that are shown.
const CANDIDATES: usize = 5;
/// Characters of a passage that are shown.
const SHOWN: usize = 60;

/// What every stage makes of each sentence of `document` that holds `words`, for a person to read.
/// Offsets in it are bytes of the text.
pub fn explain(document: &Document, options: &Options, words: &str) -> String {
    let text = Text::read(document);
    let quotations = quotation::find(&text);
    let attributions = attribution::find(&text, &quotations);
    let sources = entity::resolve(&text, &quotations, &attributions);
    let report = claim::report(&text, &quotations, &attributions, &sources, options);
    let page = Page {
        text: &text,
        quotations: &quotations,
        attributions: &attributions,
        sources: &sources,
        report: &report,
        cues: speaker::Cues::find(&text, &quotations),
        tagged: tagger::tag(&text, &quotations),
    };
    let mut out = String::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        if sentence.span.of(text.str).contains(words) {
            page.sentence(number, sentence, &mut out);
        }
    }
    if out.is_empty() {
        let _ = writeln!(out, "no sentence holds “{words}”");
    }
    out
}

/// What the stages made of the page.
struct Page<'a> {
    text: &'a Text<'a>,
    quotations: &'a [Quotation],
    attributions: &'a [Attribution],
    sources: &'a [Option<Resolved>],
    report: &'a Report,
    cues: speaker::Cues,
    tagged: Vec<tagger::Tagged>,
}

impl Page<'_> {
    fn sentence(&self, number: usize, sentence: &Sentence, out: &mut String) {
        let Span { start, end } = sentence.span;
        let words = sentence.span.of(self.text.str);
        let _ = writeln!(
            out,
            "sentence {}, bytes {start}–{end}\n  {words}",
            number + 1
        );
        section("tokens", self.tokens(sentence), out);
        section("quotations", self.quotations_of(sentence), out);
        section("cues", self.cues_of(number), out);
        section("tagger", self.tagged_of(sentence), out);
        section("speakers", self.speakers_of(sentence), out);
        section("attributions", self.attributions_of(sentence), out);
        section("sources", self.sources_of(sentence), out);
        section("verdicts", self.verdicts_of(sentence), out);
        out.push('\n');
    }

    /// Every token with its part of speech.
    fn tokens(&self, sentence: &Sentence) -> Vec<String> {
        let tokens: Vec<String> = (sentence.first..sentence.end)
            .map(|t| format!("{}·{}", self.text.word(t), name(pos(self.text, t))))
            .collect();
        vec![tokens.join("  ")]
    }

    fn quotations_of(&self, sentence: &Sentence) -> Vec<String> {
        let page = role::Page::of(self.text, self.quotations);
        self.in_sentence(sentence)
            .map(|(k, q)| {
                let role = name(q.role);
                let sure = if q.is_role_sure { "" } else { ", not sure" };
                let score = role::score(self.text, self.quotations, &page, k);
                let inside = q
                    .inside
                    .map_or(String::new(), |_| ", inside another".into());
                let on = q.continues.map_or("", |_| ", goes on from the one before");
                let words = self.words(q.content);
                format!("{words}: {role}{sure} (log-odds of speech {score:.2}){inside}{on}")
            })
            .collect()
    }

    fn in_sentence(&self, sentence: &Sentence) -> impl Iterator<Item = (usize, &Quotation)> {
        let span = sentence.span;
        let all = self.quotations.iter().enumerate();
        all.filter(move |(_, q)| q.span.meets(span))
    }

    fn cues_of(&self, number: usize) -> Vec<String> {
        let labels = self.cues.labels.iter().flatten();
        let cues = self.cues.all.iter().chain(labels);
        cues.filter(|c| c.sentence == number)
            .map(|c| {
                let cue = self.words(c.span(self.text));
                let source = self.or_nobody(c.source_span(self.text));
                format!("{cue} ({}): {source}", name(c.kind))
            })
            .collect()
    }

    fn tagged_of(&self, sentence: &Sentence) -> Vec<String> {
        let tagged = self.tagged.iter();
        tagged
            .filter(|t| t.cue.meets(sentence.span))
            .map(|t| {
                let content: Vec<String> = t.content.iter().map(|(c, _)| self.words(*c)).collect();
                format!(
                    "{:.2} {} · {} · {}",
                    t.score,
                    self.or_nobody(t.source),
                    self.words(t.cue),
                    content.join(" and ")
                )
            })
            .collect()
    }

    /// Who may speak each quotation, the likeliest first.
    fn speakers_of(&self, sentence: &Sentence) -> Vec<String> {
        let mut out = Vec::new();
        speaker::each(
            self.text,
            self.quotations,
            &self.cues,
            &self.tagged,
            |k, ranked| {
                let q = &self.quotations[k];
                if !q.span.meets(sentence.span) {
                    return;
                }
                out.push(self.words(q.content));
                out.extend(ranked.iter().take(CANDIDATES).map(|(score, c)| {
                    let by = c
                        .cue
                        .map_or(String::new(), |cue| format!(", by {}", self.words(cue)));
                    let who = self.or_nobody(c.source);
                    format!("  {score:6.2} {who} ({}{by})", name(c.kind))
                }));
            },
        );
        out
    }

    fn touching(&self, sentence: &Sentence) -> impl Iterator<Item = (usize, &Attribution)> {
        let span = sentence.span;
        let meets = move |part: Option<Span>| part.is_some_and(|p| p.meets(span));
        let all = self.attributions.iter().enumerate();
        all.filter(move |(_, a)| a.content.meets(span) || meets(a.cue))
    }

    fn attributions_of(&self, sentence: &Sentence) -> Vec<String> {
        self.touching(sentence)
            .map(|(_, a)| {
                let cue = a.cue.map_or("no cue".to_string(), |cue| self.words(cue));
                format!(
                    "{} {}: {} · {cue} · {}{}{}",
                    name(a.form),
                    name(a.act),
                    self.or_nobody(a.source),
                    self.words(a.content),
                    a.part_of.map_or("", |_| ", part of another"),
                    if a.is_sure { "" } else { ", not sure" },
                )
            })
            .collect()
    }

    /// What the source of each attribution stands for.
    fn sources_of(&self, sentence: &Sentence) -> Vec<String> {
        self.touching(sentence)
            .filter_map(|(k, a)| {
                let source = self.words(a.source?);
                let r = self.sources.get(k)?.as_ref()?;
                let via: Vec<String> = r.via.iter().map(|v| self.words(*v)).collect();
                let via = if via.is_empty() {
                    String::new()
                } else {
                    format!(", via {}", via.join(", "))
                };
                Some(format!(
                    "{source} is {}: {}, {}{}, by {}{via}",
                    r.name,
                    name(r.kind),
                    if r.is_named { "named" } else { "not named" },
                    if r.is_sure { "" } else { ", not sure" },
                    name(r.resolved_by),
                ))
            })
            .collect()
    }

    fn verdicts_of(&self, sentence: &Sentence) -> Vec<String> {
        let span = sentence.span;
        let meets = |c: &&Claim| Span::new(c.content.start, c.content.end).meets(span);
        let claims = self.report.claims.iter().filter(meets);
        claims
            .map(|c| {
                let content = self.words(Span::new(c.content.start, c.content.end));
                let mut line = format!("{content}: {}", c.verdict.name());
                for rule in c.rule.iter().chain(&c.also) {
                    let _ = write!(line, ", {rule}");
                }
                if let Some(severity) = c.severity {
                    let _ = write!(line, " ({})", severity.name());
                }
                line
            })
            .collect()
    }

    fn or_nobody(&self, span: Option<Span>) -> String {
        span.map_or("nobody".to_string(), |s| self.words(s))
    }

    /// The words of `span` in brackets, on one line; long ones with a gap.
    fn words(&self, span: Span) -> String {
        let words: Vec<&str> = span.of(self.text.str).split_whitespace().collect();
        let words = words.join(" ");
        let length = words.chars().count();
        if length <= SHOWN {
            return format!("[{words}]");
        }
        let start: String = words.chars().take(SHOWN / 2).collect();
        let end: String = words.chars().skip(length - SHOWN / 2).collect();
        format!("[{start}…{end}]")
    }
}

/// A variant's name as it is written: lower case.
fn name(variant: impl Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

fn section(title: &str, lines: Vec<String>, out: &mut String) {
    let _ = writeln!(out, "{title}");
    if lines.is_empty() {
        out.push_str("  none\n");
    }
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}
