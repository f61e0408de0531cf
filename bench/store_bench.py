#!/usr/bin/env python3
"""A store of one million events from 200,000 articles of its own making: how long each command takes to answer.

    ./dev bench store [--articles N] [--rounds N] [--file FILE]

The store is filled anew unless FILE is there. Each command runs as a whole process, from start to end, with a limit of 1,000
rows, its answer thrown away; the file is warm. Figures are medians of the rounds, in milliseconds.
"""
import argparse
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/dragoman"
FILL = ROOT / "build/release/bench/store_fill"
COMMANDS = [
    ["query"], ["query", "source:AAX"], ["query", "source:AAX", "target:BAX", "type:CONSULT", "status:future"], ["query", "source:QCX"],
    ["query", "type:COERCE"], ["query", "place:Town7"], ["query", "said-by:Agency 3"], ["query", "publisher:Example News 17"],
    ["query", "source:Person Number77"], ["query", "since:2021-03", "until:2021-04", "country:AAX"],
    ["agenda", "--from", "2021-01-01"], ["timeline", "AAX"], ["timeline", "AAX", "BAX"], ["dyads"], ["dyads", "--by", "month"],
    ["dyads", "source:AAX", "since:2021"], ["actors"], ["actors", "place:Town7"], ["query", "text:w0", "source:QCX"], ["changes", "AAX", "wdb3a1"], ["show", "EVENT"], ["db", "info"],
]
WITHOUT_LIMIT = {"show", "db"}


def milliseconds(words, store):
    limit = [] if words[0] in WITHOUT_LIMIT else ["--limit", "1000"]
    begin = time.perf_counter()
    done = subprocess.run([str(PROGRAM), *words, *limit, "--db", str(store)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    elapsed = (time.perf_counter() - begin) * 1000
    if done.returncode not in (0, 1):
        sys.exit(f"{words}: {done.stderr.decode()}")
    return elapsed, done.stdout.count(b"\n")


def sizes(store, articles):
    """Bytes an article, by what they are for."""
    with sqlite3.connect(store) as database:
        rows = database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").fetchall()
    text = sum(size for name, size in rows if name.startswith("body"))
    whole = sum(size for _, size in rows)
    return (whole - text) / articles, text / articles


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--file", default=str(ROOT / "build/bench/store.db"))
    options = parser.parse_args()
    store = pathlib.Path(options.file)
    if not store.exists():
        store.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cmake", "--preset", "release", "-DDRAGOMAN_BENCH=ON"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", "--preset", "release", "--target", "store_fill"], cwd=ROOT, check=True)
        subprocess.run([str(FILL), str(store), str(options.articles)], check=True)
    beside, text = sizes(store, options.articles)
    print(f"{options.articles} articles: {beside:.0f} bytes an article, beside {text:.0f} for its text and the text's index")
    with sqlite3.connect(store) as database:
        event = format(database.execute("SELECT mention FROM event WHERE id = 1000").fetchone()[0] & (2**64 - 1), "016x")
    for words in COMMANDS:
        words = [event if word == "EVENT" else word for word in words]
        runs = [milliseconds(words, store) for _ in range(options.rounds)]
        print(f"{statistics.median(run[0] for run in runs):7.0f} ms  {runs[0][1]:5} rows  {' '.join(words)}", flush=True)


if __name__ == "__main__":
    main()
