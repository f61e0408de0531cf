#!/usr/bin/env python3
"""Scores place mentions against GeoVirus.xml and lgl.xml: recall of names, and the share of recognised names that
were put within 161 km (100 miles) of gold.

A gold name is recognised when a mention overlaps it and has coordinates. Documents are halved by parity: GeoVirus
by the article's number in the file (from 0), LGL by the CRC32 of its docid; only totals are printed of the odd half.

    eval_place.py score GEOVIRUS.xml LGL.xml
    eval_place.py errors GEOVIRUS.xml LGL.xml     what differs in the even halves

The program that is run is build/release/dragoman, or what the environment's DRAGOMAN names.
"""

import collections
import html
import json
import math
import os
import re
import subprocess
import sys
import zlib


def field(source, tag):
    found = re.search(f"<{tag}>(.*?)</{tag}>", source, re.S)
    return html.unescape(found[1]) if found else ""


def names_in(source, tag, name_tag):
    for found in re.finditer(f"<{tag}>(.*?)</{tag}>", source, re.S):
        if field(found[1], "start") and field(found[1], "lat"):
            yield (int(field(found[1], "start")), int(field(found[1], "end")), field(found[1], name_tag),
                   float(field(found[1], "lat")), float(field(found[1], "lon")))


def geovirus(path):
    source = open(path, encoding="utf-8").read()
    for number, found in enumerate(re.finditer(r"<article>(.*?)</article>", source, re.S)):
        yield f"geovirus:{number}", number % 2, field(found[1], "text"), list(names_in(found[1], "location", "name"))


def lgl(path):
    source = open(path, encoding="utf-8").read()
    for found in re.finditer(r'<article docid="(\d+)">(.*?)</article>', source, re.S):
        text = html.unescape(re.search(r"<text>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</text>", found[2], re.S)[1])
        yield f"lgl:{found[1]}", zlib.crc32(found[1].encode()) % 2, text, list(names_in(found[2], "toponym", "phrase"))


def kilometres(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(min(1, math.sqrt(h)))


def compare(sets, said_of, show):
    for label, documents in sets:
        count = collections.Counter()
        for name, odd, text, gold in documents:
            said = said_of.get(name, [])
            for start, end, words, lat, lon in gold:
                count[odd, "gold"] += 1
                here = [s for s in said if s["start"] < end and start < s["end"] and s.get("lat") is not None]
                far = min((kilometres((lat, lon), (s["lat"], s["lon"])) for s in here), default=None)
                if far is not None:
                    count[odd, "found"] += 1
                    count[odd, "near"] += far <= 161
                if show and not odd and (far is None or far > 161):
                    around = text[max(0, start - 60):end + 40].replace("\n", " ")
                    told = here[0] if here else next((s for s in said if s["start"] < end and start < s["end"]), None)
                    told = {k: told.get(k) for k in ("text", "name", "country", "admin1", "why")} if told else "nothing"
                    print(f"{'FAR' if here else 'MISS'} {label} {name} {words!r} {lat:.2f} {lon:.2f} <- {told}"
                          f" {far and round(far)} | {around}")
        for odd in (0, 1):
            c = collections.Counter({k[1]: v for k, v in count.items() if k[0] == odd})
            if not show and c:
                print(f"{label:9}{'odd ' if odd else 'even'} names {c['gold']:5}  recall {c['found'] / c['gold']:.3f}"
                      f"  accuracy@161km {c['near'] / max(1, c['found']):.3f}")


def places(sets):
    """{doc_id: places} as `dragoman parse --with places` finds them."""
    lines = "".join(json.dumps({"doc_id": name, "text": text}) + "\n" for _, documents in sets for name, _, text, _ in documents)
    run = subprocess.run([os.environ.get("DRAGOMAN", "build/release/dragoman"), "parse", "--quiet", "--format", "json", "--with", "places",
                          "--input", "jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return {d["doc_id"]: d["_"]["places"] for d in map(json.loads, run.stdout.splitlines())}


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("score", "errors"):
        sys.exit(__doc__)
    sets = [("GeoVirus", list(geovirus(sys.argv[2]))), ("LGL", list(lgl(sys.argv[3])))]
    compare(sets, places(sets), sys.argv[1] == "errors")


if __name__ == "__main__":
    main()
