//! What the command reads, what it refuses, and its exit codes.

use serde_json::{Value, json};

use crate::run::{ACCUSED, CLEAN, Folder, fed, hearsay};

#[test]
fn the_exit_code_says_whether_there_are_findings() {
    let folder = Folder::new("exit");
    let (accused, clean) = (folder.file("a.txt", ACCUSED), folder.file("b.txt", CLEAN));
    let aide = folder.file("c.txt", "A senior aide said the quay would hold.\n");
    let code = |arguments: &[&str]| hearsay(&[&["audit"], arguments].concat()).code;
    assert_eq!(code(&[&clean]), 0);
    assert_eq!(code(&[&accused]), 1);
    assert_eq!(code(&[&clean, &accused]), 1);
    assert_eq!(code(&[&aide]), 0, "moderate is less than serious");
    assert_eq!(code(&["--fail-on", "moderate", &aide]), 1);
    assert_eq!(code(&["--fail-on", "minor", &clean]), 0);
    assert_eq!(code(&["--fail-on", "review", &clean]), 0);
}

#[test]
fn bad_usage_is_told_and_answers_nothing() {
    for arguments in [
        &["audit"][..],
        &["audit", "--format", "pdf", "-"],
        &["audit", "--offsets", "words", "-"],
        &["audit", "--profile", "tabloid", "-"],
        &["audit", "--fail-on", "never", "-"],
        &["audit", "-", "-"],
        &["judge"],
        &[],
    ] {
        let answer = hearsay(arguments);
        assert_eq!((answer.code, answer.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!answer.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(hearsay(&["--help"]).code, 0);
    assert_eq!(hearsay(&["--version"]).code, 0);
}

#[test]
fn an_unreadable_input_is_named() {
    let folder = Folder::new("unreadable");
    let (a, gone) = (folder.file("a.txt", CLEAN), folder.name("gone.txt"));
    let binary = folder.file("b.txt", [0x7f, b'E', b'L', b'F', 0, 0xff, 0]);
    for bad in [
        &gone,
        &folder.name("gone.jsonl"),
        &folder.name("gone.html"),
        &binary,
        &folder.name("."),
    ] {
        let answer = hearsay(&["audit", "--format", "jsonl", &a, bad]);
        assert_eq!(answer.code, 2, "{bad}");
        assert!(answer.err.contains(bad.as_str()), "{}", answer.err);
        assert_eq!(answer.lines().len(), 1, "what came before is whole");
        for format in ["json", "sarif", "annotation"] {
            let answer = hearsay(&["audit", "--format", format, &a, bad]);
            assert_eq!(
                (answer.code, answer.out.as_str()),
                (2, ""),
                "nothing half-written"
            );
        }
    }
}

#[test]
fn an_unreadable_line_is_named_and_what_came_before_is_whole() {
    let folder = Folder::new("bad-line");
    for bad in [
        "{",
        "7",
        "[]",
        r#"{"id":1}"#,
        r#"{"text":["no"]}"#,
        r#"{"document":{"blocks":7}}"#,
        "{\"text\":\"\u{1}\"}",
    ] {
        let file = folder.file(
            "a.jsonl",
            format!("{{\"id\":1,\"text\":\"One.\"}}\n\n{bad}\n{{\"id\":2,\"text\":\"Two.\"}}\n"),
        );
        let answer = hearsay(&["audit", "--format", "jsonl", &file]);
        assert_eq!(answer.code, 2, "{bad}");
        assert!(
            answer.err.contains(&format!("{file}:3: ")),
            "{}",
            answer.err
        );
        let ids: Vec<Value> = answer.lines().iter().map(|l| l["id"].clone()).collect();
        assert_eq!(ids, [json!(1)], "{bad}");
    }
    let file = folder.file("b.jsonl", b"{\"text\":\"\xff\"}\n");
    let answer = hearsay(&["audit", "--format", "jsonl", &file]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains(":1: "), "{}", answer.err);
}

#[test]
fn a_line_keeps_its_id_whatever_it_is() {
    let lines = [
        r#"{"id":"é👍\"","text":"One."}"#,
        r#"{"id":7,"text":"One.","title":"T","extra":{"a":[]}}"#,
        r#"{"id":{"a":[1,null]},"text":"One."}"#,
        r#"{"text":"One."}"#,
        r#"{"document":{"text":"One."},"id":true}"#,
    ];
    let answer = fed(&["audit", "--format", "jsonl", "-"], lines.join("\r\n"));
    let ids: Vec<Value> = answer.lines().iter().map(|l| l["id"].clone()).collect();
    assert_eq!(
        ids,
        [
            json!("é👍\""),
            json!(7),
            json!({"a": [1, null]}),
            Value::Null,
            json!(true)
        ]
    );
    assert_eq!(answer.lines()[1]["report"]["document"]["title"], "T");
}

#[test]
fn the_standard_input_is_what_it_begins_like_unless_said() {
    let text_of = |arguments: &[&str], input: &str| {
        let all = [
            &["audit", "--format", "jsonl", "--with-document"],
            arguments,
            &["-"],
        ]
        .concat();
        fed(&all, input).lines()[0]["document"]["text"].clone()
    };
    assert_eq!(text_of(&[], "Yes."), "Yes.");
    assert_eq!(text_of(&[], " \n<p>Yes."), "Yes.");
    assert_eq!(text_of(&[], "\u{feff}{\"text\":\"Yes.\"}"), "Yes.");
    assert_eq!(text_of(&["--input", "text"], "<p>Yes."), "<p>Yes.");
    assert_eq!(text_of(&["--input", "html"], "{Yes}"), "{Yes}");
    let report = fed(&["audit", "--format", "json", "-"], "Yes.").json();
    assert_eq!(report["document"]["words"], 1, "one text is one Report");
}

#[test]
fn a_file_is_what_its_name_ends_in_unless_said() {
    let folder = Folder::new("endings");
    let page = "<p>One.<p>Two.";
    let blocks = |arguments: &[&str]| {
        let all = [
            &["audit", "--format", "jsonl", "--with-document"],
            arguments,
        ]
        .concat();
        hearsay(&all).lines()[0]["document"]["blocks"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(blocks(&[&folder.file("a.html", page)]), 2);
    assert_eq!(blocks(&[&folder.file("a.HTM", page)]), 2);
    assert_eq!(blocks(&[&folder.file("a.md", page)]), 1);
    assert_eq!(blocks(&["--input", "html", &folder.file("a", page)]), 2);
}

#[test]
fn encodings_are_read() {
    let folder = Folder::new("encodings");
    let title = |file: &str| {
        hearsay(&["audit", "--format", "json", file]).json()["document"]["title"].clone()
    };
    assert_eq!(
        title(&folder.file(
            "a.html",
            b"<meta charset=windows-1251><title>\xc4\xe0</title>x"
        )),
        "Да"
    );
    assert_eq!(
        title(&folder.file("b.html", "\u{feff}<title>Да</title>x")),
        "Да"
    );
    let text = folder.file("c.txt", b"\x93It held,\x94 said Ren\xe9 Lee.");
    let report = hearsay(&["audit", "--format", "json", &text]).json();
    assert_eq!(report["claims"][0]["attributed_to"]["name"], "René Lee");
}

#[test]
fn a_page_with_a_lone_surrogate_is_read_like_any_other() {
    let text = r"Storm \ud83d.\n\n“It held,” said Ann Lee. \udc4d";
    let blocks = r#"[{"start":0,"end":8},{"start":10,"end":36}]"#;
    let line = format!(r#"{{"id":1,"document":{{"text":"{text}","blocks":{blocks}}}}}"#);
    let answer = fed(
        &["audit", "--format", "jsonl", "--offsets", "utf16", "-"],
        line,
    );
    assert_eq!(answer.code, 0, "{}", answer.err);
    let claim = &answer.lines()[0]["report"]["claims"][0];
    assert_eq!(
        claim["content"],
        json!({"start": 11, "end": 19, "text": "It held,"})
    );
}

#[test]
fn a_profile_is_the_one_asked_for() {
    let profile = |name: &str| {
        let arguments = ["audit", "--format", "json", "--profile", name, "-"];
        fed(&arguments, CLEAN).json()["document"]["profile"].clone()
    };
    for name in ["news", "encyclopaedia", "scholarly", "strict"] {
        assert_eq!(profile(name), name);
    }
    assert_eq!(profile("auto"), "news");
}
