#!/usr/bin/env python3
"""Scores types against rows that others have coded: the share of rows for which some event of the row's sentence has
the row's type.

    eval_rows.py PLV_test.tsv [--reader NAME]              1,033 sentences, a row each (github:snowood1/Zero-Shot-PLOVER)
    eval_rows.py PLOVER_GSR_CAMEO.txt [--reader NAME]      322 sentences (github:openeventdata/PLOVER)

Old type names are read as PLOVER's manual of 2021 maps them: DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE,
FIGHT is ASSAULT, YIELD is CONCEDE or RETREAT, ENGAGE_DIPLOMATICALLY and the like are left as they stand.
"""
import argparse
import collections
import csv
import json
import pathlib
import subprocess

OLD_NAMES = {"DEMAND": {"REQUEST"}, "DISAPPROVE": {"ACCUSE"}, "INVESTIGATE": {"ACCUSE"}, "FIGHT": {"ASSAULT"}, "YIELD": {"CONCEDE", "RETREAT"}}


def rows_of(path):
    """[(sentence, type)]"""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".tsv":
        return [(row["sentence"], row["gold_root"]) for row in csv.DictReader(text.splitlines(), delimiter="\t")]
    return [(row["text"], row["event"]) for row in json.loads(text) if row["event"] != "DOCUMENT"]


def types_of(sentences, program, more):
    """The types of the events of each sentence."""
    lines = "".join(json.dumps({"doc_id": str(i), "date": "2010-06-15", "text": s}) + "\n" for i, s in enumerate(sentences))
    done = subprocess.run([program, "code", "--quiet", "--input", "jsonl", "--format", "jsonl", "-"] + more, input=lines.encode(),
                          stdout=subprocess.PIPE, check=True)
    found = collections.defaultdict(set)
    for line in done.stdout.splitlines():
        event = json.loads(line)
        found[int(event["doc_id"])].add(event["type"])
    return [found[i] for i in range(len(sentences))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--reader", default="base")
    options = parser.parse_args()
    for path in options.rows:
        rows = rows_of(path)
        found = types_of([sentence for sentence, _ in rows], options.program, ["--reader", options.reader])
        right, all_of, none = collections.Counter(), collections.Counter(), 0
        for (_, kind), types in zip(rows, found):
            all_of[kind] += 1
            right[kind] += bool(OLD_NAMES.get(kind, {kind}) & types)
            none += not types
        print(f"{path.name}: {sum(right.values())} of {len(rows)} rows ({sum(right.values()) / len(rows):.3f}); no event at all for {none}")
        print("  " + ", ".join(f"{kind} {right[kind]}/{count}" for kind, count in sorted(all_of.items())))


if __name__ == "__main__":
    main()
