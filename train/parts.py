#!/usr/bin/env python3
"""Sorts the reports of gold folders by who may learn from them: parts.py --gold FOLDER... --out FOLDER

OUT/learn/NAME    what the readers learn from, those kept aside among them (training leaves these out itself)
OUT/aside/NAME    those that nothing learns from (reports.aside)
OUT/rest/NAME     `learn` without those kept aside
OUT/later/NAME    what a folder's later.txt names, without those kept aside: the readers do not know them, so they show how
                  readers err where they have not learned (train/choices.py)
"""
import argparse
import json
import pathlib
import shutil

from reports import aside


def parts_of(ident, later):
    if ident in later:
        return [] if aside(ident) else ["later"]
    return ["learn", "aside"] if aside(ident) else ["learn", "rest"]


def later_of(folder):
    file = folder / "later.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    for part in ("learn", "aside", "rest", "later"):
        shutil.rmtree(options.out / part, ignore_errors=True)
    for folder in options.gold:
        later = later_of(folder)
        for path in sorted(folder.rglob("*.json")):
            if "second" in path.relative_to(folder).parts[:-1]:
                continue
            for part in parts_of(json.loads(path.read_text(encoding="utf-8"))["id"], later):
                target = options.out / part / folder.resolve().name
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)


if __name__ == "__main__":
    main()
