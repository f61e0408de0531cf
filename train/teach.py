#!/usr/bin/env python3
"""Trained readers answer every word of the data together, for a student to learn from.

    teach.py --data data.pkl.gz --members a.pt b.pt ... --out soft.pkl.gz

Prints how the members do together on the reports kept aside.
"""
import argparse
import gzip
import pathlib
import pickle
import random

import numpy as np
import torch

import batches
import predict
from model import trigger_states
from reports import aside
from train import groups, load_data, load_reader, parts_aside


@torch.no_grad()
def teach(readers, group, device):
    """Sets `soft` of each report of the group: on the acts of its gold, and of news on those that the readers find."""
    inputs = batches.encode(group, device)
    with torch.autocast(device.type, torch.bfloat16):
        states = [reader.words(inputs).float() for reader in readers]
    kinds = sum(reader.types(words).softmax(-1) for reader, words in zip(readers, states)) / len(readers)
    kinds = kinds.cpu().numpy()
    offset, ends = 0, []
    for r in group:
        mine = kinds[offset:offset + len(r.counts)]
        offset += len(r.counts)
        items = r.items if r.kind != "news" else [r.item(t, k) for t, k in predict.spans(predict.decode(mine, 0.0), r.sentence_of)]
        r.soft = predict.Soft(mine.astype(np.float16), items, None, None, None)
        ends.append(len(items))
    items = batches.with_offsets(group, lambda r: r.soft.items)
    if not items:
        return
    rows, acts, pairs = batches.ask(items, device)
    totals = [0, 0, 0]
    for reader, words in zip(readers, states):
        triggers = trigger_states(words, rows, acts, len(items))
        for k, scores in enumerate((reader.statuses(triggers), reader.mode(triggers), reader.roles(words, triggers, pairs))):
            totals[k] = totals[k] + scores.softmax(-1) / len(readers)
    statuses, modes, roles = (t.cpu().numpy().astype(np.float16) for t in totals)
    act = pair = 0
    for r in group:
        count, size = len(r.soft.items), sum(i.end - i.begin for i in r.soft.items)
        r.soft.statuses, r.soft.modes, r.soft.roles = statuses[act:act + count], modes[act:act + count], roles[pair:pair + size]
        act, pair = act + count, pair + size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--members", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--encoders", type=pathlib.Path, required=True, help="folder of encoders (NAME.npz)")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    readers = [load_reader(path, lambda name: options.encoders / f"{name}.npz").to(device).eval() for path in options.members]
    data = load_data(options.data)
    for name, part in parts_aside(data).items():
        print(f"together {name:8s} {predict.summary(readers, part, device)}", flush=True)
    if not options.out:
        return
    learn = [r for r in data["gold"] if not aside(r.id)] + data["news"]
    for group in groups(learn, 48, random.Random(0)):
        teach(readers, group, device)
    with gzip.open(options.out, "wb", compresslevel=1) as file:
        pickle.dump({(r.kind, r.id): r.soft for r in learn}, file, protocol=4)
    print(f"{len(learn)} reports taught, {sum(len(r.soft.items) for r in learn)} acts", flush=True)


if __name__ == "__main__":
    main()
