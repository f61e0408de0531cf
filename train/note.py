#!/usr/bin/env python3
"""Where a reader comes from, for its file's header: SHA-256 of each folder of reports, of the news, the encoders and the script."""
import argparse
import hashlib
import json
import pathlib


def digest(path):
    files = [f for f in sorted(path.rglob("*.json")) if f.parent.name != "second"] if path.is_dir() else [path]
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.read_bytes())
    return {"files": len(files), "sha256": whole.hexdigest()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--news", type=pathlib.Path, required=True)
    parser.add_argument("--encoders", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--script", type=pathlib.Path, required=True)
    options = parser.parse_args()
    paths = [*options.gold, options.news, *options.encoders, options.script]
    print(json.dumps({path.name: digest(path) for path in paths}, indent=1))


if __name__ == "__main__":
    main()
