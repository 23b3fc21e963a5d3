//! Claims from outside: ids that stay, citations that carry, profiles that choose themselves, stories
//! that are left alone.

use hearsay::report::{CitationKind, Claim, Genre, Report, Verdict};
use hearsay::{Document, Options, Profile, audit};

fn read(text: &str, profile: Profile) -> Report {
    audit(
        &Document::from_text(text),
        &Options {
            profile,
            ..Options::default()
        },
    )
}

fn news(text: &str) -> Report {
    read(text, Profile::News)
}

fn claim<'r>(report: &'r Report, words: &str) -> &'r Claim {
    report
        .claims
        .iter()
        .find(|c| c.content.text.contains(words))
        .unwrap_or_else(|| panic!("no claim holds {words:?}"))
}

const BRIDGE: &str = "Critics say the bridge will fall. “It shook,” said Oona Varga, an engineer.";

#[test]
fn an_edit_elsewhere_leaves_ids() {
    let before = news(BRIDGE);
    let after = news(&format!(
        "The council met on Monday.\n\n{BRIDGE}\n\nNobody came."
    ));
    let ids = |r: &Report| r.claims.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
    assert!(!before.claims.is_empty());
    assert_eq!(ids(&before), ids(&after));
    let other = news(&BRIDGE.replace("shook", "swayed"));
    assert_ne!(ids(&before), ids(&other));
}

#[test]
fn a_claim_inside_another_of_the_same_source_is_counted_once() {
    let report = news("Oona Varga said the bridge was “a rumour with a budget of its own”.");
    let inner = report.claims.iter().find(|c| c.part_of.is_some());
    let inner = inner.expect("the quoted fragment lies in the reported clause");
    assert!(
        report
            .claims
            .iter()
            .any(|c| Some(&c.id) == inner.part_of.as_ref())
    );
    assert_eq!(report.summary.claims + 1, report.claims.len());
    assert_eq!(report.sources[0].claims, 1);
}

#[test]
fn the_selector_is_the_mark_and_the_words_around_it() {
    let text = format!("The council met. {BRIDGE}");
    let report = news(&text);
    for claim in &report.claims {
        let exact = &text[claim.mark.start..claim.mark.end];
        assert_eq!(claim.selector.exact, exact);
        assert!(text[..claim.mark.start].ends_with(&claim.selector.prefix));
        assert!(text[claim.mark.end..].starts_with(&claim.selector.suffix));
        assert!(claim.selector.prefix.chars().count() <= 32);
    }
}

#[test]
fn a_reference_in_the_sentence_carries_its_claim() {
    let text = "It is believed that the mill stood here before the war [12]. Studies show that it \
                burned twice (Varga et al. 2004).";
    let report = read(text, Profile::Encyclopaedia);
    for words in ["the mill stood", "it burned"] {
        let claim = claim(&report, words);
        assert_eq!(claim.verdict, Verdict::Cited, "{words}");
        assert_eq!(claim.citations[0].kind, CitationKind::Reference);
        assert_eq!(claim.rule, None);
    }
}

#[test]
fn the_page_chooses_its_profile() {
    let numbered = "The mill stood by the river.[1] It burned twice.[2] It was sold in May.[3] ";
    let papers = "It burned (Varga 2004). It fell (Osei et al., 1999). It was sold (Pell 2011). ";
    let chosen = |text: &str| read(text, Profile::Auto).document.profile;
    assert_eq!(chosen(numbered), Profile::Encyclopaedia);
    assert_eq!(chosen(papers), Profile::Scholarly);
    assert_eq!(
        chosen(&format!("Introduction\n\n{numbered}")),
        Profile::Scholarly
    );
    assert_eq!(chosen(BRIDGE), Profile::News);
    assert_eq!(
        read(numbered, Profile::Strict).document.profile,
        Profile::Strict
    );
}

#[test]
fn a_story_is_read_and_not_judged() {
    let turns = "“Are you there, at this hour?”\n\nThe lamp went out.\n\n“Who would want to know that?”\n\n\
                 The door was shut, and it rained.\n\n“It is only the wind, at this hour.”\n\n";
    let story = news(&turns.repeat(15));
    assert_eq!(story.document.genre, Genre::Story);
    assert!(!story.claims.is_empty());
    assert!(story.claims.iter().all(|c| c.rule.is_none()));
    assert_eq!(news(BRIDGE).document.genre, Genre::Article);
}

#[test]
fn a_sentence_without_end_has_marks_and_citations_in_bounds() {
    let text = "critics said studies show that the mill [1] is believed to fall and ".repeat(400);
    for claim in read(&text, Profile::Encyclopaedia).claims {
        let lead = (claim.mark.end - claim.mark.start) - claim.content.text.len();
        assert!(
            lead <= 1_200,
            "a mark reaches {lead} bytes past its content"
        );
        assert!(claim.citations.len() <= 12);
    }
}

/// `told`, made long enough for its genre to be read, between the signs of a kind of page.
fn among(signs: &[&str], told: &str) -> String {
    let filler = "The kettle holds two litres and has a lid of beech. The handle stays cool on the stove, \
                  and the spout pours in a thin stream. The base is flat and made of copper.";
    let mut blocks = vec![told, filler, filler, filler, filler];
    blocks.extend(signs);
    blocks.join("\n\n")
}

#[test]
fn a_shop_and_a_forum_are_read_and_not_judged() {
    let told = "Experts say it boils faster than any other kettle.";
    let shop = [
        "Add to basket",
        "Customers who bought this also bought a tray",
        "Your basket is empty.",
    ];
    let forum = [
        "Reply with quote",
        "Last edited by Cormorant on Monday",
        "Join date: May",
        "Reply with quote",
        "Member since the spring",
    ];
    for (signs, genre) in [(&shop[..], Genre::Shop), (&forum[..], Genre::Forum)] {
        let page = news(&among(signs, told));
        assert_eq!(page.document.genre, genre);
        let claim = claim(&page, "boils faster");
        assert_eq!(claim.verdict, Verdict::Unnamed);
        assert_eq!(claim.rule, None);
    }
    let article = news(&among(&[], told));
    assert_eq!(article.document.genre, Genre::Article);
    assert!(claim(&article, "boils faster").rule.is_some());
}
