//! Hostile text costs what its length costs: four times as much takes about four times as long.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use hearsay::{Document, Options, audit, html};

/// Bytes of the smaller text.
const SIZE: usize = 8_000;
/// The larger text's time over the smaller one's: 4 where all is linear, 16 where something is quadratic.
const MOST: f64 = 9.0;
/// Below this the clock tells little.
const SHORTEST: Duration = Duration::from_millis(4);

/// Pieces that are said again and again.
const PIECES: &[&str] = &[
    "“a” and ",
    "'a b' ",
    "according to ",
    "he said that ",
    "said “a b c” ",
    "“",
    "(",
    "(Smith, 2004) ",
    "[1] ",
    "Ann Lee, ",
    "the head of the ",
    "it is said that they ",
    "Critics say so. ",
    "Lee: No.\n",
    "“It fell,” said Ann Lee.\n\n",
    "“Zed, why?” asked Ann Lee.\n\n“Zed, it fell.”\n\n",
];

#[test]
fn a_text_four_times_as_long_takes_about_four_times_as_long() {
    let mut slow = String::new();
    for piece in PIECES {
        let text = |size: usize| Document::from_text(piece.repeat(size / piece.len()));
        check(piece, &text(SIZE), &text(4 * SIZE), &mut slow);
    }
    for (open, close) in [("<q>", "</q>"), ("<p>“a”<sup>[1]</sup>", "</p>")] {
        let page = |size: usize| {
            // Deeper than this no browser nests.
            let nest = open.repeat(400) + "He said it fell. " + &close.repeat(400);
            html::read(&nest.repeat(size / nest.len() + 1))
        };
        check(open, &page(SIZE), &page(4 * SIZE), &mut slow);
    }
    assert!(slow.is_empty(), "{slow}");
}

fn check(what: &str, small: &Document, large: &Document, slow: &mut String) {
    let mut ratio = f64::INFINITY;
    // A busy machine may be slow once; what is quadratic is slow each time.
    for _ in 0..4 {
        let once = time(large).as_secs_f64() / time(small).max(SHORTEST).as_secs_f64();
        ratio = ratio.min(once);
        if ratio <= MOST {
            return;
        }
    }
    let _ = writeln!(slow, "{what:?}: {ratio:.1} times as long");
}

fn time(document: &Document) -> Duration {
    let started = Instant::now();
    let report = audit(document, &Options::default());
    std::hint::black_box(report);
    started.elapsed()
}
