//! What stands between double quotation marks, as the corpora's scorer sees it: it decides whether
//! an annotated content is direct, mixed or indirect. Not the engine's own idea of quotations.

const OPEN: [char; 3] = ['“', '«', '„'];
const CLOSE: [char; 2] = ['”', '»'];

/// A text's quoted parts.
pub struct Quoted {
    /// Whether each character stands between marks, the marks included.
    mask: Vec<bool>,
    /// The parts without their marks.
    segments: Vec<(usize, usize)>,
}

impl Quoted {
    /// Reads `text`; a mark that is not closed holds to the end of its paragraph.
    pub fn read(text: &[char]) -> Quoted {
        let mut quoted = Quoted {
            mask: vec![false; text.len()],
            segments: Vec::new(),
        };
        let mut at = 0;
        for (start, end) in breaks(text).into_iter().chain([(text.len(), text.len())]) {
            quoted.paragraph(text, at, start);
            at = end;
        }
        quoted
    }

    fn paragraph(&mut self, text: &[char], from: usize, upto: usize) {
        if text[from..upto].iter().all(|c| c.is_whitespace()) {
            return;
        }
        let mut open = None;
        for (at, &c) in text.iter().enumerate().take(upto).skip(from) {
            match open {
                None if c == '"' || OPEN.contains(&c) => open = Some(at),
                Some(start) if c == '"' || CLOSE.contains(&c) => {
                    self.add(start, start + 1, at, at + 1);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some(start) = open {
            self.add(start, start + 1, upto, upto);
        }
    }

    fn add(&mut self, open: usize, start: usize, end: usize, close: usize) {
        self.mask[open..close].fill(true);
        self.segments.push((start, end));
    }

    /// Share of the letters and digits from `start` to `end` that are quoted.
    pub fn share(&self, text: &[char], (start, end): (usize, usize)) -> f64 {
        let (mut all, mut quoted) = (0, 0);
        for (c, is_quoted) in text[start..end].iter().zip(&self.mask[start..end]) {
            if c.is_alphanumeric() {
                all += 1;
                quoted += usize::from(*is_quoted);
            }
        }
        if all == 0 {
            0.0
        } else {
            quoted as f64 / all as f64
        }
    }

    /// The parts of which most lies from one character before `start` to one after `end`, cut to that.
    pub fn cut(&self, (start, end): (usize, usize)) -> Vec<(usize, usize)> {
        let (start, end) = (start.saturating_sub(1), end + 1);
        let mut out = Vec::new();
        for &(a, b) in &self.segments {
            let (x, y) = (a.max(start), b.min(end));
            if y > x && (y - x) as f64 >= 0.8 * (b - a) as f64 {
                out.push((x, y));
            }
        }
        out
    }
}

/// Where paragraphs part: a line break, white space, the last line break of it.
fn breaks(text: &[char]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if text[at] != '\n' {
            at += 1;
            continue;
        }
        let run = text[at + 1..].iter().take_while(|c| c.is_whitespace());
        let end = at + 1 + run.count();
        match text[at + 1..end].iter().rposition(|c| *c == '\n') {
            Some(last) => {
                out.push((at, at + last + 2));
                at += last + 2;
            }
            None => at += 1,
        }
    }
    out
}

/// `start` and `end` without white space, quotation marks and punctuation at the edges.
pub fn trim(text: &[char], (mut start, mut end): (usize, usize)) -> (usize, usize) {
    const JUNK: &str = "\"“”«»„'‘’` \t\n\r\u{a0},.;:!?…-–—";
    end = end.min(text.len());
    while start < end && JUNK.contains(text[start]) {
        start += 1;
    }
    while end > start && JUNK.contains(text[end - 1]) {
        end -= 1;
    }
    (start, end)
}
