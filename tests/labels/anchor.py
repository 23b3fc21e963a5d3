"""Turns a reader's list (claims.md, section 1) into offsets and digests, and says what it cannot find.

    python3 anchor.py LIST… [--out claims-a]     without --out it only checks
"""

import collections
import pathlib
import re
import sys

import pages
import passages

FORMS = {"d": "direct", "m": "mixed", "i": "indirect", "a": "assertion"}
VERDICTS = {"N": "named", "C": "cited", "U": "unnamed", "X": "unattributed", "R": "review"}
RULES = {
    "quote-unattributed": "X", "passive-attribution": "U", "bare-anonymous": "U", "vague-collective": "U",
    "relayed-anonymous": "U", "outlet-voice": "U", "unnamed-document": "U", "anonymous-with-reason": "U",
    "org-collective": "U", "anonymous-no-reason": "U", "statistic-unsourced": "X", "assertion-unsourced": "X",
    "late-source": "N", "relayed-named": "N",
}
FOLD = str.maketrans("“”„«»‘’‚´`—–‑\u00a0\u2009", "\"\"\"\"\"'''''---  ")
MARKS = "“”„«»\"‘’'"


def fold(text):
    """One character for one: marks, dashes and spaces made plain, lower case where that keeps the length."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(FOLD))


def find(text, words):
    """(start, end) of `first … last` in text; raises ValueError with the reason."""
    nth = 1
    m = re.search(r"\s*#(\d)$", words)
    if m:
        nth, words = int(m.group(1)), words[: m.start()]
    low = fold(text)
    head, *rest = re.split(r"(?<=\S) … ", fold(words).strip(), maxsplit=1)
    tail = rest[0] if rest else ""
    places = [m.start() for m in re.finditer(re.escape(head), low)]
    if len(places) < nth:
        raise ValueError(f"not there: {head}")
    if len(places) > 1 and not m:
        raise ValueError(f"{len(places)} places, say #n: {head}")
    start = places[nth - 1]
    if not tail:
        return start, start + len(head)
    end = low.find(tail, start + len(head))
    if end < 0:
        raise ValueError(f"not after it: {tail}")
    return start, end + len(tail)


def nearest(text, words, start, end):
    """The place of the source's words that is nearest to the content."""
    low, words = fold(text), fold(words)
    places = [(m.start(), m.end()) for m in re.finditer(re.escape(words), low)]
    if not places:
        raise ValueError(f"source not there: {words}")
    return min(places, key=lambda p: max(start - p[1], p[0] - end, 0))


def claim(line, blocks, first, end, corpus):
    """The stored row of one line of a list."""
    number, content, source, label = (part.strip() for part in line.split(" | "))
    number = int(number)
    if not 1 <= number <= end - first:
        raise ValueError("no such paragraph")
    at, _, text, _ = blocks[first + number - 1]
    start, stop = find(text, content)
    form, verdict, *rest = label.split()
    sure = "0" if "?" in rest else "1"
    rest = [r for r in rest if r != "?"]
    rule = rest[0] if rest else "-"
    if rest and RULES.get(rule) != verdict or verdict in "UX" and not rest and not form.endswith("t"):
        raise ValueError("verdict and rule do not fit")
    act = "attitude" if form.endswith("t") else "statement"
    form = FORMS[form.rstrip("t")]
    mark = [start, stop]
    if form in ("direct", "mixed"):
        mark[0] -= start > 0 and text[start - 1] in MARKS
        mark[1] += stop < len(text) and text[stop] in MARKS
    by = None
    if source != "-":
        by = nearest(text, source, start, stop)
        if form == "indirect":
            mark = [min(start, by[0]), max(stop, by[1])]
    shift = at if corpus else 0
    place = (lambda n: n + shift)
    return [
        "-" if corpus else pages.digest(text), place(start), place(stop), pages.digest(text[start:stop]),
        *map(place, mark), *(map(place, by) if by else ("-", "-")), form, act, VERDICTS[verdict], rule, sure,
    ]


HEAD = "block start end text mark_start mark_end source_start source_end form act verdict rule sure".split()


def main():
    arguments = sys.argv[1:]
    out = None
    if "--out" in arguments:
        i = arguments.index("--out")
        out = pathlib.Path(arguments[i + 1])
        del arguments[i:i + 2]
    done, bad, counts = {}, 0, collections.Counter()
    for name in arguments:
        for n, line in enumerate(open(name, encoding="utf-8"), 1):
            line = line.strip()
            if not line:
                continue
            try:
                if line.startswith("="):
                    _, number, kind = line.split()
                    if kind not in ("news", "encyclopaedia", "scholarly", "quiet"):
                        raise ValueError("no such kind")
                    row, blocks, first, end = passages.load(number)
                    rows = done.setdefault(number, (kind, []))[1]
                else:
                    rows.append(claim(line, blocks, first, end, row[1] != "pages"))
                    counts[rows[-1][-5] + "/" + rows[-1][-3]] += 1
                    counts[rows[-1][-2]] += 1
            except (ValueError, KeyError) as error:
                bad += 1
                print(f"{name}:{n}: {error}: {line}")
    if out:
        out.mkdir(exist_ok=True)
        for number, (kind, rows) in done.items():
            rows.sort(key=lambda r: r[1] if r[0] == "-" else 0)
            with open(out / f"{number}.tsv", "w", encoding="utf-8") as f:
                print("kind", kind, sep="\t", file=f)
                print(*HEAD, sep="\t", file=f)
                for r in rows:
                    print(*r, sep="\t", file=f)
    print(f"{len(done)} passages, {sum(len(r) for _, r in done.values())} claims, {bad} lines not understood")
    print("  ".join(f"{k} {v}" for k, v in sorted(counts.items())))
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
