#!/usr/bin/env python3
"""Copies the reports of a gold folder that training keeps aside: aside.py --gold FOLDER --out FOLDER."""
import argparse
import json
import pathlib
import shutil

from reports import aside


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(options.gold.rglob("*.json")):
        if path.parent.name != "second" and aside(json.loads(path.read_text(encoding="utf-8"))["id"]):
            shutil.copy(path, options.out)


if __name__ == "__main__":
    main()
