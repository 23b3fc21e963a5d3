//! Which part of a page a block stands in: the rules of `extension/content/regions.js`, where they
//! are set out.

use crate::document::{BlockKind, Region};

use super::landmarks::Root;

/// Least length, in UTF-16 units, of a block of running text.
const RUNNING: usize = 80;
/// Longest teaser, in UTF-16 units.
const TEASER: usize = 340;
/// How many teasers are a list of them.
const LIST: usize = 3;
/// Paragraphs beside the box found that make it only a part of the article.
const SIBLINGS: usize = 2;

/// An element that holds blocks.
#[derive(Clone, Copy, Debug)]
pub struct Box {
    /// Number of the box around it, smaller than its own.
    pub parent: Option<usize>,
    /// The region it asks for.
    pub asks: Option<Region>,
    /// Whether it is `main` or an `article`.
    pub root: Option<Root>,
    /// Whether `main` or the page's first `h1` lie in it.
    pub holds_title: bool,
}

/// A block, before its region is known. Lengths are UTF-16 units.
#[derive(Clone, Copy, Debug)]
pub struct RawBlock {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Length.
    pub length: usize,
    /// Length of what is in links that lead elsewhere.
    pub linked: usize,
    /// What sort of block.
    pub kind: BlockKind,
    /// Whether it is an `h1`.
    pub is_title: bool,
    /// Number of its box.
    pub in_box: usize,
}

/// The region of each block.
pub fn of_blocks(boxes: &[Box], blocks: &[RawBlock]) -> Vec<Region> {
    let running: Vec<usize> = blocks.iter().map(running_in).collect();
    let whole = sums(boxes, blocks, &running);
    let asked = believed(boxes, &whole);
    let free: Vec<usize> = blocks
        .iter()
        .zip(&running)
        .map(|(block, length)| {
            if asked[block.in_box].is_some() {
                0
            } else {
                *length
            }
        })
        .collect();
    let paragraphs: Vec<usize> = free.iter().map(|length| usize::from(*length > 0)).collect();
    let content = content_of(
        boxes,
        &asked,
        &sums(boxes, blocks, &free),
        &sums(boxes, blocks, &paragraphs),
    );
    let mut regions: Vec<Region> = blocks
        .iter()
        .enumerate()
        .map(|(i, block)| {
            let otherwise = if block.is_title {
                Region::Content
            } else {
                Region::Aside
            };
            let region = asked[block.in_box]
                .or(content[block.in_box])
                .unwrap_or(otherwise);
            if region == Region::Content && is_link_list(blocks, i) {
                Region::Teaser
            } else {
                region
            }
        })
        .collect();
    let listed = teasers_in(blocks, &regions);
    if listed.len() >= LIST {
        for i in listed.into_iter().flatten() {
            regions[i] = Region::Teaser;
        }
    }
    regions
}

fn running_in(block: &RawBlock) -> usize {
    let runs = !matches!(block.kind, BlockKind::Heading | BlockKind::Code)
        && block.length >= RUNNING
        && block.linked * 2 < block.length;
    if runs { block.length } else { 0 }
}

/// Whether four fifths of it are linked, and it is not the title.
fn is_link(block: &RawBlock) -> bool {
    !block.is_title && block.linked * 5 >= block.length * 4
}

fn is_link_list(blocks: &[RawBlock], i: usize) -> bool {
    is_link(&blocks[i]) && blocks.get(i + 1).is_none_or(|next| running_in(next) == 0)
}

/// Headings of content that are links, each with the one or two blocks up to the next heading.
fn teasers_in(blocks: &[RawBlock], regions: &[Region]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        let is_heading = block.kind == BlockKind::Heading && is_link(block);
        if regions[i] == Region::Navigation || !is_heading {
            continue;
        }
        let is_under = |next: &usize| {
            blocks[*next].kind != BlockKind::Heading && regions[*next] == Region::Content
        };
        let end = (i + 1..blocks.len()).take_while(is_under).count() + i + 1;
        let length: usize = blocks[i..end].iter().map(|b| b.length).sum();
        if end - i <= 3 && length <= TEASER {
            found.push(
                (i..end)
                    .filter(|at| regions[*at] == Region::Content)
                    .collect(),
            );
        }
    }
    found
}

/// The sum of `amounts` of all blocks under each box.
fn sums(boxes: &[Box], blocks: &[RawBlock], amounts: &[usize]) -> Vec<usize> {
    let mut sum = vec![0; boxes.len()];
    for (block, amount) in blocks.iter().zip(amounts) {
        sum[block.in_box] += amount;
    }
    for (i, one) in boxes.iter().enumerate().rev() {
        if let Some(parent) = one.parent {
            sum[parent] += sum[i];
        }
    }
    sum
}

/// Rules 1 and 2: the region of each box that is not content.
fn believed(boxes: &[Box], running: &[usize]) -> Vec<Option<Region>> {
    let mut regions: Vec<Option<Region>> = Vec::with_capacity(boxes.len());
    for (one, held) in boxes.iter().zip(running) {
        let above = one.parent.and_then(|p| regions[p]);
        let is_doubtful =
            one.holds_title || one.asks != Some(Region::Comment) && held * 2 > running[0];
        regions.push(one.asks.filter(|_| !is_doubtful).or(above));
    }
    regions
}

/// Rule 3: for each box content, teaser or, where it is neither, nothing.
fn content_of(
    boxes: &[Box],
    asked: &[Option<Region>],
    running: &[usize],
    paragraphs: &[usize],
) -> Vec<Option<Region>> {
    let total = running.first().copied().unwrap_or(0);
    let mut given = vec![None; boxes.len()];
    let is_outermost = outermost(boxes, asked);
    let articles: Vec<usize> = (0..boxes.len())
        .filter(|&i| is_outermost[i] && asked[i].is_none())
        .collect();
    let longest = articles.iter().map(|&i| running[i]).max().unwrap_or(0);
    // A quarter of the longest article's running text makes another one an article too.
    let is_near = |i: usize| running[i] * 4 >= longest && running[i] > 0;
    // A third of all running text makes an `article` or `main` believed.
    let is_enough = |held: usize| held * 3 >= total;
    let in_articles: usize = articles
        .iter()
        .filter(|i| is_near(**i))
        .map(|&i| running[i])
        .sum();
    let mains: Vec<usize> = (0..boxes.len())
        .filter(|&i| boxes[i].root == Some(Root::Main) && running[i] > 0 && is_enough(running[i]))
        .collect();
    if total > 0 && is_enough(in_articles) {
        for &i in &mains {
            given[i] = Some(Region::Content);
        }
        for &i in &articles {
            given[i] = Some(if is_near(i) {
                Region::Content
            } else {
                Region::Teaser
            });
        }
    } else if !mains.is_empty() {
        for &i in &mains {
            given[i] = Some(Region::Content);
        }
        for &i in articles.iter().filter(|i| running[**i] == 0) {
            given[i] = Some(Region::Teaser);
        }
    } else if let Some(found) = densest(boxes, running, paragraphs) {
        given[with_siblings(found, boxes, paragraphs)] = Some(Region::Content);
    }
    for i in 0..boxes.len() {
        given[i] = given[i].or_else(|| boxes[i].parent.and_then(|p| given[p]));
    }
    given
}

/// Which boxes are an article that lies in no other.
fn outermost(boxes: &[Box], asked: &[Option<Region>]) -> Vec<bool> {
    let mut within: Vec<bool> = Vec::with_capacity(boxes.len());
    boxes
        .iter()
        .zip(asked)
        .map(|(one, asked)| {
            let above = one.parent.is_some_and(|p| within[p]);
            let is_article = one.root == Some(Root::Article);
            within.push(above || is_article && asked.is_none());
            is_article && !above
        })
        .collect()
}

/// The smallest box that holds three quarters of the running text, and more than two paragraphs of
/// it.
fn densest(boxes: &[Box], running: &[usize], paragraphs: &[usize]) -> Option<usize> {
    let mut found = 0;
    for (i, one) in boxes.iter().enumerate() {
        if one.parent == Some(found) && paragraphs[i] > 2 && running[i] * 4 >= running[0] * 3 {
            found = i;
        }
    }
    (!boxes.is_empty()).then_some(found)
}

/// The box around `found`, if paragraphs stand in that beside it; else `found`.
fn with_siblings(found: usize, boxes: &[Box], paragraphs: &[usize]) -> usize {
    let Some(around) = boxes[found].parent else {
        return found;
    };
    let mut has_child = vec![false; boxes.len()];
    for parent in boxes.iter().filter_map(|one| one.parent) {
        has_child[parent] = true;
    }
    let is_beside =
        |i: &usize| boxes[*i].parent == Some(around) && paragraphs[*i] == 1 && !has_child[*i];
    let beside = (0..boxes.len()).filter(is_beside).count();
    if beside >= SIBLINGS { around } else { found }
}
