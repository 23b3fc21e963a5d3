"""Shows passages to the reader who labels.

    python3 read.py p07 [p08 …]      the passage, numbered, with a little around it
    python3 read.py p07 --page       the whole article
    python3 read.py p07 --find WORD  the places in the article where a word stands
"""

import sys

import passages


def show(number):
    row, blocks, first, end = passages.load(number)
    print(f"=== {number} {row[2]} ({row[1]}), paragraphs {first + 1}-{end} of {len(blocks)}")
    for _, _, text, _ in blocks[max(0, first - 3):first]:
        print("<", text[:400])
    for i, (_, kind, text, links) in enumerate(blocks[first:end], 1):
        print(f"{i}{'' if kind == 'p' else ' ' + kind}: {text}")
        shown = [(text[a:b], h) for a, b, h in links if not h.startswith(("/wiki/", "#cite"))]
        if shown:
            print("     links:", "; ".join(f"{words[:50]} -> {h.split('//')[-1][:50]}" for words, h in shown))
    for _, _, text, _ in blocks[end:end + 2]:
        print(">", text[:250])


def main():
    arguments = sys.argv[1:]
    if "--find" in arguments:
        word = arguments[arguments.index("--find") + 1]
        _, blocks, first, _ = passages.load(arguments[0])
        for i, (_, _, text, _) in enumerate(blocks):
            at = text.find(word)
            if at >= 0:
                print(f"{i + 1 - first}: …{text[max(0, at - 120):at + 160]}…")
    elif "--page" in arguments:
        _, blocks, first, end = passages.load(arguments[0])
        for i, (_, _, text, _) in enumerate(blocks):
            print(f"{i + 1 - first}: {text}")
    else:
        for number in arguments:
            show(number)


if __name__ == "__main__":
    main()
