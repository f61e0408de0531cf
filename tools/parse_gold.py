#!/usr/bin/env python3
"""Parses annotated reports with spaCy, paragraph by paragraph, for tests/tools/actor_figures.

    tools/parse_gold.py MODEL_FOLDER GOLD_DIR > parses.jsonl

One line a report: spaCy's Doc.to_json() of the paragraphs joined by a blank line, with "gold" (the file's name),
"date" and "paras" (code point at which each paragraph begins).
"""
import glob
import json
import os
import sys

import spacy


def add(whole, part):
    if whole["text"]:
        whole["text"] += "\n\n"
    chars, tokens = len(whole["text"]), len(whole["tokens"])
    whole["paras"].append(chars)
    whole["text"] += part["text"]
    for key in ("ents", "sents"):
        whole[key] += [dict(x, start=x["start"] + chars, end=x["end"] + chars) for x in part[key]]
    whole["tokens"] += [dict(t, id=t["id"] + tokens, head=t["head"] + tokens, start=t["start"] + chars,
                             end=t["end"] + chars) for t in part["tokens"]]


def main():
    nlp = spacy.load(sys.argv[1])
    for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.json"))):
        with open(path) as file:
            gold = json.load(file)
        whole = {"text": "", "ents": [], "sents": [], "tokens": [], "gold": os.path.basename(path),
                 "date": gold.get("date"), "paras": []}
        for doc in nlp.pipe(gold["paragraphs"]):
            add(whole, doc.to_json())
        print(json.dumps(whole))


if __name__ == "__main__":
    main()
