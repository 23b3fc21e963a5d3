//! Everybody who may speak a quotation.

use super::scene::Scene;
use super::{Candidate, Cues, Kind};
use crate::attribution::cue::Cue;
use crate::document::Span;
use crate::quotation::Quotation;
use crate::text::Text;

/// How far around a quotation cues are looked at, in cues.
const REACH: usize = 8;

/// Everybody who may speak quotation `k`. `speaker(b)` is who speaks quotation `b`, with the cue.
pub fn candidates(
    text: &Text,
    quotations: &[Quotation],
    cues: &Cues,
    k: usize,
    before: Option<usize>,
    speaker: impl Fn(usize) -> Option<(Span, Option<Span>)>,
) -> Vec<Candidate> {
    let scene = Scene::of(text, quotations, cues, k, before);
    let mut out = Vec::new();
    out.push(scene.nobody());
    let here = cues.block(scene.q.block);
    let split = here.partition_point(|c| c.tokens().first < scene.open);
    for cue in &here[split.saturating_sub(REACH)..here.len().min(split + REACH)] {
        if let Some(source) = cue.source
            && !cue_inside(&scene, cue)
        {
            out.push(scene.by_cue(Kind::Cue, cue, source));
        }
    }
    if let Some(label) = &cues.labels[scene.q.block]
        && let Some(source) = label
            .source
            .filter(|_| label.end <= scene.open + 1 || label.first <= scene.q.first + 8)
    {
        out.push(scene.by_cue(Kind::Label, label, source));
    }
    if scene.q.block > 0 {
        let last = cues
            .block(scene.q.block - 1)
            .iter()
            .rev()
            .find(|c| c.source.is_some());
        if let Some((cue, source)) = last.and_then(|c| Some((c, c.source?))) {
            out.push(scene.by_cue(Kind::CueBefore, cue, source));
        }
    }
    if scene.q.block + 1 < text.blocks.len() && scene.is_last && !scene.is_led_by_others() {
        let next = cues
            .block(scene.q.block + 1)
            .iter()
            .find(|c| c.source.is_some());
        if let Some((cue, source)) = next.and_then(|c| Some((c, c.source?))) {
            out.push(scene.by_cue(Kind::CueAfter, cue, source));
        }
    }
    if let Some((source, cue)) = before
        .filter(|_| !scene.is_led_by_others())
        .and_then(&speaker)
    {
        out.push(scene.continued(source, cue));
    }
    out.extend(scene.subjects());
    out.extend(scene.signature());
    if scene.q.is_element {
        out.retain(|c| scene.may_speak_block_quote(c.kind));
    }
    out
}

fn cue_inside(scene: &Scene, cue: &Cue) -> bool {
    cue.first >= scene.open && cue.end <= scene.close
}
