#!/usr/bin/env python3
"""Writes docs/quality.md: how good the readers are, on annotated reports that they did not learn from.

    ./dev quality [NAME=FOLDER...] [--polnear polnear/dev]

Always measured: the part of corpus/ that training kept aside (ids whose CRC-32 is divisible by ten). NAME=FOLDER adds a folder of
gold, NAME=FOLDER/aside the part of it that is kept aside in the same way.
"""
import argparse
import collections
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib

import measure_frames

ROOT = pathlib.Path(__file__).resolve().parent.parent
READERS = ("base", "small", "frames")
FIGURES = [("detect", "f1"), ("typed", "f1"), ("status", "share"), ("mode", "share"), ("attribution", "f1"), ("source_spans", "f1"),
           ("target_spans", "f1"), ("coded", "f1"), ("dyads", "f1"), ("sector", "share"), ("date", "share"), ("place", "share")]
BINS = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]
KINDS = {"law": "courts, parliaments, parties", "dip": "planned meetings, mediation, third hand", "war": "armed conflict", "civ": "protest, coups",
         "aid": "relief", "mix": "encyclopaedic news, short", "enc": "encyclopaedic news in full length",
         "agy": "agencies, broadcasters, press offices", "bri": "briefs", "itm": "one-paragraph items"}


class Bench:
    def __init__(self, program, work):
        self.program, self.work = program, pathlib.Path(work)
        self.events = {}

    def eval(self, folder, reader):
        run = subprocess.run([self.program, "eval", "--reader", reader, "--gold", folder, "--json"], check=True, capture_output=True)
        return json.loads(run.stdout)

    def code(self, folder, reader):
        """Events by doc_id."""
        if (folder, reader) not in self.events:
            lines = []
            for path in sorted(folder.glob("*.json")):
                report = json.loads(path.read_text(encoding="utf-8"))
                lines.append(json.dumps({"doc_id": report["id"], "date": report.get("date"), "text": "\n\n".join(report["paragraphs"])}))
            run = subprocess.run([self.program, "code", "--reader", reader, "-", "--format", "jsonl"], input="\n".join(lines).encode(),
                                 check=True, capture_output=True)
            found = collections.defaultdict(list)
            for line in run.stdout.decode().splitlines():
                event = json.loads(line)
                found[event["doc_id"]].append(event)
            self.events[folder, reader] = found
        return self.events[folder, reader]

    def aside(self, name, folder, keep=lambda path, report: True):
        """A folder with the reports of `folder` that training keeps aside."""
        to = self.work / name
        to.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.rglob("*.json")):
            report = json.loads(path.read_text(encoding="utf-8"))
            if path.parent.name != "second" and zlib.crc32(report["id"].encode()) % 10 == 0 and keep(path, report):
                shutil.copy(path, to)
        return to


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"
    yield ""


def cell(figures, name, kind):
    if name not in figures:
        return "-"
    return f"{figures[name][kind]:.3f}"


def main_table(bench, sets):
    rows = []
    for name, folder in sets.items():
        for reader in READERS:
            figures = bench.eval(folder, reader)
            typed = figures["typed"]
            interval = f" [{typed['low']:.2f}, {typed['high']:.2f}]" if "low" in typed else ""
            cells = [cell(figures, key, kind) + (interval if key == "typed" else "") for key, kind in FIGURES]
            rows.append([f"{name} ({figures['articles']}, {figures['gold']})", reader] + cells)
    yield from table(["set (reports, events)", "reader"] + [key for key, _ in FIGURES], rows)


def type_table(bench, sets):
    all_figures = {name: bench.eval(folder, "base")["by_type"] for name, folder in sets.items()}
    rows = []
    for kind in sorted({k for figures in all_figures.values() for k in figures}):
        row = [kind]
        for figures in all_figures.values():
            f = figures.get(kind)
            row.append(f"{f['p']:.2f} / {f['r']:.2f} / {f['f1']:.2f} of {f['gold']}" if f else "-")
        rows.append(row)
    yield from table(["type"] + list(all_figures), rows)


def kind_table(bench):
    rows = []
    for kind, about in KINDS.items():
        folder = bench.aside(f"kind-{kind}", ROOT / "corpus" / kind)
        if not any(folder.iterdir()):
            continue
        figures = bench.eval(folder, "base")
        rows.append([f"`{kind}`: {about}", figures["articles"], figures["gold"], cell(figures, "detect", "f1"), cell(figures, "typed", "f1")])
    yield from table(["kind", "reports", "events", "detect", "typed"], rows)
    folder = bench.aside("kind-non", ROOT / "corpus/non")
    words = sum(len(" ".join(json.loads(p.read_text(encoding="utf-8"))["paragraphs"]).split()) for p in folder.glob("*.json"))
    false = {reader: sum(map(len, bench.code(folder, reader).values())) for reader in READERS}
    yield (f"In the {len(list(folder.glob('*.json')))} reports of `non` kept aside, {words} words that hold no event: " +
           ", ".join(f"{n} rows by {reader}" for reader, n in false.items()) + ".")
    yield ""


def judged(bench, folder, reader):
    """(event, "right", the gold type, or "FALSE", text) of each event told."""
    gold, texts = measure_frames.load(folder)
    for doc, events in bench.code(folder, reader).items():
        pairs = measure_frames.pair(gold[doc], events)
        for j, event in enumerate(events):
            verdict = "FALSE" if j not in pairs else gold[doc][pairs[j]]["type"]
            yield event, "right" if verdict == event["type"] else verdict, measure_frames.sentence(texts, doc, event["trigger"]["start"])


def reliability(bench, sets):
    for name, reader in [(name, reader) for reader in ("base", "small") for name in sets]:
        rows = []
        outcomes = [(e["confidence"], v == "right") for e, v, _ in judged(bench, sets[name], reader)]
        for low, high in zip(BINS, BINS[1:]):
            part = [(c, right) for c, right in outcomes if low <= c < high]
            if part:
                rows.append([f"{low:.1f} to {min(high, 1):.1f}", len(part), f"{statistics.mean(c for c, _ in part):.3f}",
                             f"{statistics.mean(right for _, right in part):.3f}"])
        off = sum(abs(sum(c for c, _ in part) - sum(r for _, r in part)) for low, high in zip(BINS, BINS[1:])
                  if (part := [(c, r) for c, r in outcomes if low <= c < high])) / max(1, len(outcomes))
        yield f"`{reader}`, {name}, {len(outcomes)} rows; confidence and share of right rows differ by {off:.3f} on average."
        yield ""
        yield from table(["confidence", "rows", "mean", "right"], rows)


def weak_spots(bench, folder):
    gold, texts = measure_frames.load(folder)
    false = collections.defaultdict(list)
    for event, verdict, sentence in judged(bench, folder, "base"):
        if verdict != "right":
            false[event["type"]].append((event["trigger"]["text"], verdict, sentence))
    missed = collections.defaultdict(list)
    for doc, events in gold.items():
        taken = set(measure_frames.pair(events, bench.code(folder, "base")[doc]).values())
        for i, event in enumerate(events):
            if i not in taken:
                missed[event["type"]].append((event["trigger"], measure_frames.sentence(texts, doc, event["start"])))

    def around(words, text):
        at = max(0, text.find(words))
        begin, end = max(0, at - 70), min(len(text), at + len(words) + 70)
        return ("... " if begin else "") + text[begin:end].replace(words, f"**{words}**", 1).replace("|", "/").replace("\n", " ") + (" ..." if end < len(text) else "")
    yield f"Missed most: {', '.join(f'{kind} {len(rows)}' for kind, rows in sorted(missed.items(), key=lambda r: -len(r[1]))[:6])}. For example:"
    yield ""
    for kind, rows in sorted(missed.items(), key=lambda r: -len(r[1]))[:6]:
        yield f"- {kind}: {around(*rows[len(rows) // 2])}"
    yield ""
    yield f"False or of another type most: {', '.join(f'{kind} {len(rows)}' for kind, rows in sorted(false.items(), key=lambda r: -len(r[1]))[:6])}. For example:"
    yield ""
    for kind, rows in sorted(false.items(), key=lambda r: -len(r[1]))[:6]:
        words, verdict, sentence = rows[len(rows) // 2]
        yield f"- {kind} ({'no event' if verdict == 'FALSE' else verdict} in the gold): {around(words, sentence)}"
    yield ""


def speed(bench, sets):
    lines = [json.dumps({"doc_id": path.stem, "text": "\n\n".join(json.loads(path.read_text(encoding="utf-8"))["paragraphs"])})
             for path in sorted((ROOT / "corpus").rglob("*.json")) if path.parent.name != "second"]
    words = sum(len(line.split()) for line in lines)
    file = bench.work / "speed.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = []
    for reader in READERS:
        for kernels in ("avx512", "avx2"):
            best = None
            for _ in range(3):
                begun = time.monotonic()
                run = subprocess.run([bench.program, "code", "--reader", reader, "--kernels", kernels, "--format", "jsonl", file], capture_output=True)
                if run.returncode:
                    break
                best = min(best or 1e9, time.monotonic() - begun)
            if best:
                rows.append([reader, kernels, f"{words / best:.0f}"])
    yield from table(["reader", "kernels", "words/s"], rows)


def document(bench, sets, options):
    version = subprocess.run([bench.program, "--version"], capture_output=True).stdout.decode().split("\n")[0]
    yield "# How good it is"
    yield ""
    asked = [f"{each.partition('=')[0]}=FOLDER{'/aside' if each.endswith('/aside') else ''}" for each in options.sets]
    if options.polnear:
        asked.append("--polnear FOLDER")
    yield f"Written by `./dev quality {' '.join(asked)}` with {version}. F1, or share of what was told; `typed` with its 95 % interval."
    yield ("Sets: " + "; ".join(f"**{name}**" for name in sets) + ". The readers learned from none of these reports. What they leave open (who is meant, day, place: `readers/choices.tsv`)"
           " was learned from **later**, too: its figures from `coded` on flatter. How much votes weigh, how likely no act is and how sure a score makes were set on those kept aside (`train/tune.py`). Some misses of the parts kept aside were"
           " looked at while the decoding of roles and voices was written, and half of all wire reports while the frames were:"
           " there the figures flatter; the Wikinews articles were only counted.")
    yield ""
    yield "## By set and reader"
    yield ""
    yield from main_table(bench, sets)
    yield "## By type"
    yield ""
    yield "Precision / recall / F1 of the base reader, of so many events."
    yield ""
    yield from type_table(bench, sets)
    yield "## By kind of text"
    yield ""
    yield from kind_table(bench)
    yield "## Confidence"
    yield ""
    yield "`confidence` is the share of rows told with that score whose trigger and type are right. It was set on the parts kept aside; other sets show how it carries over."
    yield ""
    yield from reliability(bench, sets)
    curve = ROOT / "train/learning_curve.tsv"
    if curve.exists():
        yield "## Learning curve"
        yield ""
        head, *rows = [line.split("\t") for line in curve.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        yield " ".join(line[2:] for line in curve.read_text(encoding="utf-8").splitlines() if line.startswith("# "))
        yield ""
        yield from table(head, rows)
    if options.polnear:
        yield "## Voices in other news"
        yield ""
        for reader in ("base", "small"):
            run = subprocess.run([sys.executable, ROOT / "tools/eval_voice.py", "--polnear", options.polnear, "--program", bench.program, "--reader", reader],
                                 check=True, capture_output=True)
            yield f"PolNeAR dev, `{reader}`: {run.stdout.decode().strip()}."
        yield ""
    yield "## Speed"
    yield ""
    yield "Articles to events, the whole program on all cores, the corpus once, best of three:"
    yield ""
    yield from speed(bench, sets)
    yield "## Weak spots"
    yield ""
    yield "In the corpus' part kept aside, base reader:"
    yield ""
    yield from weak_spots(bench, sets["corpus, aside"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="NAME=FOLDER")
    parser.add_argument("--polnear", type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "build/release/dragoman"))
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "docs/quality.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(options.program, work)
        sets = {"corpus, aside": bench.aside("corpus", ROOT / "corpus")}
        for each in options.sets:
            name, _, folder = each.partition("=")
            folder = pathlib.Path(folder)
            if folder.name == "aside":
                sets[f"{name}, aside"] = bench.aside(name, folder.parent)
            else:
                sets[name] = folder
        options.out.write_text("\n".join(document(bench, sets, options)), encoding="utf-8")
    print(f"{options.out} is written")


if __name__ == "__main__":
    main()
