#!/usr/bin/env python3
"""Freezes spaCy's parses of the frames' examples and of the reader's cases, so that its tests need no model.

    freeze_examples.py MODEL_FOLDER [LEXICON] [OUT.jsonl]

Writes one Doc.to_json() a line, one for each sentence of an "e.g." line under LEXICON/frames and of
tests/reader/*.cases (default: lexicon, tests/reader/examples.jsonl). Run it after adding examples.
"""
import glob, json, os, sys

import spacy


def examples(lexicon):
    for path in sorted(glob.glob(os.path.join(lexicon, "frames", "*.frames"))):
        for line in open(path, encoding="utf-8"):
            words = line.split(None, 1)
            if not words or words[0] != "e.g.":
                continue
            text = words[1].split("=>")[0].strip()
            yield text[3:].strip() if text.startswith("no ") else text


def cases():
    for path in sorted(glob.glob("tests/reader/*.cases")):
        for line in open(path, encoding="utf-8"):
            if line.strip() and not line.startswith("#"):
                yield line.rsplit("|", 1)[1].strip()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lexicon = sys.argv[2] if len(sys.argv) > 2 else "lexicon"
    out = sys.argv[3] if len(sys.argv) > 3 else "tests/reader/examples.jsonl"
    nlp = spacy.load(sys.argv[1])
    with open(out, "w", encoding="utf-8") as file:
        for doc in nlp.pipe(dict.fromkeys([*examples(lexicon), *cases()])):
            file.write(json.dumps(doc.to_json(), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
