#!/usr/bin/env python3
"""Kills `dragoman ingest` at random moments and shows that nothing is lost and nothing is there twice.

    tools/crash_test.py [--kills N] [--articles N] [--seed N] [FILE...]

Articles (FILE: JSONL, default examples/reports.jsonl) are ingested once without disturbance. Then, in a second store, a
run is killed with SIGKILL at a random moment and started again, N times over as many stores as it takes; after each kill
the store must pass `dragoman db check`, and every store that came to its end must answer exactly as the first.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(ROOT / "build/release/dragoman")


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


def answers(store):
    """What the store says: every event with all that it holds, and the sums."""
    events = run("query", "--db", store, "--format", "jsonl", "--limit", 1_000_000, "--oldest")
    dyads = run("dyads", "--db", store, "--format", "jsonl", "--by", "month", "--limit", 1_000_000)
    info = run("db", "info", "--db", store, "--format", "jsonl")
    return events.stdout, dyads.stdout, info.stdout


def workload(files, articles, target):
    """`articles` articles: those of the files again and again, under other names and with other words in them."""
    texts = [json.loads(line) for file in files for line in pathlib.Path(file).read_text().splitlines() if line.strip()]
    with open(target, "w", encoding="utf-8") as out:
        for number in range(articles):
            article = dict(texts[number % len(texts)])
            article["doc_id"] = f"{article.get('doc_id', 'd')}-{number}"
            article["text"] += f"\n\nReport number {number} of the day."
            out.write(json.dumps(article) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", default=[str(ROOT / "examples/reports.jsonl")])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        workload(options.files, options.articles, folder / "articles.jsonl")
        begin = time.monotonic()
        first = run("ingest", folder / "articles.jsonl", "--db", folder / "whole.db", "--quiet")
        length = time.monotonic() - begin
        if first.returncode != 0:
            sys.exit(f"ingest failed: {first.stderr}")
        expected = answers(folder / "whole.db")
        kills = stores = 0
        while kills < options.kills:
            store = folder / f"{stores}.db"
            while True:
                process = subprocess.Popen([PROGRAM, "ingest", str(folder / "articles.jsonl"), "--db", str(store), "--quiet"])
                try:
                    process.wait(timeout=random.uniform(0, length))
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    kills += 1
                    if store.exists() and store.stat().st_size > 0:
                        check = run("db", "check", "--db", store)
                        if check.returncode != 0 and "holds nothing" not in check.stderr:
                            sys.exit(f"after kill {kills}: {check.stderr}")
                    if kills % 20 == 0:
                        print(f"{kills} kills", file=sys.stderr)
                    if kills < options.kills:
                        continue
                    run("ingest", folder / "articles.jsonl", "--db", store, "--quiet")
                break
            if answers(store) != expected:
                sys.exit(f"store {stores}: answers differ from those of an undisturbed run")
            stores += 1
        print(f"{kills} kills over {stores} stores of {options.articles} articles: nothing lost, nothing twice")


if __name__ == "__main__":
    main()
