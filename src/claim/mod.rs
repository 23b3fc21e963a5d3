//! Claims and their verdicts; the Report.

mod around;
mod assertion;
mod case;
mod fact;
mod frame;
mod genre;
mod id;
mod identity;
mod source;
mod tally;
mod verdict;
mod wording;

pub use assertion::Assertion;
pub use case::{Agentless, Anonymity, Case, Distance};
pub use source::{HeadKind, SourcePhrase};

use std::collections::HashMap;

use crate::Options;
use crate::attribution::{Attribution, passive};
use crate::citation::{Carriers, Citations, Cited};
use crate::document::{BlockKind, Span};
use crate::entity::Resolved;
use crate::lexicon;
use crate::profile::Settings;
use crate::quotation::Quotation;
use crate::report::{
    About, Act, AttributedTo, Citation, Claim, Engine, Form, Genre, MessageArgs, Passage, Place,
    QuotationRecord, RelayedBy, Report, Role, Selector, Severity, SourceKind, Unit, Verdict,
};
use crate::rules::{self, RULES};
use crate::text::{Text, TokenKind};
use frame::Frames;

/// Characters of a selector's prefix and suffix.
const SELECTOR_CONTEXT: usize = 32;

/// Most bytes that a mark reaches from source and cue to content.
const LONGEST_LEAD: usize = 600;

/// Most tokens of a quotation that is no claim by itself.
const SCRAP: usize = 3;

/// Words of a content that a message shows.
const MESSAGE_WORDS: usize = 8;

/// Judges every attribution and gathers the Report, offsets in bytes.
pub fn report(
    text: &Text,
    quotations: &[Quotation],
    attributions: &[Attribution],
    sources: &[Option<Resolved>],
    options: &Options,
) -> Report {
    let words = judged_words(text);
    let citations = Citations::read(text);
    let profile = options.profile.choose(text, words, &citations);
    let judge = Judge {
        text,
        quotations,
        settings: profile.settings().without(&options.off),
        citations,
    };
    let drafts = judge.drafts(attributions, sources);
    let genre = genre::of(text, words, &drafts);
    let claims = judge.claims(drafts, genre);
    let (sources, summary) = tally::tally(&claims);
    Report {
        schema: 1,
        engine: Engine {
            name: env!("CARGO_PKG_NAME").to_string(),
            version: env!("CARGO_PKG_VERSION").to_string(),
        },
        offsets: Unit::Byte,
        document: About {
            url: text.document.url.clone(),
            title: text.document.title.clone(),
            language: language(text),
            profile,
            genre,
            words,
        },
        claims,
        quotations: quotations
            .iter()
            .map(|q| QuotationRecord {
                start: q.span.start,
                end: q.span.end,
                role: q.role,
            })
            .collect(),
        sources,
        summary,
    }
}

fn judged_words(text: &Text) -> usize {
    text.blocks
        .iter()
        .filter(|b| b.is_judged)
        .flat_map(|b| &text.tokens[b.first..b.end])
        .filter(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number))
        .count()
}

fn language(text: &Text) -> String {
    let is_english = text.blocks.iter().any(|b| b.is_judged);
    match &text.document.lang {
        _ if is_english => "en".to_string(),
        Some(lang) => lang.clone(),
        None => "und".to_string(),
    }
}

struct Judge<'a> {
    text: &'a Text<'a>,
    quotations: &'a [Quotation],
    settings: Settings,
    citations: Citations<'a>,
}

/// A claim on its way: what it is made of, before it has an id.
struct Draft<'a> {
    case: Case<'a>,
    /// Number of its attribution.
    attribution: Option<usize>,
    part_of: Option<usize>,
}

impl<'a> Judge<'a> {
    /// Every claim with its verdict, in order of its content's start.
    fn drafts(
        &self,
        attributions: &'a [Attribution],
        sources: &'a [Option<Resolved>],
    ) -> Vec<Draft<'a>> {
        let resolved = |number: usize| sources.get(number).and_then(Option::as_ref);
        let before = |number: usize| {
            let number = number.checked_sub(1)?;
            Some((&attributions[number], resolved(number)?))
        };
        let mut drafts: Vec<Draft> = attributions
            .iter()
            .enumerate()
            .filter(|(_, a)| self.is_judged(a.content) && !self.is_passed_over(a))
            .map(|(number, attribution)| Draft {
                case: self.case(attribution, resolved(number), before(number)),
                attribution: Some(number),
                part_of: attribution.part_of,
            })
            .collect();
        drafts.extend(self.unclaimed_speech(attributions));
        drafts.sort_by_key(|d| (d.case.content.start, std::cmp::Reverse(d.case.content.end)));
        drafts.retain(|d| !is_scrap(&d.case) && !around::is_hypothetical(&d.case));
        around::look(self.text, &mut drafts);
        let frames = Frames::read(self.text);
        frames.lay(self.text, &mut drafts);
        if self.settings.vague_wording > 0 && !assertion::is_personal(self.text) {
            drafts.retain(|d| {
                d.case.verdict != Verdict::Unnamed || !self.findings(&d.case).is_empty()
            });
            let vague = self.vague(&drafts);
            drafts.extend(vague);
        }
        drafts.extend(self.assertions(attributions, &frames));
        drafts.sort_by_key(|d| (d.case.content.start, std::cmp::Reverse(d.case.content.end)));
        drafts
    }

    /// Sentences of a reference work whose wording leaves open who says so, and which no other claim of
    /// that verdict touches.
    fn vague(&self, drafts: &[Draft]) -> Vec<Draft<'a>> {
        let unnamed: Vec<Span> = drafts
            .iter()
            .filter(|d| d.case.verdict == Verdict::Unnamed)
            .map(|d| d.case.content)
            .collect();
        wording::find(self.text, self.settings.vague_wording)
            .into_iter()
            .filter(|vague| {
                let next = unnamed.partition_point(|u| u.start < vague.content.end);
                next == 0 || !unnamed[next - 1].meets(vague.content)
            })
            .map(|vague| {
                let mut case = self.assertion_case(vague.content, None);
                case.wording = Some(vague.words);
                case.is_slight = vague.weight < self.settings.vague_finding;
                case.agentless = Some(Agentless::Wording);
                Draft {
                    case: with_verdict(case),
                    attribution: None,
                    part_of: None,
                }
            })
            .collect()
    }

    /// What the page says in its own voice and rules that are on would have a source for.
    fn assertions(&self, attributions: &[Attribution], frames: &Frames) -> Vec<Draft<'a>> {
        // What the page does not report as said sources nothing: "2 percent of people react to it".
        let spans: Vec<Span> = attributions
            .iter()
            .filter(|a| a.quotation.is_some() || fact::is_sourced(self.text, a))
            .flat_map(|a| [Some(a.content), a.cue, a.source])
            .flatten()
            .chain(self.quotations.iter().map(|q| q.span))
            .collect();
        assertion::find(self.text, &spans)
            .into_iter()
            .filter(|(content, _)| frames.around(self.text, content.start).is_none())
            .map(|(content, assertion)| self.assertion_case(content, Some(assertion)))
            .filter(|case| !self.findings(case).is_empty())
            .map(|case| Draft {
                case: with_verdict(case),
                attribution: None,
                part_of: None,
            })
            .collect()
    }

    fn assertion_case(&self, content: Span, assertion: Option<Assertion>) -> Case<'a> {
        Case {
            text: self.text,
            form: Form::Assertion,
            act: Act::Statement,
            content,
            quotation: None,
            attribution: None,
            source: None,
            resolved: None,
            agentless: None,
            anonymity: None,
            is_cited: self.is_cited(&self.carriers(content, None)),
            is_outlet: false,
            relayed_by: None,
            is_beyond_naming: false,
            is_identified: false,
            distance: Distance::Near,
            is_assertive: true,
            is_utterance: true,
            is_heading: false,
            is_identified_below: false,
            is_repeated: false,
            is_speaker_near: false,
            assertion,
            wording: None,
            frame: None,
            is_slight: false,
            verdict: Verdict::Unattributed,
        }
    }

    /// The claims with their ids and findings.
    fn claims(&self, drafts: Vec<Draft>, genre: Genre) -> Vec<Claim> {
        let ids = id::ids(
            drafts
                .iter()
                .map(|d| (d.case.form, d.case.content.of(self.text.str))),
        );
        let by_attribution: HashMap<usize, usize> = drafts
            .iter()
            .enumerate()
            .filter_map(|(k, d)| Some((d.attribution?, k)))
            .collect();
        drafts
            .into_iter()
            .zip(&ids)
            .map(|(draft, id)| {
                let part_of = draft
                    .part_of
                    .and_then(|n| by_attribution.get(&n))
                    .map(|k| ids[*k].clone());
                self.claim(draft.case, id.clone(), part_of, genre)
            })
            .collect()
    }

    /// Whether the content lies in a block whose claims are judged.
    fn is_judged(&self, content: Span) -> bool {
        let token = self.text.token_from(content.start);
        !content.is_empty()
            && token < self.text.tokens.len()
            && self.text.blocks[self.text.block_of(token)].is_judged
    }

    fn is_heading(&self, content: Span) -> bool {
        let block = self.text.block_of(self.text.token_from(content.start));
        let block = self.text.document.blocks.get(block);
        block.is_some_and(|b| b.kind == BlockKind::Heading)
    }

    /// Whether the profile passes over such an attribution.
    fn is_passed_over(&self, attribution: &Attribution) -> bool {
        let is_agentless = attribution.source.is_none() && attribution.quotation.is_none();
        is_agentless
            && !self.settings.vague_claims
            && attribution
                .cue
                .is_some_and(|cue| passive::is_mild(self.text, cue))
    }

    /// Speech that no attribution claims: nobody is given.
    fn unclaimed_speech(&self, attributions: &[Attribution]) -> Vec<Draft<'a>> {
        let mut is_claimed = vec![false; self.quotations.len()];
        for number in attributions.iter().filter_map(|a| a.quotation) {
            if let Some(claimed) = is_claimed.get_mut(number) {
                *claimed = true;
            }
        }
        self.quotations
            .iter()
            .zip(is_claimed)
            .filter(|(q, claimed)| {
                // Many a page indents with `blockquote`: without marks and without a speaker it claims nothing.
                !claimed
                    && !q.is_element
                    && q.role == Role::Speech
                    && q.inside.is_none()
                    && self.is_judged(q.content)
            })
            .map(|(quotation, _)| Draft {
                case: self.bare_case(quotation),
                attribution: None,
                part_of: None,
            })
            .collect()
    }

    /// A quotation that no attribution claims.
    fn bare_case(&self, quotation: &'a Quotation) -> Case<'a> {
        let is_utterance = fact::is_utterance(self.text, quotation);
        let case = Case {
            text: self.text,
            form: if is_utterance {
                Form::Direct
            } else {
                Form::Mixed
            },
            act: Act::Statement,
            content: quotation.content,
            quotation: Some(quotation),
            attribution: None,
            source: None,
            resolved: None,
            agentless: None,
            anonymity: None,
            is_cited: self.is_cited(&self.carriers(quotation.content, None)),
            is_outlet: false,
            relayed_by: None,
            is_beyond_naming: false,
            is_identified: false,
            distance: Distance::Near,
            is_assertive: true,
            is_utterance,
            is_heading: self.is_heading(quotation.content),
            is_identified_below: false,
            is_repeated: false,
            is_speaker_near: false,
            assertion: None,
            wording: None,
            frame: None,
            is_slight: false,
            verdict: Verdict::Unattributed,
        };
        with_verdict(case)
    }

    fn case(
        &self,
        attribution: &'a Attribution,
        resolved: Option<&'a Resolved>,
        before: Option<(&Attribution, &Resolved)>,
    ) -> Case<'a> {
        let text = self.text;
        let quotation = attribution
            .quotation
            .and_then(|number| self.quotations.get(number));
        let source = attribution
            .source
            .and_then(|span| SourcePhrase::of(text, span, resolved))
            .filter(|source| attribution.cue.is_some() || fact::can_speak(source, resolved));
        let resolved = resolved.filter(|_| source.is_some());
        let is_same_speaker = before.is_some_and(|(earlier, who)| {
            let block = |a: &Attribution| text.block_of(text.token_from(a.content.start));
            resolved.is_some_and(|r| r.name == who.name) && block(earlier) + 1 >= block(attribution)
        });
        let distance = quotation
            .filter(|_| !is_same_speaker)
            .map_or(Distance::Near, |q| fact::distance(text, q, attribution));
        let case = Case {
            text,
            form: attribution.form,
            act: attribution.act,
            content: attribution.content,
            quotation,
            attribution: Some(attribution),
            source,
            resolved,
            agentless: fact::agentless(text, attribution),
            anonymity: fact::anonymity(text, attribution),
            is_cited: self.is_cited(&self.carriers(attribution.content, Some(attribution))),
            is_outlet: fact::is_outlet_voice(text, attribution),
            relayed_by: fact::relayed_by(text, attribution),
            is_beyond_naming: resolved.is_some_and(fact::is_beyond_naming),
            is_identified: source.is_some_and(|s| identity::is_identified(text, &s)),
            distance,
            is_assertive: fact::is_assertive(text, attribution),
            is_utterance: quotation.is_some_and(|q| fact::is_utterance(text, q)),
            is_heading: self.is_heading(attribution.content),
            is_identified_below: false,
            is_repeated: false,
            is_speaker_near: false,
            assertion: None,
            wording: None,
            frame: None,
            is_slight: false,
            verdict: Verdict::Unattributed,
        };
        with_verdict(case)
    }

    fn carriers(&self, content: Span, attribution: Option<&Attribution>) -> Carriers {
        let cue = attribution.and_then(|a| a.cue);
        let source = attribution.and_then(|a| a.source);
        Carriers {
            whole: self.whole(content, cue, source),
            content,
            cue,
            source,
        }
    }

    fn is_cited(&self, carriers: &Carriers) -> bool {
        !self.carrying(carriers).is_empty()
    }

    fn carrying(&self, carriers: &Carriers) -> Vec<&Cited<'a>> {
        let reach_back = self.settings.references_reach_back;
        self.citations.carrying(self.text, carriers, reach_back)
    }

    /// From source to content, where all stand in one block; else the content.
    fn whole(&self, content: Span, cue: Option<Span>, source: Option<Span>) -> Span {
        let block = |span: Span| self.text.block_of(self.text.token_from(span.start));
        [cue, source]
            .into_iter()
            .flatten()
            .filter(|part| block(*part) == block(content))
            .filter(|part| content.with(*part).len() < content.len() + LONGEST_LEAD)
            .fold(content, Span::with)
    }

    fn claim(&self, case: Case, id: String, part_of: Option<String>, genre: Genre) -> Claim {
        let text = self.text.str;
        let cue = case.cue();
        let source = case.source_span();
        let mark = self.mark(&case);
        let carriers = self.carriers(case.content, case.attribution);
        let mut findings = match genre {
            Genre::Article => self.findings(&case),
            Genre::Story | Genre::Guide | Genre::Talk | Genre::Shop | Genre::Forum => Vec::new(),
        };
        let first = (!findings.is_empty()).then(|| findings.remove(0));
        Claim {
            id,
            form: case.form,
            act: case.act,
            part_of,
            content: passage(text, case.content),
            mark: Place {
                start: mark.start,
                end: mark.end,
            },
            cue: cue.map(|span| passage(text, span)),
            source: source.map(|span| passage(text, span)),
            attributed_to: self.attributed_to(&case),
            relayed_by: case.relayed_by.map(|span| RelayedBy {
                name: span.of(text).to_string(),
            }),
            citations: self
                .carrying(&carriers)
                .into_iter()
                .map(|c| Citation {
                    kind: c.kind,
                    href: c.href.map(str::to_string),
                })
                .collect(),
            verdict: case.verdict,
            rule: first.as_ref().map(|f| f.rule.to_string()),
            also: findings.iter().map(|f| f.rule.to_string()).collect(),
            severity: first.as_ref().map(|f| f.severity),
            message: first.map(|f| rules::message(f.rule, f.variant, self.args(&case))),
            selector: selector(text, mark),
        }
    }

    /// The rules that hold for `case`, in order.
    fn findings(&self, case: &Case) -> Vec<Finding> {
        if !fact::can_be_finding(case) {
            return Vec::new();
        }
        let hold = |is_last_resort: bool| {
            RULES
                .iter()
                .filter(|r| r.verdict() == case.verdict && r.is_last_resort() == is_last_resort)
                .filter_map(|r| {
                    let severity = self.settings.severity(r.id(), r.severity(), r.is_on())?;
                    let variant = r.check(case)?;
                    Some(Finding {
                        rule: r.id(),
                        severity,
                        variant,
                    })
                })
                .collect::<Vec<_>>()
        };
        let found = hold(false);
        if found.is_empty() { hold(true) } else { found }
    }

    /// What is painted.
    fn mark(&self, case: &Case) -> Span {
        match case.quotation {
            Some(quotation) if case.form != Form::Indirect => quotation.span,
            _ if case.verdict == Verdict::Unnamed => {
                let cue = case.cue().map(|cue| self.with_expletive(cue));
                let source = case.source_span();
                self.whole(case.content, cue, source)
            }
            _ => case.content,
        }
    }

    /// A cue with the "it" or "there" that opens it.
    fn with_expletive(&self, cue: Span) -> Span {
        let token = self.text.token_from(cue.start);
        match token.checked_sub(1) {
            Some(before) if self.text.tokens[before].is(lexicon::EXPLETIVE) => {
                cue.with(self.text.tokens[before].span())
            }
            _ => cue,
        }
    }

    fn attributed_to(&self, case: &Case) -> Option<AttributedTo> {
        let text = self.text.str;
        if let Some(frame) = case.frame {
            return Some(AttributedTo {
                name: frame.of(text).to_string(),
                kind: SourceKind::Document,
                via: vec![passage(text, frame)],
            });
        }
        if let Some(resolved) = case.resolved {
            return Some(AttributedTo {
                name: resolved.name.clone(),
                kind: resolved.kind,
                via: resolved.via.iter().map(|s| passage(text, *s)).collect(),
            });
        }
        let name = match (case.source, case.agentless, case.cue()) {
            (Some(source), ..) => source.span,
            (None, Some(_), Some(cue)) => self.with_expletive(cue),
            _ => return None,
        };
        Some(AttributedTo {
            name: name.of(text).to_string(),
            kind: case
                .source
                .map_or(SourceKind::Impersonal, |s| s.kind.into()),
            via: Vec::new(),
        })
    }

    /// The words a message speaks of.
    fn args(&self, case: &Case) -> MessageArgs {
        let text = self.text.str;
        let words = |span: Span| {
            span.of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        MessageArgs {
            source: case.source.map(|s| first_words(&words(s.span))),
            cue: case.cue().map(|cue| words(self.with_expletive(cue))),
            content: Some(first_words(&words(case.content))),
        }
    }
}

/// A few quoted words that nobody is given for are a term, not a claim.
fn is_scrap(case: &Case) -> bool {
    let is_short = |q: &Quotation| q.end.saturating_sub(q.first) <= SCRAP;
    case.source.is_none() && !case.is_utterance && case.quotation.is_some_and(is_short)
}

fn with_verdict(mut case: Case) -> Case {
    case.verdict = verdict::of(&case);
    case
}

struct Finding {
    rule: &'static str,
    severity: Severity,
    variant: &'static str,
}

fn passage(text: &str, span: Span) -> Passage {
    Passage {
        start: span.start,
        end: span.end,
        text: span.of(text).to_string(),
    }
}

fn first_words(words: &str) -> String {
    match words.match_indices(' ').nth(MESSAGE_WORDS - 1) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_string(),
    }
}

fn selector(text: &str, mark: Span) -> Selector {
    let before = text[..mark.start]
        .char_indices()
        .rev()
        .take(SELECTOR_CONTEXT)
        .last()
        .map_or(mark.start, |(at, _)| at);
    let after = text[mark.end..]
        .char_indices()
        .nth(SELECTOR_CONTEXT)
        .map_or(text.len(), |(at, _)| mark.end + at);
    Selector {
        exact: mark.of(text).to_string(),
        prefix: text[before..mark.start].to_string(),
        suffix: text[mark.end..after].to_string(),
    }
}

impl From<HeadKind> for SourceKind {
    fn from(kind: HeadKind) -> SourceKind {
        match kind {
            HeadKind::Collective | HeadKind::Quantity => SourceKind::Collective,
            HeadKind::Document | HeadKind::Research | HeadKind::Polled => SourceKind::Document,
            HeadKind::Anonymous | HeadKind::Role | HeadKind::Pronoun | HeadKind::Other => {
                SourceKind::Role
            }
        }
    }
}
