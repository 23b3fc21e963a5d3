"""Blocks of a saved page or corpus text, as the label files know them (see roles.md, "Blocks").

Offsets are Unicode scalar values (Python string indices) into the block's collapsed text.
Standard library only.
"""

import hashlib
import json
import pathlib
import re
from html.parser import HTMLParser

SHARED = pathlib.Path(__file__).resolve().parents[2].parent / "shared"

BLOCK = set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search "
    "section summary table tbody td tfoot th thead tr ul".split()
)
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
HIDDEN = set(
    "head title script style noscript template textarea select button svg math object iframe canvas audio video".split()
)
SIDE = re.compile(
    r"comment|disqus|sidebar|related|promo|footer|(^|[^a-z])nav|share|social|menu|newsletter|recirc|teaser|masthead|cookie",
    re.I,
)
WORDS = set(
    "the of and to in a is that for it was on are as with his they i at be this have from or had by not but what "
    "all were we when your can said there use an each which she do how their if will up".split()
)


def collapse(text):
    """Every run of white space as one space, none at the ends."""
    return re.sub(r"\s+", " ", text).strip()


def digest(text):
    """First 16 hexadecimal digits of the SHA-256 of the UTF-8 text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Walker(HTMLParser):
    """Cuts a page into runs of text between the edges of block-level elements."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []  # (tag, number, hidden, side)
        self.count = 0
        self.parts = []
        self.blocks = []  # (kind, path of element numbers, side, text)
        self.links = []  # for each block, its links: (start, end, address)
        self.open = None  # (address, count of parts) of the link we are in
        self.ends = []  # (first part, part behind the last, address)

    def flush(self):
        if self.open:
            self.ends.append((self.open[1], len(self.parts), self.open[0]))
        text = collapse("".join(self.parts))
        if text:
            tags = [t for t, *_ in self.stack]
            kind = "blockquote" if "blockquote" in tags and "pre" not in tags else next((t for t in reversed(tags) if t in BLOCK), "body")
            self.blocks.append((kind, tuple(n for _, n, *_ in self.stack), any(s for *_, s in self.stack), text))
            lead = [len(re.sub(r"\s+", " ", "".join(self.parts[:i])).lstrip()) for i in range(len(self.parts) + 1)]
            self.links.append([(lead[a], min(lead[b], len(text)), h) for a, b, h in self.ends if lead[a] < lead[b]])
        self.parts, self.ends = [], []
        self.open = self.open and (self.open[0], 0)

    def handle_starttag(self, tag, attrs):
        if tag == "br":
            self.parts.append("\n")
            return
        if tag in BLOCK:
            self.flush()
        if tag in VOID:
            return
        if tag == "a" and dict(attrs).get("href"):
            self.open = (dict(attrs)["href"], len(self.parts))
        if tag == "p" or tag in ("div", "ul", "ol", "h1", "h2", "h3", "h4", "table", "blockquote"):
            if self.stack and self.stack[-1][0] == "p":
                self.stack.pop()
        if tag in ("li", "tr", "td", "th", "dd", "dt") and self.stack and self.stack[-1][0] == tag:
            self.stack.pop()
        a = dict(attrs)
        style = re.sub(r"\s", "", a.get("style") or "").lower()
        hidden = tag in HIDDEN or "hidden" in a or "display:none" in style or "visibility:hidden" in style
        names = (a.get("class") or "") + " " + (a.get("id") or "")
        side = tag in ("nav", "aside", "footer") or (tag not in ("html", "body", "main", "article") and bool(SIDE.search(names)))
        self.count += 1
        self.stack.append((tag, self.count, hidden, side))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in BLOCK:
            self.flush()
        if tag == "a" and self.open:
            self.ends.append((self.open[1], len(self.parts), self.open[0]))
            self.open = None
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == tag:
                del self.stack[i:]
                return

    def handle_data(self, data):
        if not any(h for _, _, h, _ in self.stack):
            self.parts.append(data)


def page_blocks(path):
    """All blocks of a page: list of (kind, path, side, text, links)."""
    walker = Walker()
    walker.feed(path.read_bytes().decode("utf-8", "replace").lstrip("\ufeff"))
    walker.close()
    walker.flush()
    return [(*block, links) for block, links in zip(walker.blocks, walker.links)]


def english(text):
    words = re.findall(r"[a-z]+", text.lower())
    return len(words) > 60 and sum(w in WORDS for w in words) >= 0.15 * len(words)


def article_blocks(path):
    """(kind, text, links) of the blocks of a page's article: those under the deepest element that holds
    at least seven tenths of the page's long paragraphs, without asides, comments and the like."""
    blocks = page_blocks(path)
    good = [b for b in blocks if not b[2]]
    weight = {}
    total = 0
    for kind, way, _, text, _ in good:
        if len(text) >= 80 and kind != "li":
            total += len(text)
            for n in way:
                weight[n] = weight.get(n, 0) + len(text)
    roots = [n for n, w in weight.items() if w >= 0.7 * total]
    root = max(roots) if roots else None
    return [(k, t, links) for k, way, _, t, links in good if root is None or root in way]


def pages():
    """Name -> article blocks, of the English pages, by name."""
    out = {}
    for path in sorted((SHARED / "pages").glob("*.html")):
        blocks = article_blocks(path)
        if english(" ".join(t for _, t, _ in blocks)):
            out[path.stem] = blocks
    return out


def corpus(name):
    """Id -> text, of one corpus file, in its order."""
    with open(SHARED / "corpora" / f"{name}.jsonl", encoding="utf-8") as f:
        return {d["id"]: d["text"] for d in map(json.loads, f)}
