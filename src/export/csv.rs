//! Comma-separated values (RFC 4180): a row a claim.

use super::Subject;
use super::prose::on_one_line;
use crate::report::{Claim, Report};

/// Names of the columns.
pub const HEADER: &str = "document,start,end,offsets,form,act,verdict,severity,rule,also,content,cue,source,attributed to,kind,relayed by,citations,message,id,part of\r\n";

/// A row for each claim of `report`.
pub fn item(report: &Report, subject: Subject) -> String {
    let mut rows = String::new();
    for claim in &report.claims {
        for (k, value) in row(claim, report, subject).iter().enumerate() {
            rows.push_str(if k > 0 { "," } else { "" });
            cell(value, &mut rows);
        }
        rows.push_str("\r\n");
    }
    rows
}

fn row(claim: &Claim, report: &Report, subject: Subject) -> [String; 20] {
    let whom = claim.attributed_to.as_ref();
    let hrefs: Vec<&str> = claim
        .citations
        .iter()
        .filter_map(|c| c.href.as_deref())
        .collect();
    [
        on_one_line(subject.name),
        claim.mark.start.to_string(),
        claim.mark.end.to_string(),
        report.offsets.name().to_string(),
        claim.form.name().to_string(),
        claim.act.name().to_string(),
        claim.verdict.name().to_string(),
        claim.severity.map_or("", |s| s.name()).to_string(),
        claim.rule.clone().unwrap_or_default(),
        claim.also.join(" "),
        on_one_line(&claim.content.text),
        claim
            .cue
            .as_ref()
            .map_or_else(String::new, |c| on_one_line(&c.text)),
        claim
            .source
            .as_ref()
            .map_or_else(String::new, |s| on_one_line(&s.text)),
        whom.map_or_else(String::new, |a| on_one_line(&a.name)),
        whom.map_or("", |a| a.kind.name()).to_string(),
        claim
            .relayed_by
            .as_ref()
            .map_or_else(String::new, |r| on_one_line(&r.name)),
        on_one_line(&hrefs.join(" ")),
        claim
            .message
            .as_ref()
            .map_or_else(String::new, |m| on_one_line(&m.text)),
        claim.id.clone(),
        claim.part_of.clone().unwrap_or_default(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
fn cell(value: &str, out: &mut String) {
    const BEGIN_FORMULAS: [char; 9] = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];
    let is_formula = value.starts_with(BEGIN_FORMULAS);
    let quoted = is_formula || value.contains([',', '"', '\n', '\r']);
    if quoted {
        out.push('"');
        out.push_str(if is_formula { "'" } else { "" });
        out.push_str(&value.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_formulas() {
        let cases = [
            ("plain words", "plain words"),
            ("a, \"b\"", "\"a, \"\"b\"\"\""),
            ("=1+1", "\"'=1+1\""),
            ("-2", "\"'-2\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1", "\"'＝1\""),
            ("“=1”", "“=1”"),
        ];
        for (value, written) in cases {
            let mut out = String::new();
            cell(value, &mut out);
            assert_eq!(out, written);
        }
    }

    #[test]
    fn the_header_names_every_column() {
        let columns = HEADER.trim_end().split(',').count();
        assert_eq!(columns, 20);
    }
}
