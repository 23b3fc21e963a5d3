"""Draws the sample of quotations for roles.tsv; the same seed gives the same sample.

    python3 sample.py            the sample, one line each, without text
    python3 sample.py --show     with the words around, for the reader who labels
"""

import re
import sys

import pages

SEED = "hearsay-roles-1"
SIZES = {"pages": (165, 6), "polnear.dev": (135, 8), "gum.dev": (70, 8)}  # (quotations, at most so many from one text)

PATTERNS = [
    re.compile(r"“([^“”]+)(?:”|$)"),
    re.compile(r"«([^«»]+)»"),
    re.compile(r"(?<![\w\"])\"([^\"\s](?:[^\"]*[^\"\s])?)\"(?!\w)"),
    re.compile(r"(?<!\w)‘([^‘’]+(?:’(?=\w)[^‘’]+)*)’(?!\w)"),
    re.compile(r"(?<![\w'])'([^'\s](?:[^']|(?<=\w)'(?=\w))*?)'(?!\w)"),
]


def quotations(block):
    """(start, end) in characters of the text between the marks; none that overlaps an earlier kind's."""
    found = []
    for pattern in PATTERNS:
        for m in pattern.finditer(block):
            s, e = m.span(1)
            if any(ch.isalnum() for ch in block[s:e]) and not any(s < b and a < e for a, b in found):
                found.append((s, e))
    return sorted(found)


def units(source):
    """(where, number of block, block) of a source, in order."""
    if source == "pages":
        for name, blocks in pages.pages().items():
            for i, (_, text, _) in enumerate(blocks):
                yield name, i, text
    else:
        for name, text in pages.corpus(source).items():
            at = 0
            for line in text.split("\n"):
                yield name, at, line
                at += len(line) + 1


def draw():
    for source, (size, cap) in SIZES.items():
        pool = []
        everything = list(units(source))
        for k, (where, at, block) in enumerate(everything):
            for s, e in quotations(block):
                key = pages.digest(f"{SEED} {source} {where} {at} {s}")
                pool.append((key, k, where, at, s, e))
        used, taken = {}, []
        for item in sorted(pool):
            if used.get(item[2], 0) < cap and len(taken) < size:
                used[item[2]] = used.get(item[2], 0) + 1
                taken.append(item)
        for _, k, where, at, s, e in sorted(taken, key=lambda t: (t[2], t[1], t[4])):
            block = everything[k][2]
            before = everything[k - 1][2] if k and everything[k - 1][0] == where else ""
            after = everything[k + 1][2] if k + 1 < len(everything) and everything[k + 1][0] == where else ""
            shift = 0 if source == "pages" else at
            yield {
                "source": source,
                "where": where,
                "block": pages.digest(block) if source == "pages" else "-",
                "start": shift + s,
                "end": shift + e,
                "text": pages.digest(block[s:e]),
                "show": (before, block, s, e, after),
            }


if __name__ == "__main__":
    show = "--show" in sys.argv
    for i, q in enumerate(draw(), 1):
        if show:
            before, block, s, e, after = q["show"]
            a, b = block[max(0, s - 130):s], block[e:e + 110]
            if s < 100:
                a = f"{before[-70:]} ¶ {a}"
            if len(block) - e < 60:
                b = f"{b} ¶ {after[:50]}"
            word = block[s:e]
            word = word if len(word) < 130 else word[:70] + " … " + word[-50:]
            print(f"{i} {q['where'].removeprefix('polnear/')[:22]}| {a}[[{word}]]{b}")
        else:
            print(i, *(q[k] for k in ("source", "where", "block", "start", "end", "text")), sep="\t")
