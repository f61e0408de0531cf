#!/usr/bin/env python3
"""Checks that includes point only up the data's way: a folder of src may include itself, the public headers and
the folders before it. Also that every public header stands on the standard library, tl::expected and itself."""
import pathlib
import re
import sys

LAYERS = ["base", "tensor", "read", "text", "ontology", "world", "syntax", "reader", "refer", "when", "where",
          "event", "dictionaries", "story", "exchange", "store", "serve", "stream", "cli"]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
PUBLIC_MAY = re.compile(r"^(dragoman/|tl/)")


def faults(root: pathlib.Path):
    sources = [p for p in (root / "src").rglob("*") if p.suffix in {".h", ".cc", ".inl"}]
    for path in sorted(sources):
        layer = path.relative_to(root / "src").parts[0]
        if layer not in LAYERS:
            yield f"{path}: src/{layer} is no layer; add it to DESIGN's order in {__file__}"
            continue
        for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            target = name.split("/")[0]
            if target == "dragoman":
                continue
            if target not in LAYERS:
                yield f'{path}: #include "{name}": name the folder ("{layer}/...")'
            elif LAYERS.index(target) > LAYERS.index(layer):
                yield f'{path}: #include "{name}": {layer} stands above {target}'
    for path in sorted((root / "include").rglob("*.h")):
        for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if not PUBLIC_MAY.match(name):
                yield f'{path}: public header includes "{name}"'


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent.parent
    found = list(faults(root))
    print("\n".join(found) if found else "layers: every include points up", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
