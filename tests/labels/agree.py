"""How far two readings of the judged claims agree.

    python3 agree.py claims-a claims-b     over the passages that both have read
    … --show                               lists where they differ, without text

Claims are paired when they lie in the same block and their contents overlap by at least half (intersection over union).
Two kappas (Cohen): of paired claims by verdict; and of all claims of either, an unpaired one standing against "none"
(this second one is harsh: there is no count of the places where both saw nothing).
"""

import collections
import pathlib
import sys


def read(folder):
    out = {}
    for path in sorted(pathlib.Path(folder).glob("p*.tsv")):
        lines = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
        out[path.stem] = lines[0][1], [dict(zip(lines[1], row)) for row in lines[2:]]
    return out


def overlap(a, b):
    if a["block"] != b["block"]:
        return 0.0
    s, e, t, f = int(a["start"]), int(a["end"]), int(b["start"]), int(b["end"])
    return max(0, min(e, f) - max(s, t)) / (max(e, f) - min(s, t))


def pair(left, right):
    """(a, b) pairs, either side None where the other reader has nothing; best overlaps first, same form preferred."""
    ways = sorted(
        ((overlap(a, b) + (a["form"] == b["form"]) * 0.1, i, j)
         for i, a in enumerate(left) for j, b in enumerate(right) if overlap(a, b) >= 0.5),
        reverse=True,
    )
    mine, theirs, pairs = set(), set(), []
    for _, i, j in ways:
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            pairs.append((left[i], right[j]))
    pairs += [(a, None) for i, a in enumerate(left) if i not in mine]
    return pairs + [(None, b) for j, b in enumerate(right) if j not in theirs]


def kappa(pairs):
    """Cohen's kappa of pairs of categories."""
    n = len(pairs)
    if not n:
        return float("nan")
    left, right = collections.Counter(a for a, _ in pairs), collections.Counter(b for _, b in pairs)
    chance = sum(left[c] * right[c] for c in left) / n / n
    seen = sum(a == b for a, b in pairs) / n
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def main():
    folders = [a for a in sys.argv[1:] if not a.startswith("--")]
    one, two = map(read, folders)
    both = sorted(set(one) & set(two))
    pairs = []
    for number in both:
        for a, b in pair(one[number][1], two[number][1]):
            pairs.append((number, a, b))
            if "--show" in sys.argv and (not a or not b or (a["verdict"], a["rule"]) != (b["verdict"], b["rule"])):
                at = a or b
                print(number, at["block"], at["start"], at["end"], *(
                    f"{r['form']}/{r['verdict']}/{r['rule']}" if r else "none" for r in (a, b)), sep="\t")
    matched = [(a, b) for _, a, b in pairs if a and b]
    left = sum(1 for _, a, _ in pairs if a)
    right = sum(1 for _, _, b in pairs if b)

    def label(row, key):
        return row[key] if row else "none"

    print(f"{len(both)} passages; kinds agree in {sum(one[n][0] == two[n][0] for n in both)}")
    print(f"claims {left} and {right}; paired {len(matched)} (F1 {2 * len(matched) / max(1, left + right):.2f})")
    for key in ("form", "act", "verdict", "rule"):
        print(f"{key:8} of pairs: agree {sum(a[key] == b[key] for a, b in matched) / max(1, len(matched)):.2f}"
              f", kappa {kappa([(a[key], b[key]) for a, b in matched]):.2f}"
              f"; of all, unpaired as none: kappa {kappa([(label(a, key), label(b, key)) for _, a, b in pairs]):.2f}")


if __name__ == "__main__":
    main()
