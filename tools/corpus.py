#!/usr/bin/env python3
"""Annotated reports: from the short notation that people write to the JSON that eval and training read.

    corpus.py build NOTES... --out DIR    check notes and write one JSON file a report
    corpus.py check [DIR_OR_FILE...]      check JSON files (default: corpus/)
    corpus.py text FILE...                the reports' notes without their events, for a second, blind annotation
    corpus.py stats [DIR_OR_FILE...]      counts by type, mode, status and year

The notation, one report after another:

    === id | 2018-04-12 | Title | Source
    First paragraph, on one line.

    Second paragraph.
    ---
    0 | convicted | SANCTION convict | actual | s: A court in Harare = ZWE JUD | t: the former minister = ZWE ELI | d: 2018-04-11 | p: Harare = ZWE | a: state radio; a clerk
    1 | ruling#2 | SANCTION convict | actual | s: | t: | same: 0

An event line is: paragraph, trigger (`#2`: its second occurrence there), type and mode, status, then any of
`s:` sources and `t:` targets (`words = CODE SECTOR`, `@2` behind the words where they stand in paragraph 2; several
codes for one phrase: `words = ARL GOV + OIC GOV`; parties separated by `;`), `d:` day or `first..last`, `p:` place = country or -,
`a:` voices, outermost first, separated by `;`, `same:` the number of the event's first mention in this list (from 0).
"""
import argparse
import collections
import datetime
import json
import pathlib
import re
import sys

MODES = {
    "AGREE": "", "CONSULT": "visit third-party multilateral phone", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "",
    "AID": "", "RETREAT": "withdraw release disarm ceasefire access resign", "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege", "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize", "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
               "heavy-weapons crowd-control unconventional",
}
STATUSES = {"actual", "future", "hypothetical", "negated"}
SECTORS = set("GOV MIL COP JUD LEG PTY SPY REB PRM UAF OPP ELI CVL REF BUS EDU JRN LAB MED REL SOC CRM AGR UNK".split())
CODE = re.compile(r"^[A-Z]{3}$")
SECOND = "second"  # the folder of second annotations of reports that are in another
EVENT_KEYS = ["p", "trigger", "n", "type", "mode", "status", "source", "target", "date", "place", "attr", "same_as"]


class Fault(Exception):
    pass


def actors(text, where):
    out = []
    for party in filter(None, (part.strip() for part in text.split(";"))):
        words, sign, codes = party.rpartition("=")
        if not sign:
            raise Fault(f"{where}: '{party}' lacks '= CODE SECTOR'")
        words, at, paragraph = words.strip().partition(" @")
        for code in codes.split("+"):
            pair = code.split()
            if len(pair) != 2:
                raise Fault(f"{where}: '{code.strip()}' is not CODE SECTOR")
            actor = {"text": words.strip(), "code": pair[0], "sector": pair[1]}
            if at:
                actor["p"] = int(paragraph)
            out.append(actor)
    return out


def event(line, where):
    cells = [cell.strip() for cell in line.split(" | ")]
    if len(cells) < 4:
        raise Fault(f"{where}: an event needs paragraph | trigger | TYPE mode | status")
    trigger, sign, nth = cells[1].partition("#")
    kind = cells[2].split()
    made = {"p": int(cells[0]), "trigger": trigger.strip()}
    if sign:
        made["n"] = int(nth)
    made |= {"type": kind[0], "mode": kind[1] if len(kind) > 1 and kind[1] != "-" else None, "status": cells[3],
             "source": [], "target": [], "date": None, "place": None, "attr": [], "same_as": None}
    for cell in cells[4:]:
        key, _, value = cell.partition(":")
        value = value.strip()
        if key == "s":
            made["source"] = actors(value, where)
        elif key == "t":
            made["target"] = actors(value, where)
        elif key == "d":
            if value and value != "-":
                first, dots, last = value.partition("..")
                made["date"] = [first, last if dots else first]
        elif key == "p":
            if value and value != "-":
                words, _, country = value.rpartition("=")
                made["place"] = {"text": words.strip(), "country": None if country.strip() == "-" else country.strip()}
        elif key == "a":
            made["attr"] = [voice.strip() for voice in value.split(";") if voice.strip()]
        elif key == "same":
            made["same_as"] = int(value) if value and value != "-" else None
        else:
            raise Fault(f"{where}: unknown field '{key}:'")
    return made


def reports(path):
    head, body, events, in_events = None, [], [], False
    for number, line in enumerate(pathlib.Path(path).read_text(encoding="utf-8").splitlines() + ["=== end"], 1):
        where = f"{path}:{number}"
        if line.startswith("=== "):
            if head:
                ident, date, title, source = head
                yield {"id": ident, "date": date, "title": title, "source": source, "url": None,
                       "paragraphs": [p.strip() for p in body if p.strip()], "events": events}, where
            head = [cell.strip() for cell in line[4:].split(" | ")]
            if line != "=== end" and len(head) != 4:
                raise Fault(f"{where}: head is '=== id | date | title | source'")
            body, events, in_events = [], [], False
        elif line.strip() == "---":
            in_events = True
        elif in_events and line.strip():
            events.append(event(line, where))
        elif not in_events:
            body.append(line)


def find(paragraph, words, nth=1):
    at = -1
    for _ in range(nth):
        at = paragraph.find(words, at + 1)
        if at < 0:
            return None
    return at


def faults(report):
    """Everything in a report that the guidelines' format does not allow."""
    paragraphs, events = report["paragraphs"], report["events"]
    if report["date"]:
        datetime.date.fromisoformat(report["date"])
    if not paragraphs:
        yield "no paragraphs"
    seen = {}
    for k, e in enumerate(events):
        where = f"event {k} '{e['trigger']}'"
        if not 0 <= e["p"] < len(paragraphs):
            yield f"{where}: no paragraph {e['p']}"
            continue
        at = find(paragraphs[e["p"]], e["trigger"], e.get("n", 1))
        if at is None or not e["trigger"]:
            yield f"{where}: trigger not in paragraph {e['p']}"
        elif cuts_a_word(paragraphs[e["p"]], at, at + len(e["trigger"])):
            yield f"{where}: the trigger is a part of a word there: name its occurrence by #"
        elif (e["p"], at) in seen:
            yield f"{where}: same trigger as event {seen[(e['p'], at)]}"
        seen[(e["p"], at)] = k
        if e["type"] not in MODES:
            yield f"{where}: no type {e['type']}"
        elif e["mode"] and e["mode"] not in MODES[e["type"]].split():
            yield f"{where}: {e['type']} has no mode {e['mode']}"
        if e["status"] not in STATUSES:
            yield f"{where}: no status {e['status']}"
        for actor in e["source"] + e["target"]:
            p = actor.get("p", e["p"])
            if not 0 <= p < len(paragraphs) or actor["text"] not in paragraphs[p] or not actor["text"]:
                yield f"{where}: actor '{actor['text']}' not in paragraph {p}"
            if not CODE.match(actor["code"]):
                yield f"{where}: bad code {actor['code']}"
            if actor["sector"] not in SECTORS:
                yield f"{where}: no sector {actor['sector']}"
        whole = "\n".join(paragraphs)
        if e.get("place") and e["place"]["text"] not in whole:
            yield f"{where}: place '{e['place']['text']}' not in the report"
        for voice in e.get("attr") or []:
            if voice not in whole:
                yield f"{where}: voice '{voice}' not in the report"
        if e.get("date"):
            first, last = map(datetime.date.fromisoformat, e["date"])
            if last < first:
                yield f"{where}: date ends before it begins"
        same = e.get("same_as")
        if same is not None and not (0 <= same < k and events[same].get("same_as") is None):
            yield f"{where}: same_as {same} is no first mention before it"


def cuts_a_word(text, begin, end):
    """Whether a letter or digit goes on across either end of the span."""
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (begin, end))


def dump(report):
    lines = [f" {json.dumps(key)}: {json.dumps(report[key], ensure_ascii=False)}" for key in ("id", "date", "title", "source", "url")]
    lines.append(' "paragraphs": [\n' + ",\n".join("  " + json.dumps(p, ensure_ascii=False) for p in report["paragraphs"]) + "\n ]")
    rows = ["  " + json.dumps({k: e[k] for k in EVENT_KEYS if k in e}, ensure_ascii=False) for e in report["events"]]
    lines.append(' "events": [' + ("\n" + ",\n".join(rows) + "\n " if rows else "") + "]")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def json_files(names):
    for name in names or [str(pathlib.Path(__file__).resolve().parent.parent / "corpus")]:
        path = pathlib.Path(name)
        yield from sorted(p for p in path.rglob("*.json") if p.parent.name != SECOND or path.name == SECOND) if path.is_dir() else [path]


def build(options):
    bad, count = 0, 0
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    for notes in options.files:
        try:
            for report, where in reports(notes):
                found = list(faults(report))
                for fault in found:
                    print(f"{where}: {report['id']}: {fault}", file=sys.stderr)
                bad += len(found)
                if not found:
                    (out / f"{report['id']}.json").write_text(dump(report), encoding="utf-8")
                    count += 1
        except (Fault, ValueError) as error:
            print(error if isinstance(error, Fault) else f"{notes}: {error}", file=sys.stderr)
            bad += 1
    print(f"{count} reports written, {bad} faults", file=sys.stderr)
    return 1 if bad else 0


def check(options):
    bad, count, ids = 0, 0, {}
    for path in json_files(options.files):
        report = json.loads(path.read_text(encoding="utf-8"))
        count += 1
        problems = list(faults(report))
        if report["id"] in ids:
            problems.append(f"id also in {ids[report['id']]}")
        ids[report["id"]] = path
        for fault in problems:
            print(f"{path}: {fault}", file=sys.stderr)
        bad += len(problems)
    print(f"{count} reports checked, {bad} faults", file=sys.stderr)
    return 1 if bad or not count else 0


def text(options):
    for path in json_files(options.files):
        r = json.loads(path.read_text(encoding="utf-8"))
        print(f"=== {r['id']} | {r['date']} | {r['title']} | {r['source']}\n" + "\n\n".join(r["paragraphs"]) + "\n---\n")
    return 0


def stats(options):
    counts = collections.defaultdict(collections.Counter)
    triggers, articles, empty = set(), 0, 0
    for path in json_files(options.files):
        report = json.loads(path.read_text(encoding="utf-8"))
        articles += 1
        empty += not report["events"]
        counts["year"][(report["date"] or "none")[:4]] += 1
        for e in report["events"]:
            counts["type"][e["type"]] += 1
            counts["mode"][f"{e['type']} {e['mode']}" if e["mode"] else "none"] += 1
            counts["status"][e["status"]] += 1
            triggers.add(e["trigger"].lower())
    print(f"reports {articles}  without event {empty}  events {sum(counts['type'].values())}  distinct triggers {len(triggers)}")
    for name in ("type", "status", "year", "mode"):
        print(name + "  " + "  ".join(f"{k} {v}" for k, v in sorted(counts[name].items())))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["build", "check", "text", "stats"])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--out", default="corpus")
    options = parser.parse_args()
    return {"build": build, "check": check, "text": text, "stats": stats}[options.command](options)


if __name__ == "__main__":
    sys.exit(main())
