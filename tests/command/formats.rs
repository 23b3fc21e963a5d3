//! Every format, of a text, of a page, of several.

use serde_json::{Value, json};

use crate::run::{ACCUSED, CLEAN, Folder, fed, hearsay};

/// The members a Report has (DESIGN, contracts), sorted.
const REPORT: [&str; 8] = [
    "claims",
    "document",
    "engine",
    "offsets",
    "quotations",
    "schema",
    "sources",
    "summary",
];

/// The members a claim has, sorted.
const CLAIM: [&str; 17] = [
    "act",
    "also",
    "attributed_to",
    "citations",
    "content",
    "cue",
    "form",
    "id",
    "mark",
    "message",
    "part_of",
    "relayed_by",
    "rule",
    "selector",
    "severity",
    "source",
    "verdict",
];

fn members(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn json_of_one_text_is_its_report() {
    let folder = Folder::new("json-one");
    let answer = hearsay(&["audit", "--format", "json", &folder.file("a.txt", ACCUSED)]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let report = answer.json();
    assert_eq!(members(&report), REPORT);
    assert_eq!(report["schema"], 1);
    assert_eq!(report["engine"]["name"], "hearsay");
    assert_eq!(report["offsets"], "char");
    assert_eq!(
        report["document"]["url"],
        Value::Null,
        "absent parts are null"
    );
    let claims = report["claims"].as_array().unwrap();
    assert_eq!(claims.len(), 2);
    for claim in claims {
        assert_eq!(members(claim), CLAIM);
    }
    let (named, unnamed) = (&claims[0], &claims[1]);
    assert_eq!(named["verdict"], "named");
    assert_eq!(named["attributed_to"]["name"], "Ann Lee");
    assert_eq!(named["rule"], Value::Null);
    assert_eq!(unnamed["rule"], "vague-collective");
    assert_eq!(unnamed["severity"], "serious");
    assert_eq!(unnamed["source"]["text"], "Critics");
    assert_eq!(unnamed["relayed_by"], Value::Null);
    assert_eq!(report["summary"]["unnamed"], 1);
}

#[test]
fn json_of_several_is_a_list_in_order() {
    let folder = Folder::new("json-list");
    let (a, b) = (folder.file("a.txt", ACCUSED), folder.file("b.txt", CLEAN));
    let list = hearsay(&["audit", "--format", "json", &b, &a, &b]).json();
    let ids: Vec<&Value> = list.as_array().unwrap().iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, [&b, &a, &b]);
    assert_eq!(list[1]["report"]["claims"].as_array().unwrap().len(), 2);
    let lines = folder.file("c.jsonl", r#"{"id":"only","text":"Yes."}"#);
    let list = hearsay(&["audit", "--format", "json", &lines]).json();
    assert_eq!(list[0]["id"], "only", "JSON lines are a list, even of one");
    let list = fed(
        &["audit", "--format", "json", "--input", "jsonl", "-"],
        "\n",
    )
    .json();
    assert_eq!(list, json!([]));
}

#[test]
fn the_document_is_answered_where_it_is_asked_for() {
    let folder = Folder::new("with-document");
    let page = folder.file(
        "a.html",
        "<title>T</title><p>“It held 👍,” said <a href=/ann>Ann Lee</a>.",
    );
    let asked = [
        "audit",
        "--format",
        "json",
        "--with-document",
        "--offsets",
        "utf16",
        &page,
    ];
    let answer = hearsay(&asked).json();
    let document = &answer["document"];
    assert_eq!(document["offsets"], "utf16");
    assert_eq!(document["text"], "“It held 👍,” said Ann Lee.");
    assert_eq!(
        document["marks"][0],
        json!({"start": 19, "end": 26, "kind": "link", "href": "/ann"})
    );
    // What it answers can be asked again, and gives the same Report.
    let line = json!({"id": 1, "document": document}).to_string();
    let again = fed(
        &["audit", "--format", "jsonl", "--offsets", "utf16", "-"],
        line,
    )
    .lines();
    assert_eq!(again[0]["report"], answer["report"]);
    let refused = hearsay(&["audit", "--with-document", &page]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--with-document"), "{}", refused.err);
}

#[test]
fn text_shows_each_finding_with_its_words() {
    let folder = Folder::new("text");
    let answer = hearsay(&["audit", &folder.file("a.txt", ACCUSED)]);
    for part in [
        "a.txt\n",
        "1 named",
        "1 unnamed",
        "; 1 finding\n",
        "serious  vague-collective  5:1",
        "[Critics say the quay will drown].",
        "Source: Critics",
    ] {
        assert!(
            answer.out.contains(part),
            "{part:?} is not in\n{}",
            answer.out
        );
    }
    let nothing = hearsay(&["audit", &folder.file("b.txt", "")]);
    assert!(nothing.out.contains("no text to judge"), "{}", nothing.out);
}

#[test]
fn what_lies_in_a_claim_of_the_same_source_is_told_once() {
    let text = "Critics say the quay “will drown before the winter is over”.";
    let report = fed(&["audit", "--format", "json", "-"], text).json();
    assert_eq!(report["claims"].as_array().unwrap().len(), 2);
    assert!(fed(&["audit", "-"], text).out.contains("; 1 finding\n"));
    let log = fed(&["audit", "--format", "sarif", "-"], text).json();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 1);
}

#[test]
fn text_obeys_nothing_of_the_page() {
    let text = "Critics say the \u{1b}[31mred\u{202e} quay\u{7} will drown.";
    let answer = fed(&["audit", "-"], text);
    assert!(answer.out.contains("red"), "{}", answer.out);
    assert!(
        !answer.out.contains(['\u{1b}', '\u{202e}', '\u{7}']),
        "{:?}",
        answer.out
    );
}

#[test]
fn markdown_shows_the_words_and_who_speaks() {
    let answer = fed(
        &["audit", "--format", "markdown", "-"],
        "Critics say the *quay* <b>will</b> drown.",
    );
    let expected = [
        "## Findings (1)",
        "1. **serious**, vague\\-collective: “Critics”",
        "**Critics say the \\*quay\\* \\<b\\>will\\</b\\> drown**.",
        "| Critics | collective | 1 |",
    ];
    for part in expected {
        assert!(
            answer.out.contains(part),
            "{part:?} is not in\n{}",
            answer.out
        );
    }
}

#[test]
fn csv_has_a_header_and_a_row_a_claim() {
    let folder = Folder::new("csv");
    let (a, b) = (folder.file("a.txt", ACCUSED), folder.file("b.txt", CLEAN));
    let answer = hearsay(&["audit", "--format", "csv", &a, &b]);
    let rows: Vec<&str> = answer.out.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 1 + 2 + 1);
    assert!(
        rows[0].starts_with("document,start,end,offsets,form,act,verdict"),
        "{}",
        rows[0]
    );
    assert!(
        rows[2].contains("unnamed,serious,vague-collective,,the quay will drown,say,Critics"),
        "{}",
        rows[2]
    );
    assert!(
        !answer.out.replace("\r\n", "").contains('\n'),
        "rows end in CRLF"
    );
    let header_alone = fed(&["audit", "--format", "csv", "--input", "jsonl", "-"], "");
    assert_eq!(header_alone.out.lines().count(), 1);
}

#[test]
fn a_comment_in_a_text_silences_its_line() {
    let folder = Folder::new("ignore");
    let silent = folder.file(
        "silent.txt",
        "<!-- hearsay-ignore -->\nCritics say the quay will drown.\n\nSources said the pipe leaked. // hearsay-ignore bare-anonymous\n",
    );
    let answer = hearsay(&["audit", "--fail-on", "info", &silent]);
    assert_eq!(answer.code, 0, "{}", answer.out);
    assert!(answer.out.contains("2 unnamed"), "they are claims still");
    let other = folder.file(
        "other.txt",
        "Sources said the pipe leaked. // hearsay-ignore late-source\n\nCritics say the quay will drown.\n",
    );
    let report = hearsay(&["audit", "--format", "json", "--offsets", "byte", &other]).json();
    let claims = report["claims"].as_array().unwrap();
    let rules: Vec<&str> = claims.iter().filter_map(|c| c["rule"].as_str()).collect();
    assert_eq!(rules, ["bare-anonymous", "vague-collective"]);
    assert_eq!(claims[1]["source"]["start"], 61, "offsets are the file's");
}

#[test]
fn sarif_has_regions_for_a_text_and_quotes_for_a_page() {
    let folder = Folder::new("sarif");
    let text = folder.file("a b.txt", ACCUSED);
    let page = folder.file("a.html", "<p>Critics say the quay will drown.");
    // Whatever the unit of the other formats: SARIF counts in characters.
    let log = hearsay(&[
        "audit",
        "--format",
        "sarif",
        "--offsets",
        "utf16",
        &text,
        &page,
    ])
    .json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert_eq!(result["level"], "error");
        assert!(
            result["message"]["text"]
                .as_str()
                .unwrap()
                .contains("Critics")
        );
        assert_eq!(result["locations"].as_array().unwrap().len(), 1);
    }
    let place = |k: usize| &results[k]["locations"][0]["physicalLocation"];
    assert!(
        place(0)["artifactLocation"]["uri"]
            .as_str()
            .unwrap()
            .ends_with("a%20b.txt")
    );
    let region = &place(0)["region"];
    let marked = "Critics say the quay will drown";
    let before = ACCUSED.split(marked).next().unwrap();
    assert_eq!(region["charOffset"], before.chars().count());
    assert_eq!(region["charLength"], marked.chars().count());
    assert_eq!(
        (&region["startLine"], &region["startColumn"]),
        (&json!(5), &json!(1))
    );
    assert_eq!(
        (&region["endLine"], &region["endColumn"]),
        (&json!(5), &json!(32))
    );
    assert_eq!(region["snippet"]["text"], marked);
    assert!(
        place(1).get("region").is_none(),
        "an offset in a page's text is none in its file"
    );
    assert_eq!(results[1]["properties"]["selector"]["exact"], marked);
    let clean = fed(&["audit", "--format", "sarif", "-"], CLEAN);
    assert_eq!(
        (clean.code, &clean.json()["runs"][0]["results"]),
        (0, &json!([]))
    );
}

#[test]
fn annotations_stand_on_quote_and_position() {
    let line = json!({"id": 1, "document": {
        "text": "👍 Critics say the quay will drown.",
        "blocks": [{"start": 0, "end": 35}],
        "url": "https://paper.example/a?b=c#d",
    }});
    let page = fed(&["audit", "--format", "annotation", "-"], line.to_string()).json();
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let annotation = &page["items"][0];
    assert_eq!(annotation["type"], "Annotation");
    assert!(
        annotation["id"]
            .as_str()
            .unwrap()
            .starts_with("https://paper.example/a?b=c#hearsay-")
    );
    assert_eq!(
        annotation["target"]["source"],
        "https://paper.example/a?b=c#d"
    );
    let selectors = &annotation["target"]["selector"];
    assert_eq!(selectors[0]["type"], "TextQuoteSelector");
    assert_eq!(selectors[0]["exact"], "Critics say the quay will drown");
    assert_eq!(selectors[0]["prefix"], "👍 ");
    assert_eq!(
        selectors[1],
        json!({"type": "TextPositionSelector", "start": 2, "end": 33})
    );
}

#[test]
fn rules_are_listed_and_read() {
    let list = hearsay(&["rules"]);
    assert_eq!(list.code, 0);
    let ids: Vec<&str> = list
        .out
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    let expected: Vec<&str> = hearsay::rules::catalogue().iter().map(|r| r.id).collect();
    assert_eq!(ids, expected);
    let one = hearsay(&["rules", "vague-collective"]);
    assert!(
        one.out.starts_with("vague-collective: unnamed, serious\n"),
        "{}",
        one.out
    );
    assert!(one.out.contains("## Near misses"));
    let none = hearsay(&["rules", "no-such-rule"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    assert!(none.err.contains("no-such-rule"));
}

#[test]
fn html_is_one_page_that_nothing_in_it_can_leave() {
    let folder = Folder::new("html");
    let page = "<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>\
        <p>Critics say the &lt;img src=x onerror=y&gt; quay will drown.</p>";
    let (a, b) = (folder.file("a.html", page), folder.file("b.txt", ACCUSED));
    let answer = hearsay(&["audit", "--format", "html", &a, &b]);
    assert_eq!(answer.code, 1, "{}", answer.err);
    let html = answer.out;
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert_eq!(html.matches("<article>").count(), 2);
    assert_eq!(html.matches("<mark>").count(), 2);
    assert!(html.contains("&lt;img src=x onerror=y&gt;"));
    assert!(!html.contains("<script") && !html.contains("<img"));
    let nothing = fed(&["audit", "--format", "html", "--input", "jsonl", "-"], "").out;
    assert!(nothing.starts_with("<!doctype html>") && nothing.ends_with("</html>\n"));
}
