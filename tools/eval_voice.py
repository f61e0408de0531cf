#!/usr/bin/env python3
"""Who says so, against PolNeAR: of its attributions whose content holds an act that was found, how often the source is right.

    eval_voice.py --polnear polnear/dev [--reader base] [--program build/release/dragoman] [--show N]

PolNeAR (https://github.com/networkdynamics/PolNeAR) marks source, cue and content of each attribution in political news. An act
counts for the innermost attribution whose content holds its trigger. The source is right if a voice of the row overlaps it, or if
the act's own doer does ("we" is the doer that it stands for): who tells his own plan or verbal act is no voice by our
guidelines.
"""
import argparse
import glob
import json
import pathlib
import re
import subprocess
import sys


def attributions(file):
    """[(source spans, content spans)] of one file of brat standoff; offsets count code points of the text."""
    spans, found = {}, []
    for line in file.read_text(encoding="utf-8").splitlines():
        name, rest = line.split("\t")[:2]
        if name.startswith("T"):
            kind, places = rest.split(" ", 1)
            spans[name] = [tuple(map(int, place.split())) for place in places.split(";")]
        elif name.startswith("E"):
            parts = [part.split(":") for part in rest.split()]
            side = lambda kind: [s for key, ref in parts if re.sub(r"\d+$", "", key) == kind and ref in spans for s in spans[ref]]
            if side("Source") and side("Content"):
                found.append((side("Source"), side("Content")))
    return found


def overlaps(span, others):
    return any(span[0] < end and begin < span[1] for begin, end in others)


def judge(event, source):
    voices = [tuple(voice["at"]) for voice in event["attribution"]]
    doers = [(actor["start"], actor["end"]) for actor in event["source"]]
    doers += [tuple(actor["stands_for"]["at"]) for actor in event["source"] if actor["stands_for"]]
    return any(overlaps(v, source) for v in voices), any(overlaps(d, source) for d in doers), bool(voices)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--polnear", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--reader", default="base")
    parser.add_argument("--show", type=int, default=0, help="so many of the wrong ones")
    options = parser.parse_args()
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted((options.polnear / "text").glob("*.txt"))}
    lines = "\n".join(json.dumps({"doc_id": name, "date": name.split("_")[1], "text": text}) for name, text in texts.items())
    run = subprocess.run([options.program, "code", "--reader", options.reader, "-", "--format", "jsonl"], input=lines.encode(),
                         check=True, capture_output=True)
    events = {}
    for line in run.stdout.decode().splitlines():
        event = json.loads(line)
        events.setdefault(event["doc_id"], []).append(event)
    total = voice = either = told = 0
    for name, text in texts.items():
        files = sorted((options.polnear / "attributions").glob(glob.escape(name) + "_*.ann"))
        if not files:
            sys.exit(f"{name}: no file of attributions")
        marked = attributions(files[0])  # some articles have one an annotator: the first by name counts
        for event in events.get(name, []):
            trigger = (event["trigger"]["start"], event["trigger"]["end"])
            holding = [(sum(e - b for b, e in content), source) for source, content in marked if overlaps(trigger, content)]
            if not holding:
                continue
            source = min(holding)[1]
            by_voice, by_doer, any_voice = judge(event, source)
            total, voice, either, told = total + 1, voice + by_voice, either + (by_voice or by_doer), told + any_voice
            if options.show and not (by_voice or by_doer):
                options.show -= 1
                begin = min(trigger[0], source[0][0])
                words = [v["text"] for v in event["attribution"]]
                print(f"{event['type']} {event['trigger']['text']!r} source {text[source[0][0]:source[0][1]]!r} got {words}: "
                      f"{' '.join(text[max(0, begin - 60):max(trigger[1], source[0][1]) + 60].split())}")
    print(f"{len(texts)} articles, {total} acts inside an attribution's content: voice right {voice / total:.3f}, "
          f"voice or doer right {either / total:.3f}, some voice told {told / total:.3f}")


if __name__ == "__main__":
    main()
