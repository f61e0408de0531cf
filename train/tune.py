#!/usr/bin/env python3
"""Sets what a reader's file decides with, on reports that it did not learn from: how much a frame's vote weighs, how
much likelier "no act" is made, how much the grammar's voices weigh, and how a score becomes a confidence.

    tune.py --reader build/train/base.dgm --gold FOLDER...

Each --gold folder counts alike, whatever its size. The file is written anew with the best settings in its `config`.
"""
import argparse
import json
import math
import pathlib
import struct
import subprocess
import sys
import tempfile

import xxhash

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
import measure_frames  # noqa: E402

VOICE_VOTES = (1.0, 2.0, 3.0, 4.0, 5.0)
VOTES, BIASES = (0.0, 0.7, 1.4, 2.1, 2.8, 3.5), (-0.3, 0.0, 0.3, 0.6, 0.9, 1.2)
HEADER, ENTRY = 64, 128


def sections(data):
    """(entry's place, name, offset, size) of each section: src/tensor/weight_file.h."""
    count = struct.unpack_from("<I", data, 12)[0]
    for k in range(count):
        at = HEADER + ENTRY * k
        offset, size = struct.unpack_from("<QQ", data, at + 104)
        yield at, data[at:at + 64].rstrip(b"\0").decode(), offset, size


def config_of(path):
    data = path.read_bytes()
    return next(json.loads(data[offset:offset + size]) for _, name, offset, size in sections(data) if name == "config")


def set_config(path, out, **values):
    """A copy of the file with other values in its config, which goes to the end of the file."""
    data = bytearray(path.read_bytes())
    at = next(at for at, name, _, _ in sections(data) if name == "config")
    blob = json.dumps(config_of(path) | values, sort_keys=True).encode()
    places = [(a, offset, size) for a, name, offset, size in sections(data) if name != "config"]
    end = max(offset + size for _, offset, size in places)
    del data[end:]
    data += b"\0" * (-len(data) % 64)
    struct.pack_into("<Q", data, at + 72, len(blob))
    struct.pack_into("<QQ", data, at + 104, len(data), len(blob))
    data += blob
    struct.pack_into("<Q", data, 16, len(data))
    struct.pack_into("<Q", data, 24, xxhash.xxh3_64_intdigest(bytes(data[HEADER:])))
    out.write_bytes(data)


def figure(program, reader, folders, name):
    """Mean F1 over the folders."""
    total = 0
    for folder in folders:
        run = subprocess.run([program, "eval", "--reader", reader, "--gold", folder, "--json"], check=True, capture_output=True)
        total += json.loads(run.stdout)[name]["f1"]
    return total / len(folders)


def texts(folder):
    for path in sorted(folder.glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        yield json.dumps({"doc_id": report["id"], "date": report.get("date"), "text": "\n\n".join(report["paragraphs"])})


def outcomes(program, reader, folder):
    """(confidence, right) of each event told: right if trigger and type are."""
    run = subprocess.run([program, "code", "--reader", reader, "-", "--format", "jsonl"], input="\n".join(texts(folder)).encode(),
                         check=True, capture_output=True)
    found = {}
    for line in run.stdout.decode().splitlines():
        event = json.loads(line)
        found.setdefault(event["doc_id"], []).append(event)
    gold, _ = measure_frames.load(folder)
    for doc, events in found.items():
        pairs = measure_frames.pair(gold[doc], events)
        for j, event in enumerate(events):
            yield event["confidence"], j in pairs and gold[doc][pairs[j]]["type"] == event["type"]


def logistic(points, steps=2000, rate=0.5):
    """Slope and offset over log-odds that make the outcomes likeliest: gradient ascent."""
    slope, offset = 1.0, 0.0
    odds = [(math.log(p / (1 - p)), right) for p, right in ((min(max(p, 1e-3), 1 - 1e-3), right) for p, right in points)]
    for _ in range(steps):
        errors = [(right - 1 / (1 + math.exp(-(slope * x + offset))), x) for x, right in odds]
        slope += rate * sum(e * x for e, x in errors) / len(odds) / 4
        offset += rate * sum(e for e, _ in errors) / len(odds)
    return slope, offset


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=pathlib.Path, required=True)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/dragoman")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trial = pathlib.Path(folder) / "trial.dgm"
        scores = {}
        for vote in VOTES:
            for bias in BIASES:
                set_config(options.reader, trial, frame_vote=vote, no_act_bias=bias, confidence_slope=1.0, confidence_offset=0.0)
                scores[vote, bias] = figure(options.program, trial, options.gold, "typed")
        # One point of the grid may be lucky: the mean with its neighbours is not.
        def around(k):
            near = [s for (v, b), s in scores.items() if abs(v - k[0]) < 0.8 and abs(b - k[1]) < 0.4]
            return sum(near) / len(near)
        vote, bias = max(scores, key=around)
        voices = {}
        for voice in VOICE_VOTES:
            set_config(options.reader, trial, frame_vote=vote, no_act_bias=bias, voice_vote=voice, confidence_slope=1.0, confidence_offset=0.0)
            voices[voice] = figure(options.program, trial, options.gold, "attribution")
        voice = max(voices, key=voices.get)
        set_config(options.reader, trial, frame_vote=vote, no_act_bias=bias, voice_vote=voice, confidence_slope=1.0, confidence_offset=0.0)
        points = [point for gold in options.gold for point in outcomes(options.program, trial, gold)]
        slope, offset = logistic(points)
        set_config(trial, options.reader, confidence_slope=round(slope, 4), confidence_offset=round(offset, 4))
    print(f"vote {vote} bias {bias} typed {scores[vote, bias]:.4f} (vote 0, bias 0: {scores[0.0, 0.0]:.4f}) voice {voice} attribution {voices[voice]:.4f} ({voices[VOICE_VOTES[0]]:.4f}) confidence {slope:.3f} x log-odds + {offset:.3f}")


if __name__ == "__main__":
    main()
