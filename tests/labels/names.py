"""Scores the engine against names.tsv: who a source's words are, where they are no whole name.

    python3 names.py HEARSAY            named-right and name-right of each half and kind
    python3 names.py HEARSAY --errors   lists what is wrong in the half that may be tuned, with text

A source is found where a claim's source lies over it. named-right: its verdict tells named (or cited, or relayed) from
unnamed as the label does; review is wrong. name-right, of the sources that are named: the name the engine gives holds no
word that the labelled name does not hold, or all of its words. Prints "skipped: no corpora" where they are absent.
"""

import collections
import hashlib
import pathlib
import re
import sys

import pages
import score

HEAD = "source where half kind block start end text verdict name_block name_start name_end name_text".split()
FILLER = set("the a an of and for at in mr mrs ms dr sen rep gov president senator governor s".split())


def half(where):
    return "held" if hashlib.sha256(f"half {where}".encode()).digest()[0] % 2 else "tune"


def rows():
    with open(pathlib.Path(__file__).with_name("names.tsv"), encoding="utf-8") as f:
        return [dict(zip(HEAD, line.rstrip("\n").split("\t"))) for line in f][1:]


def words(name):
    return {w for w in re.findall(r"\w+", name.lower()) if w not in FILLER}


def same(name, gold):
    mine, theirs = words(name), words(gold)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def claim_of(ground, at):
    """The claim whose source lies best over the labelled one."""
    best = [
        (score.iou(score.span(c["source"]), at), c["act"] == "statement", -c["content"]["start"], k)
        for k, c in enumerate(ground.report["claims"])
        if c["source"] and c["source"]["start"] < at[1] and at[0] < c["source"]["end"]
    ]
    return ground.report["claims"][max(best)[-1]] if best and max(best)[0] >= 0.3 else None


def judge(ground, r):
    """(found, named right, name right or None, claim, gold name) of a labelled source; None where it is not placed."""
    at = ground.place(r["block"], int(r["start"]), int(r["end"]), r["text"])
    if at is None:
        return None
    gold = None
    if r["verdict"] == "named":
        place = ground.place(r["name_block"], int(r["name_start"]), int(r["name_end"]), r["name_text"])
        if place is None:
            return None
        gold = ground.text[place[0]:place[1]]
    c = claim_of(ground, at)
    if c is None:
        return False, False, gold and False, None, gold
    named = (c["verdict"] in ("named", "cited")) == (gold is not None)
    given = (c["attributed_to"] or {}).get("name") or ""
    return True, named, gold and same(given, gold), c, gold


def main():
    if not (pages.SHARED / "corpora").is_dir():
        print("skipped: no corpora")
        return
    labels = rows()
    grounds = {k: score.Ground(a) for k, a in score.run(sys.argv[1], {(r["source"], r["where"]) for r in labels}).items()}
    tally, lost = collections.defaultdict(lambda: [[], [], 0]), 0
    for r in labels:
        ground = grounds[r["source"], r["where"]]
        verdict = judge(ground, r)
        if verdict is None:
            lost += 1
            continue
        found, named, name, c, gold = verdict
        for key in ((r["half"], r["kind"]), (r["half"], "all"), ("both", "all")):
            tally[key][2] += 1
            if found:
                tally[key][0].append(int(named))
                if name is not None:
                    tally[key][1].append(int(name))
        if "--errors" in sys.argv and r["half"] == "tune" and found and (not named or name is False):
            s = c["source"]
            print(f"{r['kind']} {r['where']}: [{s['text']}] is {gold or 'unnamed'}; engine {c['verdict']} {c['attributed_to'] and c['attributed_to']['name']}"
                  f" ({c['act']} {c['rule']})\n    {ground.text[max(0, s['start'] - 260):s['end'] + 60]!r}")
    print(f"names: {len(labels)} sources ({lost} not placed)")
    for (part, kind), (named, name, n) in sorted(tally.items()):
        print(f"  {part:5} {kind:8} {n:4} labelled, {len(named):4} found; named right {score.share(sum(named), len(named))}"
              f" {score.interval(named)}; name right {score.share(sum(name), len(name))} {score.interval(name)}")


if __name__ == "__main__":
    main()
