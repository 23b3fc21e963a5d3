"""Looks every anchor of roles.tsv up again and counts the labels.

    python3 check.py     exits 1 when an anchor does not resolve, prints "skipped" where the texts are absent
"""

import collections
import pathlib
import sys

import pages


def main():
    if not (pages.SHARED / "corpora").is_dir():
        print("skipped: no corpora")
        return 0
    rows = [line.rstrip("\n").split("\t") for line in open(pathlib.Path(__file__).with_name("roles.tsv"), encoding="utf-8")]
    assert rows[0] == "source where block start end text label sure".split()
    texts = {}
    for source in {r[0] for r in rows[1:]}:
        if source == "pages":
            for name, blocks in pages.pages().items():
                for _, text, _ in blocks:
                    texts[source, name, pages.digest(text)] = text
        else:
            for name, text in pages.corpus(source).items():
                texts[source, name, "-"] = text
    counts, good = collections.Counter(), 0
    for source, where, block, start, end, text, label, sure in rows[1:]:
        counts[source, label, sure] += 1
        good += pages.digest(texts.get((source, where, block), "")[int(start):int(end)]) == text
    print(f"{good} of {len(rows) - 1} anchors resolve")
    for label in "speech term title name scare none".split():
        line = [f"{source} {counts[source, label, '1']}+{counts[source, label, '0']}" for source in ("pages", "polnear.dev", "gum.dev")]
        print(f"{label:7}", "  ".join(line), " (sure+unsure)")
    return int(good != len(rows) - 1)


if __name__ == "__main__":
    sys.exit(main())
