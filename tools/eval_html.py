#!/usr/bin/env python3
"""Word-level F1 of the report found on news pages: NAME.html against NAME.txt beside it, for each page of a folder.

usage: tools/eval_html.py [FOLDER] [--least F1]

Reads the pages with build/release/tests/page_text (ninja -C build/release page_text). Exit code 1 where the mean lies under
--least."""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/tests/page_text"


def word_f1(got: str, wanted: str) -> float:
    ours, theirs = collections.Counter(got.split()), collections.Counter(wanted.split())
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0


def read_pages(pages):
    """The text of each page by its path; "" where a page gave no article."""
    done = subprocess.run([PROGRAM, *pages], capture_output=True, text=True, check=True)
    sys.stderr.write(done.stderr)
    return {(row := json.loads(line))["input"]: row["text"] for line in done.stdout.splitlines()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT / "tests/read/data/pages")
    parser.add_argument("--least", type=float, default=0.0, help="the mean that is asked for")
    args = parser.parse_args()
    pages = sorted(str(page) for page in args.folder.glob("*.html") if page.with_suffix(".txt").exists())
    if not pages:
        parser.error(f"{args.folder}: no NAME.html with NAME.txt beside it")
    if not PROGRAM.exists():
        parser.error(f"{PROGRAM} is missing: ninja -C build/release page_text")
    texts = read_pages(pages)
    figures = []
    for page in pages:
        wanted = pathlib.Path(page).with_suffix(".txt").read_text(encoding="utf-8")
        figures.append(word_f1(texts.get(page, ""), wanted))
        print(f"{figures[-1]:.3f}  {pathlib.Path(page).name}")
    mean = sum(figures) / len(figures)
    print(f"{mean:.3f}  mean over {len(figures)} pages")
    return 0 if mean >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())
