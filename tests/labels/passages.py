"""Draws the passages for the judged claims (passages.tsv): one window a page or text, in seeded order.

    python3 passages.py > passages.tsv
"""

import functools
import hashlib
import sys

import pages

SEED = "hearsay-claims-1"
# In the order of labelling: in each round so many from each source.
ROUND = {"pages": 6, "polnear.dev": 3, "gum.dev": 1}
LIMIT = {"pages": 70, "polnear.dev": 60, "gum.dev": 20}
FIRST, LAST, WORDS, MOST = 5, 12, 250, 750  # paragraphs at least and at most; words at least and enough


def count(text):
    return len(text.split())


def prose(blocks):
    return [(0, kind, text, links) for kind, text, links in blocks if kind != "pre"]


@functools.lru_cache(None)
def paragraphs(source):
    """Name -> list of (start in the text or 0, kind, text, links)."""
    if source == "pages":
        return {name: prose(blocks) for name, blocks in pages.pages().items()}
    out = {}
    for name, text in pages.corpus(source).items():
        at, out[name] = 0, []
        for line in text.split("\n"):
            if line.strip():
                out[name].append((at, "p", line, []))
            at += len(line) + 1
    return out


def window(blocks, first):
    """End of the window that starts at `first`, or None where too little is left."""
    full = words = 0
    for i in range(first, len(blocks)):
        n = count(blocks[i][2])
        full += n >= 12
        words += n
        if full >= LAST or (words >= MOST and full >= FIRST):
            break
    return i + 1 if full >= FIRST and words >= WORDS else None


def draw(source):
    for name, blocks in paragraphs(source).items():
        starts = [i for i, b in enumerate(blocks) if count(b[2]) >= 12 and not b[2].startswith("^") and window(blocks, i)]
        if starts:
            first = min(starts, key=lambda i: pages.digest(f"{SEED} {name} {i}"))
            yield pages.digest(f"{SEED} {name}"), source, name, first, window(blocks, first)


def half(where):
    return "held" if hashlib.sha256(f"half {where}".encode()).digest()[0] % 2 else "tune"


@functools.lru_cache(None)
def load(number):
    """(row of passages.tsv, all paragraphs of the text, first, end) of a passage."""
    with open(pages.pathlib.Path(__file__).with_name("passages.tsv"), encoding="utf-8") as f:
        row = next(r for r in (line.rstrip("\n").split("\t") for line in f) if r[0] == number)
    if row[1] == "pages":
        blocks = prose(pages.article_blocks(pages.SHARED / "pages" / f"{row[2]}.html"))
    else:
        blocks = paragraphs(row[1])[row[2]]
    return row, blocks, int(row[4]), int(row[5])


def main():
    queues = {s: sorted(draw(s))[: LIMIT[s]] for s in ROUND}
    print(*"id source where half first end blocks".split(), sep="\t")
    number = 0
    while any(queues.values()):
        for source, n in ROUND.items():
            for _, _, name, first, end in queues[source][:n]:
                number += 1
                blocks = paragraphs(source)[name][first:end]
                if source == "pages":
                    place = ",".join(pages.digest(b[2]) for b in blocks)
                else:
                    place = f"{blocks[0][0]}-{blocks[-1][0] + len(blocks[-1][2])}"
                print(f"p{number:02}", source, name, half(name), first, end, place, sep="\t")
            queues[source] = queues[source][n:]


if __name__ == "__main__":
    sys.exit(main())
