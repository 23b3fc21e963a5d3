"""Scores the engine against the labelled sets.

    python3 score.py HEARSAY                    roles, then the settled claims, both halves
    python3 score.py HEARSAY --claims claims-a  with one reading alone
    python3 score.py HEARSAY --errors           lists what is wrong in the half that may be tuned, with text
    python3 score.py HEARSAY --anchors          only tells how many labels are found again in the engine's Documents

HEARSAY is the built command. Corpora go in as JSON lines, pages as HTML; labels are laid over the Document that the
engine read: a block by its digest, or else the words by theirs. Prints "skipped: no corpora" where they are absent.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import agree
import pages
import passages

HERE = pathlib.Path(__file__).parent
SERIOUS = {"quote-unattributed", "passive-attribution", "bare-anonymous", "vague-collective"}
INFO = {"relayed-named", "anonymous-with-reason"}
COUNTED = {"serious", "moderate", "minor"}


def run(command, sources):
    """(source, where) -> {"document", "report"} for every text named in the labels."""
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for source in sorted({s for s, _ in sources} - {"pages"}):
            path = os.path.join(folder, f"{source}.jsonl")
            with open(path, "w", encoding="utf-8") as f:
                for name, text in pages.corpus(source).items():
                    if (source, name) in sources:
                        print(json.dumps({"id": f"{source} {name}", "text": text}), file=f)
            names.append(path)
        names += [str(pages.SHARED / "pages" / f"{w}.html") for s, w in sorted(sources) if s == "pages"]
        answer = subprocess.run(
            [command, "audit", "--format", "jsonl", "--with-document", *names], stdout=subprocess.PIPE, check=False
        )
        if answer.returncode > 1:
            raise SystemExit(f"{command} failed")
    for line in answer.stdout.decode().splitlines():
        d = json.loads(line)
        source, _, name = d["id"].partition(" ")
        out[(source, name) if name else ("pages", pathlib.Path(d["id"]).stem)] = d
    return out


class Ground:
    """A Document, and where the labels' blocks lie in it."""

    def __init__(self, answer):
        self.text = answer["document"]["text"]
        self.report = answer["report"]
        self.blocks = {}
        for b in answer["document"]["blocks"]:
            raw = self.text[b["start"]:b["end"]]
            places, clean = [], []
            for i, ch in enumerate(raw):
                if not ch.isspace():
                    if clean and raw[i - 1].isspace():
                        clean.append(" ")
                        places.append(b["start"] + i - 1)
                    clean.append(ch)
                    places.append(b["start"] + i)
            places.append(b["end"])
            self.blocks.setdefault(pages.digest("".join(clean)), (places, "".join(clean)))

    def place(self, block, start, end, text):
        """Offsets in the Document of a labelled span, or None."""
        if block == "-":
            return (start, end) if pages.digest(self.text[start:end]) == text else None
        if block in self.blocks:
            places, _ = self.blocks[block]
            return places[start], places[end - 1] + 1
        found = set()
        for places, clean in self.blocks.values():
            for s in range(len(clean) - (end - start) + 1):
                if (s == 0 or not clean[s - 1].isalnum()) and pages.digest(clean[s:s + end - start]) == text:
                    found.add((places[s], places[s + end - start - 1] + 1))
        return found.pop() if len(found) == 1 else None


def iou(a, b):
    both = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both else 0.0


def span(place):
    return (place["start"], place["end"])


def share(good, of):
    return f"{good}/{of} {good / of:.3f}" if of else "0/0 –"


def interval(values, rounds=1000):
    """95 % bootstrap interval of a mean of zeros and ones."""
    if not values:
        return ""
    draw = random.Random(7)
    means = sorted(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return f"[{means[rounds // 40]:.2f}, {means[-rounds // 40 - 1]:.2f}]"


def is_finding(claim):
    return claim["severity"] in COUNTED and not claim["part_of"]


def score_roles(rows, grounds, errors):
    said, lost, flagged, others, right, seen = [], 0, 0, 0, 0, collections.Counter()
    speech = caught = 0
    for r in rows:
        ground = grounds[r["source"], r["where"]]
        at = ground.place(r["block"], int(r["start"]), int(r["end"]), r["text"])
        if at is None or r["label"] == "none":
            lost += at is None
            continue
        wide = (at[0] - 1, at[1] + 1)
        role = next((q["role"] for q in ground.report["quotations"] if iou(span(q), wide) >= 0.8), "not found")
        seen[r["label"], role] += 1
        right += role == r["label"]
        speech += r["label"] == "speech"
        caught += r["label"] == role == "speech"
        if role == "speech":
            said.append(int(r["label"] == "speech"))
            if errors and r["label"] != "speech":
                print("role", r["label"], r["where"], ground.text[max(0, at[0] - 60):at[1] + 40].replace("\n", " ¶ "))
        if r["label"] != "speech":
            others += 1
            flagged += any(
                is_finding(c) and c["form"] in ("direct", "mixed") and iou(span(c["content"]), at) >= 0.5
                for c in ground.report["claims"]
            )
    total = sum(seen.values())
    print(f"roles: {total} quotations ({lost} not found again); right {share(right, total)}")
    print(f"  precision of speech {share(sum(said), len(said))} {interval(said)}, recall {share(caught, speech)}")
    print(f"  no speech, yet flagged {share(flagged, others)}")
    roles = ["speech", "term", "title", "name", "scare", "not found"]
    print("  labelled ↓ engine →", *(f"{x:>9}" for x in roles))
    for label in roles[:-1]:
        print(f"  {label:19}", *(f"{seen[label, x]:9}" for x in roles))


def score_claims(half, gold, grounds, errors):
    by_rule = collections.defaultdict(lambda: [0, 0, 0, 0])  # findings, of them findings in the labels, with that rule; rows: recalled
    precise, recalled, grave, accused, misjudged = [], [], [], [], []
    verdicts = collections.Counter()
    lost = labelled = missing = engine_claims = reviews = 0
    for number, (row, _, rows) in gold.items():
        if half != "all" and row[3] != half:
            continue
        ground = grounds[row[1], row[2]]
        if row[1] == "pages":
            areas = [(p[0], p[-1]) for p, _ in (ground.blocks[d] for d in row[6].split(",") if d in ground.blocks)]
        else:
            areas = [tuple(map(int, row[6].split("-")))]
        claims = [
            c for c in ground.report["claims"] if any(a <= c["content"]["start"] < b for a, b in areas)
        ]
        engine_claims += len(claims)
        reviews += sum(c["verdict"] == "review" for c in claims)
        placed = []
        for r in rows:
            at = ground.place(r["block"], int(r["start"]), int(r["end"]), r["text"])
            lost += at is None
            if at:
                placed.append((at, r))
        labelled += len(placed)

        def best(claim):
            """The labelled claim that an engine's claim speaks of."""
            options = [(iou(span(claim["content"]), at) + 0.1 * (claim["form"] == r["form"]), k) for k, (at, r) in enumerate(placed)]
            options = [o for o in options if o[0] >= 0.3]
            return placed[max(options)[1]][1] if options else None

        for c in claims:
            if not is_finding(c):
                continue
            r = best(c)
            if r is not None and r["verdict"] == "review":
                continue
            good = r is not None and r["rule"] not in ("-", *INFO)
            precise.append(int(good))
            by_rule[c["rule"]][0] += 1
            by_rule[c["rule"]][1] += good
            by_rule[c["rule"]][2] += good and r["rule"] == c["rule"]
            if errors and not good:
                label = f"{r['form']}/{r['verdict']}/{r['rule']}" if r else "nothing labelled"
                print(f"{number} false {c['rule']} ({label}): {c['source'] and c['source']['text']} | {c['content']['text'][:110]}")
        for at, r in placed:
            options = [(iou(span(c["content"]), at) + 0.1 * (c["form"] == r["form"]), k) for k, c in enumerate(claims)]
            options = [o for o in options if o[0] >= 0.3]
            c = claims[max(options)[1]] if options else None
            if r["verdict"] == "review":
                continue
            if c:
                verdicts[r["verdict"], c["verdict"]] += 1
            else:
                missing += 1
            finding = any(is_finding(x) and iou(span(x["content"]), at) >= 0.3 for x in claims)
            if r["rule"] not in ("-", *INFO):
                recalled.append(int(finding))
                by_rule[r["rule"]][3] += finding
                by_rule[r["rule"]].append(0)
                if r["rule"] in SERIOUS:
                    grave.append(int(finding))
                if errors and not finding:
                    print(f"{number} missed {r['rule']}: {ground.text[at[0]:at[1]][:120]!r} (engine: {c and c['verdict']})")
            elif r["verdict"] == "named" and c:
                misjudged.append(int(c["verdict"] in ("unnamed", "unattributed")))
                # An accusation is a mark on the page: a finding that says who is missing.
                accused.append(int(misjudged[-1] and is_finding(c)))
                if errors and misjudged[-1]:
                    print(f"{number} {'accused' if accused[-1] else 'misjudged'} {c['rule']}: {c['source'] and c['source']['text']} | {ground.text[at[0]:at[1]][:110]!r}")
    same = sum(n for (a, b), n in verdicts.items() if a == b)
    print(f"claims, {half}: {labelled} labelled ({lost} not found again), {sum(verdicts.values())} found by the engine, {missing} not")
    print(f"  verdict right, of those found {share(same, sum(verdicts.values()))}; review {share(reviews, engine_claims)}")
    print(f"  findings: precision {share(sum(precise), len(precise))} {interval(precise)}, recall {share(sum(recalled), len(recalled))}"
          f" {interval(recalled)}, of serious rules {share(sum(grave), len(grave))}")
    print(f"  named sources wrongly accused by a finding {share(sum(accused), len(accused))}"
          f", judged unnamed with or without one {share(sum(misjudged), len(misjudged))}")
    print("  rule                  findings  right  same rule | labelled  recalled")
    for rule, (n, good, exact, back, *each) in sorted(by_rule.items(), key=lambda kv: str(kv[0])):
        print(f"  {str(rule):21} {n:8} {good:6} {exact:10} | {len(each):8} {back:9}")


def agreement():
    """How far the two readings behind the settled claims agree, in a line."""
    one, two = agree.read(HERE / "claims-a"), agree.read(HERE / "claims-b")
    pairs = [p for number in sorted(set(one) & set(two)) for p in agree.pair(one[number][1], two[number][1])]
    matched = [(a, b) for a, b in pairs if a and b]
    kappas = ", ".join(f"{key} {agree.kappa([(a[key], b[key]) for a, b in matched]):.2f}" for key in ("verdict", "rule"))
    return f"readings A and B pair {len(matched)} of {len(pairs)} claims, kappa of the pairs: {kappas}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hearsay")
    parser.add_argument("--claims", default="claims")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--anchors", action="store_true")
    options = parser.parse_args()
    if not (pages.SHARED / "corpora").is_dir():
        print("skipped: no corpora")
        return
    lines = [line.rstrip("\n").split("\t") for line in open(HERE / "roles.tsv", encoding="utf-8")]
    rows = [dict(zip(lines[0], line)) for line in lines[1:]]
    table = [line.rstrip("\n").split("\t") for line in open(HERE / "passages.tsv", encoding="utf-8")][1:]
    read = agree.read(HERE / options.claims)
    gold = {row[0]: (row, *read[row[0]]) for row in table if row[0] in read}
    sources = {(r["source"], r["where"]) for r in rows} | {(row[1], row[2]) for row, *_ in gold.values()}
    grounds = {key: Ground(answer) for key, answer in run(options.hearsay, sources).items()}
    if options.anchors:
        found = [grounds[r["source"], r["where"]].place(r["block"], int(r["start"]), int(r["end"]), r["text"]) for r in rows]
        print(f"roles: {share(sum(f is not None for f in found), len(found))} found again")
        found = [
            (grounds[row[1], row[2]].place(r["block"], int(r["start"]), int(r["end"]), r["text"]), row[2])
            for row, _, claims in gold.values() for r in claims
        ]
        print(f"claims: {share(sum(f is not None for f, _ in found), len(found))} found again")
        blocks = [(row[2], d in grounds[row[1], row[2]].blocks) for row, *_ in gold.values() if row[1] == "pages" for d in row[6].split(",")]
        print(f"blocks of passages: {share(sum(f for _, f in blocks), len(blocks))} found again")
        print("not found:", dict(collections.Counter(where for where, f in blocks if not f)))
        print("claims lost:", dict(collections.Counter(where for f, where in found if f is None)))
        return
    score_roles(rows, grounds, options.errors)
    print(f"claims of {options.claims}; {agreement()}")
    for half in ("tune", "held", "all"):
        score_claims(half, gold, grounds, options.errors and half == "tune")


if __name__ == "__main__":
    sys.exit(main())
