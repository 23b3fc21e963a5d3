"""Every finding on the saved pages, sorted by rule, to be read through; then findings per 1,000 words of each page.

    python3 findings.py HEARSAY > ../out/findings.txt

HEARSAY is the built command. What is written quotes the pages: it is for reading, not for keeping. Prints
"skipped: no pages" where they are absent.
"""

import collections
import json
import pathlib
import subprocess
import sys

import pages

COUNTED = {"serious", "moderate", "minor"}
MANY = 15  # findings per 1,000 words from which a page needs a reason
BEFORE, AFTER, LONGEST = 90, 60, 300


def audits(command, files):
    """A report and its text for each of `files`."""
    answer = subprocess.run(
        [command, "audit", "--format", "jsonl", "--with-document", *map(str, files)], stdout=subprocess.PIPE, check=False
    )
    if answer.returncode > 1:
        raise SystemExit(f"{command} failed")
    for line in answer.stdout.decode().splitlines():
        d = json.loads(line)
        yield pathlib.Path(d["id"]).stem, d["report"], d["document"]["text"]


def shown(claim, text):
    """The claim's words among those around them, in a line."""
    start = min(claim["mark"]["start"], claim["content"]["start"])
    end = claim["mark"]["end"]
    words = f"{text[max(0, start - BEFORE):start]}[{text[start:end][:LONGEST]}]{text[end:end + AFTER]}"
    return " ".join(words.replace("\n", " ¶ ").split())


def main():
    files = sorted((pages.SHARED / "pages").glob("*.html"))
    if not files:
        print("skipped: no pages")
        return
    rows, table, claims, reviews = [], [], 0, 0
    for name, report, text in audits(sys.argv[1], files):
        standing = [c for c in report["claims"] if not c["part_of"]]
        claims += len(standing)
        reviews += sum(c["verdict"] == "review" for c in standing)
        found = [c for c in standing if c["severity"] in COUNTED]
        about = report["document"]
        table.append((1000 * len(found) / max(about["words"], 1), len(found), about["words"], about["profile"], about["genre"], name))
        rows += [(c["rule"], name, (c["source"] or {}).get("text", "–"), shown(c, text)) for c in found]
    print(f"{len(rows)} findings on {len(files)} pages; {reviews} of {claims} claims to review")
    for rule, count in sorted(collections.Counter(r[0] for r in rows).items()):
        print(f"\n{rule}: {count}")
        for _, name, source, words in sorted(r for r in rows if r[0] == rule):
            print(f"  {name} | {source} | {words}")
    print("\nper 1,000 words | findings | words | profile | genre | page")
    for share, count, words, profile, genre, name in sorted(table, reverse=True):
        print(f"{share:5.1f} {count:4} {words:6} {profile:12} {genre:8} {name}{'  MANY' if share > MANY else ''}")


if __name__ == "__main__":
    sys.exit(main())
