//! The figures are not worse than the record says, by more than their noise.

use scoreboard::corpus::Corpus;
use scoreboard::figures::{Figure, of_corpus, of_labels};
use scoreboard::record;

#[test]
fn no_figure_falls() {
    let record = record::read().expect("the record is readable");
    assert!(!record.is_empty(), "the record is empty");
    let read = |name: &str| Corpus::read(name).expect("a corpus is readable");
    let (Some(news), Some(dev), Some(train)) =
        (read("polnear.dev"), read("gum.dev"), read("gum.train"))
    else {
        println!("skipped: no corpora");
        return;
    };
    let mut figures: Vec<Figure> = of_corpus(&news);
    figures.extend(of_corpus(&dev));
    figures.extend(of_labels("gum", &[&dev, &train]));
    let falls = record::falls(&record, &figures);
    assert!(falls.is_empty(), "{}", falls.join("\n"));
}
