//! Finds attributions: source · cue · content.
//!
//! Cues in plain words first ([`cue`]), then who speaks each quotation ([`speaker`]); then what is
//! reported without marks, by a learned tagger ([`tagger`], [`reported`]) and by what names nobody
//! ([`passive`]) or closes a sentence ([`closing`]); last, what lies in what.

pub mod closing;
pub mod cue;
pub mod passive;
pub mod relative;
pub mod reported;
pub mod speaker;
pub mod tagger;
pub mod transcript;

use crate::document::Span;
use crate::quotation::Quotation;
use crate::report::{Act, Form};
use crate::text::Text;
use crate::text::syntax::{Pos, pos};

/// An attribution: who (source) says (cue) what (content). Spans are bytes of the text.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// How the content is given.
    pub form: Form,
    /// Said, or believed.
    pub act: Act,
    /// What is said, without the outer quotation marks.
    pub content: Span,
    /// Number of the quotation, of a direct or mixed one.
    pub quotation: Option<usize>,
    /// Number of the attribution that this one lies in.
    pub part_of: Option<usize>,
    /// The words that make it an attribution.
    pub cue: Option<Span>,
    /// The words that name who says it; `None` where nobody is given.
    pub source: Option<Span>,
    /// The outlet it came through (“told **Reuters**”).
    pub relayed_by: Option<Span>,
    /// Whether the source is sure; where not, the verdict is `review`.
    pub is_sure: bool,
}

/// Below this margin (log-odds) the speaker of a quotation is not sure.
const SURE: f32 = 0.15;

/// The same for a quotation that nobody is given for: an accusation.
const SURE_OF_NOBODY: f32 = 0.4;

/// Every attribution, in order of its content's start.
pub fn find(text: &Text, quotations: &[Quotation]) -> Vec<Attribution> {
    let cues = speaker::Cues::find(text, quotations);
    let tagged = tagger::tag(text, quotations);
    let choices = speaker::find(text, quotations, &cues, &tagged);
    let mut out = Vec::new();
    for (k, (q, choice)) in quotations.iter().zip(choices).enumerate() {
        let Some(choice) = choice else { continue };
        let is_nobodys = choice.candidate.source.is_none();
        // Many a page indents with `blockquote`: without marks and without a speaker it claims nothing.
        if is_nobodys && (q.is_element || !stands_alone(text, q)) {
            continue;
        }
        let margin = if is_nobodys { SURE_OF_NOBODY } else { SURE };
        out.push(Attribution {
            form: form(text, q),
            act: Act::Statement,
            content: said(text, &cues, q, &choice),
            quotation: Some(k),
            part_of: None,
            cue: choice.candidate.cue,
            source: choice.candidate.source,
            relayed_by: None,
            is_sure: choice.margin >= margin,
        });
    }
    let passive = passive::find(text, quotations);
    let mut reported = reported::find(text, quotations, &tagged);
    // The subject of a passive is no source: a passive stands against the tagger.
    let is_passive = |a: &Attribution| {
        a.source
            .is_none_or(|s| a.cue.is_some_and(|c| c.end <= s.start))
    };
    let (agentless, vague): (Vec<_>, Vec<_>) = passive.into_iter().partition(is_passive);
    reported.retain(|a| !is_known(a, &agentless) && (a.source.is_some() || !is_known(a, &vague)));
    let closing = closing::find(text);
    reported.retain(|a| !is_known(a, &closing));
    let labelled = transcript::find(text, quotations, &cues);
    reported.retain(|a| {
        !transcript::is_label_again(text, a, &labelled) && !transcript::is_letter_source(text, a)
    });
    out.extend(labelled);
    out.extend(reported);
    passive::merge(closing.into_iter(), &mut out);
    passive::merge(agentless.into_iter().chain(vague), &mut out);
    out.sort_by_key(|a| (a.content.start, std::cmp::Reverse(a.content.end)));
    nest(text, &mut out);
    out
}

/// Whether a quotation is an utterance that nothing leads up to. Words before it (“ask yourself, …”,
/// “Example: …”) say whose it is, or that it is nobody's.
fn stands_alone(text: &Text, q: &Quotation) -> bool {
    let open = text.token_from(q.span.start);
    let opens = open == text.blocks[q.block].first || q.opens_sentence(text);
    let leads = |t: usize| matches!(text.word(t), "," | ":" | ";" | "—" | "–");
    opens && !(open > text.blocks[q.block].first && leads(open - 1)) && q.end - q.first >= 4
}

/// Whether one of `found`, in order, has the same cue.
fn is_known(attribution: &Attribution, found: &[Attribution]) -> bool {
    let Some(cue) = attribution.cue else {
        return false;
    };
    let next = found.partition_point(|f| f.cue.is_some_and(|c| c.start < cue.end));
    next > 0 && found[next - 1].cue.is_some_and(|c| c.meets(cue))
}

/// The content of a quotation; a label inside its marks is not part of it.
fn said(text: &Text, cues: &speaker::Cues, q: &Quotation, choice: &speaker::Choice) -> Span {
    let label = cues.labels[q.block].filter(|_| choice.candidate.kind == speaker::Kind::Label);
    let first = label.map_or(q.first, |l| q.first.max(l.end));
    if first < q.end {
        text.span(first, q.end)
    } else {
        q.content
    }
}

/// A whole utterance or clause is direct; a fragment inside reported words is mixed.
fn form(text: &Text, q: &Quotation) -> Form {
    let open = text.token_from(q.span.start);
    let block = text.blocks[q.block];
    let opens = q.is_element
        || open == block.first
        || q.opens_sentence(text)
        || matches!(text.word(open - 1), "," | ":" | ";");
    let is_whole =
        text.tokens[q.first].is_capital() && matches!(text.word(q.end - 1), "." | "?" | "!");
    let has_verb = (q.first..q.end).any(|t| matches!(pos(text, t), Pos::Verb | Pos::Auxiliary));
    if opens || is_whole || has_verb && q.end - q.first > 6 {
        Form::Direct
    } else {
        Form::Mixed
    }
}

/// Which attribution each one lies in: the smallest indirect one that holds it.
fn nest(text: &Text, attributions: &mut [Attribution]) {
    let mut open: Vec<usize> = Vec::new();
    for k in 0..attributions.len() {
        let content = attributions[k].content;
        // The full stop inside the marks is no part of the clause around them.
        let words = content.of(text.str);
        let core = Span::new(
            content.start,
            content.start + words.trim_end_matches(['.', ',', '!', '?']).len(),
        );
        while open
            .last()
            .is_some_and(|&o| attributions[o].content.end <= content.start)
        {
            open.pop();
        }
        let holder = open
            .iter()
            .rev()
            .copied()
            .find(|&o| attributions[o].content.holds(core));
        attributions[k].part_of = holder;
        if attributions[k].form == Form::Indirect || attributions[k].quotation.is_none() {
            open.push(k);
        }
    }
}
