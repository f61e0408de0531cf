#!/usr/bin/env python3
"""Asks spaCy for the tokens and word features that tests/text expects, and rewrites the golden files.

Usage: python tools/gen_token_golden.py PIPELINE_FOLDER
Needs spaCy 3.8. The files under tests/text/golden hold the texts; this fills in what spaCy makes of them:
  tokens_small.json  by the rules of tests/text/small_rules.json
  tokens_en.json, words_en.json  by the pipeline in PIPELINE_FOLDER (en_core_web_sm 3.8.0)
"""
import json
import pathlib
import re
import sys

import spacy
from spacy.tokenizer import Tokenizer

TESTS = pathlib.Path(__file__).resolve().parent.parent / "tests/text"


def small_tokenizer():
    rules = json.loads((TESTS / "small_rules.json").read_text(encoding="utf-8"))
    nlp = spacy.blank("en")
    exceptions = {
        text: [{"ORTH": orth} if norm is None else {"ORTH": orth, "NORM": norm} for orth, norm in tokens]
        for text, tokens in rules["exceptions"].items()}
    return Tokenizer(
        nlp.vocab, rules=exceptions,
        prefix_search=re.compile(rules["prefix"]).search,
        suffix_search=re.compile(rules["suffix"]).search,
        infix_finditer=re.compile(rules["infix"]).finditer,
        url_match=re.compile(rules["url"]).match)


def token_rows(doc):
    return [[token.text, token.idx, 1 if token.whitespace_ else 0, token.norm_] for token in doc]


def write(name, entries):
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    (TESTS / "golden" / name).write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def read(name):
    return json.loads((TESTS / "golden" / name).read_text(encoding="utf-8"))


def main():
    small = small_tokenizer()
    write("tokens_small.json",
          [{"why": e["why"], "text": e["text"], "tokens": token_rows(small(e["text"]))}
           for e in read("tokens_small.json")])
    nlp = spacy.load(sys.argv[1])
    write("tokens_en.json",
          [{"why": e["why"], "text": e["text"], "tokens": token_rows(nlp.make_doc(e["text"]))}
           for e in read("tokens_en.json")])
    words = []
    for entry in read("words_en.json"):
        lex = nlp.vocab[entry["text"]]
        words.append({"text": entry["text"], "norm": lex.norm_, "shape": lex.shape_,
                      "ids": [lex.norm, lex.prefix, lex.suffix, lex.shape], "is_space": lex.is_space})
    write("words_en.json", words)


if __name__ == "__main__":
    main()
