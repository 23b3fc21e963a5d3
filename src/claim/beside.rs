//! What claims beside a claim leave of it as a finding: the other half of the same report, somebody by name who
//! tells it, an interview in which everybody knows who answers.

use std::collections::HashMap;

use super::{Case, Distance, Draft};
use crate::entity::Resolved;
use crate::report::{Act, Form, SourceKind, Verdict};
use crate::text::Text;

/// Claims on each side of a claim that may hold it.
const NEIGHBOURS: usize = 3;

/// Fewest quotations of one person from which a page may be an interview with them.
const INTERVIEW: usize = 8;

/// Looks at the claims among `drafts`, in order of the page, beside each other.
pub fn settle(text: &Text, drafts: &mut [Draft]) {
    halves(drafts);
    told(text, drafts);
    interview(drafts);
}

/// Of two reports with one source and one cue, before them and behind, the longer is the finding: "It is a plan
/// some say will fail".
fn halves(drafts: &mut [Draft]) {
    let place = |case: &Case| Some((case.source_span()?, case.cue()?));
    let is_report = |case: &Case| case.form == Form::Indirect && place(case).is_some();
    for k in 1..drafts.len() {
        for other in k.saturating_sub(NEIGHBOURS)..k {
            let (a, b) = (&drafts[other].case, &drafts[k].case);
            if is_report(a) && is_report(b) && place(a) == place(b) && !a.content.meets(b.content) {
                let shorter = if a.content.len() < b.content.len() {
                    other
                } else {
                    k
                };
                drafts[shorter].case.is_slight = true;
            }
        }
    }
}

/// What somebody by name says that others say is theirs to answer for: "Lee noted that experts agree".
fn told(text: &Text, drafts: &mut [Draft]) {
    let reach = |case: &Case| {
        let source = case.source_span().unwrap_or(case.content);
        source.with(case.content)
    };
    let is_teller = |case: &Case| {
        case.verdict == Verdict::Named
            && case.act == Act::Statement
            && case.form == Form::Indirect
            && case.resolved.is_some_and(|r| r.kind == SourceKind::Person)
    };
    for k in 0..drafts.len() {
        let case = &drafts[k].case;
        let (inner, is_open) = (reach(case), case.verdict == Verdict::Unnamed);
        let own = text.sentence_of(text.token_from(inner.start));
        let around = k.saturating_sub(NEIGHBOURS)..drafts.len().min(k + 1 + NEIGHBOURS);
        let is_told = is_open
            && around.into_iter().any(|other| {
                let teller = &drafts[other].case;
                other != k
                    && is_teller(teller)
                    && teller.content.holds(inner)
                    && text.sentence_of(text.token_from(teller.content.start)) == own
            });
        if is_told {
            drafts[k].case.is_slight = true;
        }
    }
}

/// Who speaks most on a page is known to whoever reads on: the one who is interviewed is not late.
fn interview(drafts: &mut [Draft]) {
    let name = |case: &Case| {
        let is_person = |r: &&Resolved| r.kind == SourceKind::Person && r.is_named;
        case.quotation?;
        case.resolved.filter(is_person).map(|r| r.name.clone())
    };
    let mut said: HashMap<String, usize> = HashMap::new();
    for name in drafts.iter().filter_map(|d| name(&d.case)) {
        *said.entry(name).or_default() += 1;
    }
    let all: usize = said.values().sum();
    for draft in drafts.iter_mut() {
        let is_main = name(&draft.case)
            .and_then(|name| said.get(&name))
            .is_some_and(|n| *n >= INTERVIEW && *n * 2 >= all);
        if is_main && draft.case.distance == Distance::AfterSentence {
            draft.case.distance = Distance::Near;
        }
    }
}
