"""Turns a reader's list of sources and names into names.tsv: offsets and digests, no words (see names.md).

    python3 names_anchor.py CORPUS-LIST PAGES-LIST > names.tsv

A line of the first list is `number of the sample, name` (U: nobody can tell), a line of the second
`page | words around the [source] | name | kind`; ¶ in the words is the edge of a block, `skip` as kind leaves it out.
"""

import re
import sys

import names
import names_sample
import pages

KIND = {"definite": "nominal"}


def mention(blocks, name):
    """(block, start, end) of the first place where the name stands whole."""
    for number, text in enumerate(blocks):
        m = re.search(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)
        if m:
            return number, m.start(), m.end()
    raise ValueError(f"no such name: {name}")


def row(source, where, kind, blocks, place, name):
    block, start, end = place
    key = "-" if source != "pages" else pages.digest(blocks[block])
    out = [source, where, names.half(where), kind, key, start, end, pages.digest(blocks[block][start:end])]
    if name == "U":
        return [*out, "unnamed", "-", "-", "-", "-"]
    block, start, end = mention(blocks, name)
    key = "-" if source != "pages" else pages.digest(blocks[block])
    return [*out, "named", key, start, end, pages.digest(blocks[block][start:end])]


def corpus(path):
    sample = list(names_sample.draw())
    for line in open(path, encoding="utf-8"):
        number, name = line.strip().split(" ", 1)
        kind, d, start, end = sample[int(number) - 1]
        options = name.split("|")
        for option in options:
            try:
                yield row(names_sample.CORPUS, d["id"], KIND.get(kind, kind), [d["text"]], (0, start, end), option)
                break
            except ValueError as error:
                if option == options[-1]:
                    print(number, error, file=sys.stderr)


def saved(path):
    cache = pages.pages()
    for line in open(path, encoding="utf-8"):
        page, words, name, kind = line.strip().split(" | ")
        if kind == "skip":
            continue
        blocks = [text for _, text, _ in cache[page]]
        try:
            nth = 1
            if m := re.search(r"#(\d)$", words):
                nth, words = int(m[1]), words[:m.start()]
            before, source, after = re.fullmatch(r"(.*?)\[(.*?)\](.*)", words).groups()
            head, _, lead = before.rpartition("¶")
            found = [
                (i, m.start(1), m.end(1))
                for i, text in enumerate(blocks)
                for m in re.finditer(re.escape(lead) + "(" + re.escape(source) + ")" + re.escape(after.rstrip("¶ ")), text)
                if not head or i and blocks[i - 1].endswith(head.strip())
            ]
            if len(found) < nth or nth == 1 and len(found) > 1:
                raise ValueError(f"{len(found)} places")
            yield row("pages", page, kind, blocks, found[nth - 1], name)
        except ValueError as error:
            print(error, line.strip(), file=sys.stderr)


if __name__ == "__main__":
    print(*names.HEAD, sep="\t")
    for each in [*corpus(sys.argv[1]), *saved(sys.argv[2])]:
        print(*each, sep="\t")
