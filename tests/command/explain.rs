//! `--explain`: one sentence from its tokens to its verdict.

use crate::run::{Folder, hearsay};

#[test]
fn a_sentence_is_followed_to_its_verdict() {
    let folder = Folder::new("explain");
    let text = "Ines Calder bakes bread in Vessen.\n\n“The oven is older than I am,” she said.\n";
    let file = folder.file("page.txt", text);
    let said = hearsay(&["audit", "--explain", "older", &file]);
    assert_eq!(said.code, 0);
    for part in [
        "oven·noun",
        "[The oven is older than I am,]: speech",
        "[said] (statement): [she]",
        "[she] is Ines Calder: person, named, by pronoun",
        "[The oven is older than I am,]: named",
    ] {
        assert!(said.out.contains(part), "{part} is not in\n{}", said.out);
    }
    assert!(!said.out.contains("bakes·"), "only the sentence asked for");
}

#[test]
fn words_that_no_sentence_holds_are_said_to_be_none() {
    let folder = Folder::new("explain-none");
    let file = folder.file("page.txt", "Ines Calder bakes bread in Vessen.");
    let said = hearsay(&["audit", "--explain", "lighthouse", &file]);
    assert_eq!(said.out, "no sentence holds “lighthouse”\n");
}
