//! Pages in small: what is read of them, and what is not.

use super::read;
use crate::document::{Document, MarkKind};

/// The blocks of a page, one a line: kind, region, words.
fn blocks(html: &str) -> Vec<String> {
    let document = read(html);
    let block = |b: &crate::document::Block| {
        format!("{:?} {:?} {}", b.kind, b.region, b.span.of(&document.text))
    };
    document.blocks.iter().map(block).collect()
}

fn marks(html: &str) -> Vec<(MarkKind, String)> {
    let document = read(html);
    let mark = |m: &crate::document::Mark| (m.kind, m.span.of(&document.text).to_string());
    document.marks.iter().map(mark).collect()
}

#[test]
fn white_space_is_one_space_and_none_at_the_ends() {
    assert_eq!(
        read("<p>  One\n\t two \u{a0}three  <b> four</b> <i>five</i>\n").text,
        "One two \u{a0}three four five"
    );
    assert_eq!(
        read("a<p>b<div>c<span>d</span>e</div>f").text,
        "a\n\nb\n\ncde\n\nf"
    );
    assert_eq!(
        read("<p>\u{feff}So\u{ad}ft\u{200b} \u{2060} hy\u{ad}\u{ad}phen \u{200b}</p>").text,
        "Soft hyphen"
    );
    assert_eq!(read("").text, "");
    assert_eq!(read(" \n <p> </p> ").blocks.len(), 0);
}

#[test]
fn a_line_break_is_one_and_two_end_the_block() {
    assert_eq!(read("One <br> two").text, "One\ntwo");
    assert_eq!(
        read("One<br><br>two<br>\n<br>three<br>").text,
        "One\n\ntwo\n\nthree"
    );
    assert_eq!(read("One<hr>two").text, "One\n\ntwo");
    assert_eq!(
        read("<div style='white-space:pre-line'>One \n two\n\nthree</div>").text,
        "One\ntwo\n\nthree"
    );
}

#[test]
fn code_stays_as_it_is() {
    let html = "<article><p>See:<pre>  if x:\n\n    y  \n</pre><p>Inline <code>a  b</code>.";
    let document = read(html);
    assert_eq!(document.text, "See:\n\nif x:\n\n    y\n\nInline a b.");
    assert!(blocks(html)[1].starts_with("Code "));
}

#[test]
fn what_cannot_be_seen_is_not_read() {
    for hidden in [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<svg><title>x</title><text>x</text></svg>",
        "<iframe>x</iframe>",
        "<!-- x -->",
        "<p hidden>x</p>",
        "<p style='color: red; DISPLAY: none'>x</p>",
        "<p style='visibility:hidden'>x <b>x</b></p>",
        "<dialog>x</dialog>",
        "<div popover>x</div>",
        "<details><summary></summary>x<p>x</p></details>",
        "<span style='position:absolute;left:-9999px'>x</span>",
        "<ruby><rp>x</rp></ruby>",
        "<textarea>x</textarea>",
        "<select><option>x</select>",
        "<button>x</button>",
        "<div contenteditable>x</div>",
        "<div contenteditable='TRUE'>x</div>",
        "<div role='textbox other'>x</div>",
        "<div class='a CodeMirror b'>x</div>",
    ] {
        assert_eq!(
            read(&format!("<body>One{hidden}two"))
                .text
                .replace("\n\n", ""),
            "Onetwo",
            "{hidden}"
        );
    }
}

#[test]
fn what_can_be_seen_is_read() {
    for seen in [
        "<p aria-hidden=true>x</p>",
        "<p style='visibility:hidden'><b style='visibility:visible'>x</b></p>",
        "<dialog open>x</dialog>",
        "<details open>x</details>",
        "<details><summary>x</summary>y</details>",
        "<div contenteditable=false>x</div>",
        "<div hidden style='display:block'>x</div>",
        "<x-y>x</x-y>",
        "<body title>x",
    ] {
        assert_eq!(read(seen).text, "x", "{seen}");
    }
}

#[test]
fn blocks_have_their_kind() {
    let html = "<main><h2>A</h2><ul><li>B<p>C</ul><blockquote>D<footer>E</footer></blockquote>\
        <figure><figcaption>F</figcaption></figure><table><caption>G</caption><tr><th>H<td><p>I</table>\
        <address>J</address><div role=heading>K</div><p>L</main>";
    let kinds: Vec<String> = blocks(html)
        .iter()
        .map(|b| b.split(' ').next().unwrap().to_string())
        .collect();
    assert_eq!(
        kinds,
        [
            "Heading",
            "ListItem",
            "ListItem",
            "Quote",
            "Other",
            "Caption",
            "Caption",
            "Cell",
            "Paragraph",
            "Other",
            "Heading",
            "Paragraph"
        ]
    );
}

#[test]
fn blocks_are_parted_by_how_they_are_shown() {
    assert_eq!(read("<div>a<span>b</span></div>").blocks.len(), 1);
    assert_eq!(
        read("<div>a<span style='display:block'>b</span></div>")
            .blocks
            .len(),
        2
    );
    assert_eq!(
        read("<ul><li style='display:inline'>a <li style='display:inline'>b</ul>")
            .blocks
            .len(),
        1
    );
    assert_eq!(
        read("<ul><li style='display:inline-block'>a<li style='display:inline-block'>b</ul>")
            .blocks
            .len(),
        2
    );
    assert_eq!(read("<p><span style='float:left'>D</span>rop").text, "Drop");
}

#[test]
fn marks_are_what_the_page_says() {
    let html = "<p><a href='/x?y=1#z'>A link</a> <a name=n>none</a> <em><b>loud</b></em> <q>said</q> <cite>C</cite> \
        <time>D</time> <a href='#'> </a><sup><a href='#n1'>[1]</a></sup> <a role=doc-noteref href=n>see</a>\
        <blockquote>Quoted.<p>More.<cite>Who</cite></blockquote>";
    let expected = [
        (MarkKind::Link, "A link"),
        (MarkKind::Emphasis, "loud"),
        (MarkKind::Emphasis, "loud"),
        (MarkKind::QuotationElement, "said"),
        (MarkKind::Cite, "C"),
        (MarkKind::Time, "D"),
        (MarkKind::Reference, "[1]"),
        (MarkKind::Reference, "see"),
        (MarkKind::QuotationElement, "Quoted."),
        (MarkKind::QuotationElement, "More.Who"),
        (MarkKind::Cite, "Who"),
    ];
    let found = marks(html);
    let found: Vec<(MarkKind, &str)> = found
        .iter()
        .map(|(kind, words)| (*kind, words.as_str()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(read(html).marks[0].href.as_deref(), Some("/x?y=1#z"));
    let long = format!("<a href='data:,{}'>x</a>", "é".repeat(3000));
    let document = read(&long);
    assert_eq!(
        document.marks[0].href.as_ref().unwrap().chars().count(),
        2000
    );
}

#[test]
fn the_page_says_its_title_and_language() {
    let document =
        read("<html lang=en-GB><title> A\n b </title><body><svg><title>no</title></svg>x");
    assert_eq!(document.title.as_deref(), Some("A b"));
    assert_eq!(document.lang.as_deref(), Some("en-GB"));
    assert_eq!(read("<html lang=''>x").lang, None);
}

/// A block of running text.
fn running(word: &str) -> String {
    format!("<p>{}</p>", [word; 30].join(" "))
}

fn regions_of(html: &str) -> Vec<(String, String)> {
    let word = |line: &String| {
        let mut parts = line.split(' ').skip(1);
        (
            parts.next().unwrap().to_string(),
            parts.next().unwrap().to_string(),
        )
    };
    blocks(html).iter().map(word).collect()
}

#[test]
fn the_article_is_found_among_what_stands_around() {
    let html = format!(
        "<header><a href=/>Site</a></header><nav>Menu</nav><div id=content><h1>Title</h1>{}{}{}\
         <aside>Beside</aside><div class='relatedStories'><p>More</div></div>\
         <div id=comments>{}</div><footer>Foot</footer>",
        running("one"),
        running("two"),
        running("three"),
        running("shouted")
    );
    let expected = [
        ("Navigation", "Site"),
        ("Navigation", "Menu"),
        ("Content", "Title"),
        ("Content", "one"),
        ("Content", "two"),
        ("Content", "three"),
        ("Aside", "Beside"),
        ("Teaser", "More"),
        ("Comment", "shouted"),
        ("Footer", "Foot"),
    ];
    let found = regions_of(&html);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(r, w)| (r.as_str(), w.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn main_and_articles_are_the_content() {
    let html = format!(
        "<main><p>Intro</p><article>{}</article><article><p>Teased</article></main><div>{}</div>",
        running("one").repeat(3),
        running("beside")
    );
    let expected = [
        ("Content", "Intro"),
        ("Content", "one"),
        ("Content", "one"),
        ("Content", "one"),
        ("Teaser", "Teased"),
        ("Aside", "beside"),
    ];
    let found = regions_of(&html);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(r, w)| (r.as_str(), w.as_str()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn hostile_markup_is_read_too() {
    let deep = "<div>".repeat(3_000) + "x";
    assert_eq!(read(&deep).text, "x");
    let deep = "<b><i>".repeat(300) + "x";
    assert_eq!(read(&deep).text, "x");
    assert_eq!(read("<form><input name=childNodes><p>x</form>").text, "x");
    assert_eq!(read("<frameset><frame></frameset>").text, "");
    assert_eq!(read("<table><tr>a<td>b</table>\0<p").text, "a\n\nb");
}

/// A page is read in time that its length bounds.
#[test]
fn a_page_of_many_blocks_is_read() {
    let document: Document = read(&running("word").repeat(20_000));
    assert_eq!(document.blocks.len(), 20_000);
}
