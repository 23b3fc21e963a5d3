"""Draws the sources of PolNeAR train for names.tsv; the same seed gives the same sample (see names.md).

    python3 names_sample.py            the sample, one line each, without text
    python3 names_sample.py --show     with the paragraphs around, for the reader who labels
"""

import json
import re
import sys

import pages

SEED = "hearsay-names-1"
SIZES = {"pronoun": 52, "surname": 30, "nominal": 40, "acronym": 12, "I": 18, "definite": 35, "I said": 14}
CORPUS = "polnear.train"
TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? |President |Senator )?"


def documents():
    with open(pages.SHARED / "corpora" / f"{CORPUS}.jsonl", encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def kind(words, text):
    """The kind of a source by its words, or None where it is a whole name or a long phrase."""
    if re.fullmatch(r"he|she|they|him|her|them|it", words, re.I):
        return "pronoun"
    if re.fullmatch(r"I|we|me|us|my|our", words):
        return "I"
    if re.fullmatch(r"[A-Z]{2,6}", words):
        return "acronym"
    if re.fullmatch(TITLE + r"[A-Z][a-z][\w’'-]+", words):
        last = words.split()[-1]
        whole = re.search(r"[A-Z][\w’'.-]+ (?:[A-Z]\. )?" + re.escape(last) + r"\b", text)
        return "surname" if whole else None
    if re.fullmatch(r"(?:the|his|her|their|its|a|an|this|that|one)?(?: ?[a-z][\w’'-]+){1,4}", words, re.I):
        return "nominal" if not re.search(r"[A-Z]", words[1:]) else None
    return None


def kinds(words, text, at):
    """The pools a source is drawn from: its kind, and two that the first draw was short of."""
    if k := kind(words, text):
        yield k
    if re.fullmatch(r"(?:the|his|her|their|its) [a-z]+(?: [a-z]+)?", words, re.I) and not words.endswith("s"):
        yield "definite"
    before = text[max(0, text.rfind("\n", 0, at)):at]
    if words == "I" and (before.count("“") > before.count("”") or before.count('"') % 2):
        yield "I said"


def draw():
    pools = {name: [] for name in SIZES}
    for d in documents():
        for q in d["quotes"]:
            source = q.get("source")
            if source and not q.get("no_source_label"):
                key = pages.digest(f"{SEED} {d['id']} {source['start']}")
                for k in kinds(source["text"], d["text"], source["start"]):
                    pools[k].append((key, d, source["start"], source["end"]))
    for name, size in SIZES.items():
        used, number, publishers = set(), 0, {}
        for _, d, start, end in sorted(pools[name], key=lambda item: item[0]):
            publisher = d["publisher"]
            if d["id"] in used or publishers.get(publisher, 0) > size / 7 or number == size:
                continue
            used.add(d["id"])
            publishers[publisher] = publishers.get(publisher, 0) + 1
            number += 1
            yield name, d, start, end


def show(number, name, d, start, end):
    text = d["text"]
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    before = text[:first].strip().split("\n\n")
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    print(f"\n#{number} {name} {d['id'].removeprefix('polnear/')}")
    print("  title:", d.get("title"))
    for line in before[-3:]:
        print("  <", line[-330:])
    print("  =", text[max(first, start - 450):start] + f"[[{text[start:end]}]]" + text[end:min(last, end + 220)])
    if name in ("surname", "acronym"):
        word = re.escape(text[start:end].split()[-1])
        for m in list(re.finditer(r"(?:[A-Z][\w’'.-]+ )+(?:\(?)" + word + r"\b", text))[:4]:
            print("  ~", repr(text[max(0, m.start() - 30):m.end() + 5]))


def main():
    for number, (name, d, start, end) in enumerate(draw(), 1):
        if "--show" in sys.argv:
            show(number, name, d, start, end)
        else:
            print(number, name, d["id"], start, end, pages.digest(d["text"][start:end]), sep="\t")


if __name__ == "__main__":
    main()
