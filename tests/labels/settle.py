"""Settles two readings into one set.

    python3 settle.py claims-a claims-b --list                       what they disagree on, with text, for a third reader
    python3 settle.py claims-a claims-b decisions.tsv --out claims   the settled set

Where both have a claim with the same verdict and rule, reading A's stands. Everything else needs a line in decisions.tsv:
passage, key, decision (tab between), where key is the one that --list shows and decision is `a` (as A has it, or has it not),
`b`, or `out` (left undecided). Claims without a decision are left out too. The last line says how many that is.
"""

import sys

import agree
import pages
import passages

HEAD = "block start end text mark_start mark_end source_start source_end form act verdict rule sure".split()


def key(a, b):
    row = a or b
    return f"{row['block']}:{row['start']}-{row['end']}:{'ab' if a and b else 'a' if a else 'b'}"


def same(a, b):
    return bool(a and b) and (a["verdict"], a["rule"]) == (b["verdict"], b["rule"])


def word(row):
    return f"{row['form']} {row['act']} {row['verdict']} {row['rule']}" if row else "nothing"


def words(number, row):
    """The claim's text, and what stands before it in its paragraph."""
    head, blocks, first, end = passages.load(number)
    for n, (at, _, text, _) in enumerate(blocks[first:end], 1):
        s, e = int(row["start"]), int(row["end"])
        if row["block"] == "-":
            if not at <= s < at + len(text):
                continue
            s, e = s - at, e - at
        elif row["block"] != pages.digest(text):
            continue
        return f"{n} | {text[max(0, s - 100):s]}[{text[s:e]}]{text[e:e + 60]}"
    return ""


def main():
    arguments = sys.argv[1:]
    listing = "--list" in arguments
    out = pages.pathlib.Path(arguments[arguments.index("--out") + 1]) if "--out" in arguments else None
    files = [a for a in arguments if not a.startswith("--") and (not out or a != str(out))]
    one, two = map(agree.read, files[:2])
    decided = {}
    for name in files[2:]:
        for line in open(name, encoding="utf-8"):
            number, where, decision = line.rstrip("\n").split("\t")
            decided[number, where] = decision
    kept = left = 0
    for number in sorted(set(one) & set(two)):
        rows = []
        for a, b in agree.pair(one[number][1], two[number][1]):
            choice = "a" if same(a, b) else decided.get((number, key(a, b)), "open")
            if listing and choice == "open":
                print(f"{number}\t{key(a, b)}\tA: {word(a)}; B: {word(b)}\t{words(number, a or b)}")
            left += choice in ("out", "open")
            row = {"a": a, "b": b}.get(choice)
            if row:
                rows.append(row)
        kept += len(rows)
        if out:
            out.mkdir(exist_ok=True)
            with open(out / f"{number}.tsv", "w", encoding="utf-8") as f:
                print("kind", one[number][0], sep="\t", file=f)
                print(*HEAD, sep="\t", file=f)
                for row in sorted(rows, key=lambda r: (r["block"], int(r["start"]))):
                    print(*(row[k] for k in HEAD), sep="\t", file=f)
    print(f"{kept} claims settled, {left} left out ({left / max(1, kept + left):.1%})", file=sys.stderr if listing else sys.stdout)


if __name__ == "__main__":
    main()
