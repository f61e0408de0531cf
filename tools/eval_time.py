#!/usr/bin/env python3
"""Scores time mentions against TimeML gold: value F1 of DATE and TIME, as in TempEval-3.

A mention is right when it overlaps a gold TIMEX3 of type DATE or TIME that has the same value. The creation
time is not counted. Documents are halved by the CRC32 (zlib.crc32) of the file's name without its folder:
the odd half is held out, and only its totals are ever printed.

    eval_time.py score GOLD_DIR     totals of both halves
    eval_time.py errors GOLD_DIR    what differs in the even half

The program that is run is build/release/dragoman, or what the environment's DRAGOMAN names.
"""

import collections
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import zlib


def read_tml(path):
    """Text without tags, day of creation, gold as (start, end, type, value)."""
    source = path.read_text(encoding="utf-8", errors="replace")
    day = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.S)[1][:10]
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.S)[1]
    text, gold, open_tags, length = [], [], [], 0
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            open_tags.append((length, dict(re.findall(r'(\w+)="([^"]*)"', piece))))
        elif piece == "</TIMEX3>":
            start, attributes = open_tags.pop()
            gold.append((start, length, attributes["type"], attributes["value"]))
        elif not piece.startswith("<"):
            piece = html.unescape(piece)
            text.append(piece)
            length += len(piece)
    return "".join(text), day, gold


def documents(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.tml")):
        if not path.name.startswith("._"):
            yield path.name, zlib.crc32(path.name.encode()) % 2, *read_tml(path)


def predictions(folder):
    """{file name: times} as `dragoman parse --with times` finds them."""
    lines = "".join(json.dumps({"doc_id": name, "date": day, "text": text}) + "\n" for name, _, text, day, _ in documents(folder))
    run = subprocess.run([os.environ.get("DRAGOMAN", "build/release/dragoman"), "parse", "--quiet", "--format", "json", "--with", "times",
                          "--input", "jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return {d["doc_id"]: d["_"]["times"] for d in map(json.loads, run.stdout.splitlines())}


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def f1(right_gold, gold, right_said, said):
    recall = right_gold / gold if gold else 0.0
    precision = right_said / said if said else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def score(folder):
    said_of = predictions(folder)
    for kinds in ({"DATE", "TIME"}, {"DATE", "TIME", "DURATION", "SET"}):
        count = collections.Counter()
        for name, odd, _, _, gold in documents(folder):
            gold = [g for g in gold if g[2] in kinds]
            said = [(t["start"], t["end"], t["type"], t["value"]) for t in said_of.get(name, []) if t["type"] in kinds]
            count[odd, "gold"] += len(gold)
            count[odd, "said"] += len(said)
            count[odd, "found"] += sum(any(overlap(g, s) for s in said) for g in gold)
            count[odd, "real"] += sum(any(overlap(g, s) for g in gold) for s in said)
            count[odd, "right_gold"] += sum(any(overlap(g, s) and g[3] == s[3] for s in said) for g in gold)
            count[odd, "right_said"] += sum(any(overlap(g, s) and g[3] == s[3] for g in gold) for s in said)
        for odd in (0, 1):
            c = {k[1]: v for k, v in count.items() if k[0] == odd}
            span = f1(c["found"], c["gold"], c["real"], c["said"])
            value = f1(c["right_gold"], c["gold"], c["right_said"], c["said"])
            print(f"{'+'.join(sorted(kinds)):24} {'odd ' if odd else 'even'} gold {c['gold']:4} said {c['said']:4}"
                  f"  span P {span[0]:.3f} R {span[1]:.3f} F1 {span[2]:.3f}"
                  f"  value P {value[0]:.3f} R {value[1]:.3f} F1 {value[2]:.3f}")


def errors(folder):
    said_of = predictions(folder)
    for name, odd, text, day, gold in documents(folder):
        if odd:
            continue
        said = [t for t in said_of.get(name, []) if t["type"] in ("DATE", "TIME")]
        for g in gold:
            if g[2] not in ("DATE", "TIME"):
                continue
            here = [s for s in said_of.get(name, []) if overlap(g, (s["start"], s["end"]))]
            if any(s["value"] == g[3] and s["type"] in ("DATE", "TIME") for s in here):
                continue
            told = "; ".join(f"{s['text']} {s['type']} {s['value']} [{s.get('why', '')}]" for s in here) or "nothing"
            around = text[max(0, g[0] - 60):g[1] + 40].replace("\n", " ")
            print(f"MISS {name} {day} {text[g[0]:g[1]]!r} {g[2]} {g[3]} <- {told} | {around}")
        for s in said:
            if not any(overlap(g, (s["start"], s["end"])) and g[2] in ("DATE", "TIME") for g in gold):
                over = [g for g in gold if overlap(g, (s["start"], s["end"]))]
                around = text[max(0, s["start"] - 60):s["end"] + 40].replace("\n", " ")
                print(f"FALSE {name} {day} {s['text']!r} {s['value']} gold {over} [{s.get('why', '')}] | {around}")


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("score", "errors"):
        sys.exit(__doc__)
    (score if sys.argv[1] == "score" else errors)(sys.argv[2])


if __name__ == "__main__":
    main()
