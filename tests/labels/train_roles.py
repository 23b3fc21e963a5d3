"""Lays the labelled quotations over the engine's Documents, for the trainer.

    python3 train_roles.py HEARSAY > OUT

HEARSAY is the built command. A line for every text: its Document as it travels, and `roles`: start and end in characters
between the marks, whether it is speech, and which set it is from, `train` (roles-train.tsv) or `test` (roles.tsv, never
trained on). Prints "skipped: no corpora" where they are absent.
"""

import json
import pathlib
import sys

import pages
import score

HERE = pathlib.Path(__file__).parent


def rows(name):
    lines = [line.rstrip("\n").split("\t") for line in open(HERE / name, encoding="utf-8")]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


def main():
    if not (pages.SHARED / "corpora").is_dir():
        print("skipped: no corpora", file=sys.stderr)
        return
    labelled = [("train", r) for r in rows("roles-train.tsv")] + [("test", r) for r in rows("roles.tsv")]
    answers = score.run(sys.argv[1], {(r["source"], r["where"]) for _, r in labelled})
    out = {}
    for which, r in labelled:
        key = r["source"], r["where"]
        answer = answers[key]
        ground = out.setdefault(key, (score.Ground(answer), answer["document"], []))
        at = ground[0].place(r["block"], int(r["start"]), int(r["end"]), r["text"])
        if at is not None and r["label"] != "none":
            ground[2].append([*at, r["label"] == "speech", which])
    for (source, where), (_, document, roles) in sorted(out.items(), key=lambda item: item[0]):
        print(json.dumps({"id": f"{source} {where}", "document": document, "roles": roles}))


if __name__ == "__main__":
    main()
