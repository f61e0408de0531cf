#!/usr/bin/env python3
"""Gold folders and plain news to the arrays that training reads.

    prepare.py --gold corpus [MORE...] [--news FILE.jsonl] --encoder FOLDER --out build/train/data.pkl.gz

A gold folder holds JSON reports (corpus/README.md); --news holds articles without annotation, one JSON object a line with
doc_id and text: a teacher reads them for the student.
"""
import argparse
import gzip
import json
import pathlib
import pickle

import batches
import features
from reports import load_plain, load_reports
from wordpiece import WordPieces


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--measure", nargs="*", type=pathlib.Path, default=[], help="gold folders that are only measured on")
    parser.add_argument("--news", type=pathlib.Path, help="articles without annotation")
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="folder with vocab.txt")
    parser.add_argument("--lexicon", type=pathlib.Path, default=pathlib.Path("lexicon/predicates"))
    parser.add_argument("--window", type=int, default=batches.WINDOW, help="word pieces read together; the program reads 126")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    batches.WINDOW = options.window
    pieces, predicates = WordPieces(options.encoder / "vocab.txt"), features.Predicates(options.lexicon)
    made = {"gold": [], "measure": [], "news": []}
    for part, folders in (("gold", options.gold), ("measure", options.measure)):
        for folder in folders:
            made[part] += [batches.Prepared(r, pieces, predicates, folder.name) for r in load_reports([folder], options.program)]
    if options.news:
        articles = [json.loads(line) for line in options.news.read_text(encoding="utf-8").splitlines()]
        made["news"] = [batches.Prepared(r, pieces, predicates, "news") for r in load_plain(articles, options.program)]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.out, "wb", compresslevel=6) as file:
        pickle.dump(made, file, protocol=4)
    print({part: (len(reports), sum(len(r.items) for r in reports), sum(len(r.counts) for r in reports)) for part, reports in made.items()})


if __name__ == "__main__":
    main()
