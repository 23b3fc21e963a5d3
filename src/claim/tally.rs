//! Who speaks, and how many claims of each verdict.

use std::collections::HashMap;

use crate::report::{self, Claim, SourceKind, SourceRecord, Summary, Verdict};

/// The sources of `claims`, most claims first, and the counts; a claim that lies in another of the
/// same source is not counted again.
pub fn tally(claims: &[Claim]) -> (Vec<SourceRecord>, Summary) {
    let mut places: HashMap<(String, SourceKind), usize> = HashMap::new();
    let mut sources: Vec<SourceRecord> = Vec::new();
    let mut summary = Summary::default();
    for claim in report::standing(claims) {
        summary.claims += 1;
        *match claim.verdict {
            Verdict::Named => &mut summary.named,
            Verdict::Cited => &mut summary.cited,
            Verdict::Unnamed => &mut summary.unnamed,
            Verdict::Unattributed => &mut summary.unattributed,
            Verdict::Review => &mut summary.review,
        } += 1;
        let Some(source) = &claim.attributed_to else {
            continue;
        };
        if source.kind == SourceKind::Impersonal {
            continue;
        }
        let key = (source.name.to_lowercase(), source.kind);
        let place = *places.entry(key).or_insert_with(|| {
            sources.push(SourceRecord {
                name: source.name.clone(),
                kind: source.kind,
                claims: 0,
                words: 0,
            });
            sources.len() - 1
        });
        sources[place].claims += 1;
        sources[place].words += claim.content.text.split_whitespace().count();
    }
    sources.sort_by_key(|s| std::cmp::Reverse(s.claims));
    (sources, summary)
}
