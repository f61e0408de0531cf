#!/usr/bin/env python3
"""A trained reader to the flat file that the program maps: the encoder in 8 bits, the heads in floats.

    export.py --reader base.pt --vocabulary vocab.txt --exit base.exit.npz --note provenance.json --out readers/base.dgm

Layout: src/tensor/weight_file.h; sections: src/reader/neural_model.cc. tune.py sets afterwards what the reader decides with.
"""
import argparse
import json
import pathlib
import struct
import unicodedata

import numpy as np
import xxhash

from encoder import EPS, HEADS, INNER, WIDTH
from batches import WINDOW
from model import MODES
from reports import SECTORS
from train import load_reader
from wordpiece import fold, is_punctuation

POSITIONS = WINDOW + 2
F32, U32, U64, BYTES, I8 = 1, 2, 3, 0, 4
DTYPES = {np.dtype("float32"): F32, np.dtype("uint32"): U32, np.dtype("uint64"): U64, np.dtype("int8"): I8}


def write_file(path, sections):
    """DGMODEL1: header, one entry a section, data at multiples of 64."""
    at, entries, data = 64 + 128 * len(sections), [], bytearray()
    for name, value in sections.items():
        blob = value if isinstance(value, bytes) else np.ascontiguousarray(value).tobytes()
        kind = BYTES if isinstance(value, bytes) else DTYPES[value.dtype]
        shape = (len(blob),) if isinstance(value, bytes) else value.shape
        pad = -(at + len(data)) % 64
        data += b"\0" * pad
        entries.append(struct.pack("<64sBB6x4QQQ8x", name.encode(), kind, len(shape), *shape, *[0] * (4 - len(shape)), at + len(data), len(blob)))
        data += blob
    body = b"".join(entries) + bytes(data)
    head = struct.pack("<8sIIQQ32x", b"DGMODEL1", 1, len(sections), 64 + len(body), xxhash.xxh3_64_intdigest(body))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(head + body)


def quantized(matrix):
    """int8 rows with a scale each."""
    scale = np.abs(matrix).max(axis=1) / 127
    scale[scale == 0] = 1
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def fold_table():
    rows = []
    for code in range(0x80, 0x20000):
        if 0xD800 <= code < 0xE000:
            continue
        folded = fold(chr(code))
        if folded != chr(code):
            rows.append([code] + [ord(c) for c in folded] + [0] * (3 - len(folded)))
    return np.array(rows, np.uint32)


def sections_of(reader, vocabulary, config):
    state = {name: value.detach().float().numpy() for name, value in reader.state_dict().items()}
    made = {"config": json.dumps(config, sort_keys=True).encode(), "vocabulary": vocabulary.read_bytes().rstrip(b"\n"),
            "modes": "\n".join(MODES).encode(), "sectors": "\n".join(SECTORS).encode(), "fold": fold_table().reshape(-1),
            "punctuation": np.array([c for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000 and is_punctuation(chr(c))], np.uint32)}

    def matrix(name, source):
        made[name], made[name + ".scale"] = quantized(state[source])

    matrix("embed.words", "encoder.words.weight")
    made["embed.positions"] = state["encoder.positions.weight"][:POSITIONS]

    def norm(name, source):
        made[name + ".gain"], made[name + ".shift"] = state[source + ".weight"], state[source + ".bias"]
    norm("embed.norm", "encoder.norm")
    for k in range(len(reader.encoder.layers)):
        for part in ("qkv", "mix", "up", "down"):
            matrix(f"layer.{k}.{part}", f"encoder.layers.{k}.{part}.weight")
            made[f"layer.{k}.{part}.bias"] = state[f"encoder.layers.{k}.{part}.bias"]
        norm(f"layer.{k}.mix_norm", f"encoder.layers.{k}.mix_norm")
        norm(f"layer.{k}.out_norm", f"encoder.layers.{k}.out_norm")
    made |= {"head." + name: value for name, value in state.items() if not name.startswith("encoder.")}
    return made


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--name", default="base")
    parser.add_argument("--exit", type=pathlib.Path, help="which windows are left early (leave.py)")
    parser.add_argument("--note", type=pathlib.Path, help="JSON: training command and hashes of the data")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    reader = load_reader(options.reader, lambda _: options.encoder)
    config = {"format": 1, "name": options.name, "layers": len(reader.encoder.layers), "width": WIDTH, "heads": HEADS, "inner": INNER, "window": WINDOW,
              "epsilon": EPS, "unicode": unicodedata.unidata_version,
              "provenance": json.loads(options.note.read_text()) if options.note else {}}
    sections = sections_of(reader, options.vocabulary, config)
    if options.exit:
        stored = np.load(options.exit)
        config["exit_layer"], sections["exit"] = int(stored["layer"]), stored["exit"]
        sections["config"] = json.dumps(config, sort_keys=True).encode()
    write_file(options.out, sections)
    print(f"{options.out}: {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
