#!/usr/bin/env python3
"""Which windows need not be read to their end: a linear test of the states after the first layers.

    leave.py --reader base.pt --encoder bge.npz --data data.pkl.gz --soft soft.pkl.gz --layer 2 --out base.exit.npz

A piece passes if its word may tell an act; a window is left if no piece passes. The test is fitted on the reports that training
saw and on news; its offset is set so that of all windows there in which the teachers find an act or the gold has one, the share
--lost is left. Prints what it does to the reports kept aside.
"""
import argparse
import pathlib
import random

import numpy as np
import torch
from torch.nn import functional as F

import batches
from encoder import WIDTH
from model import NO_TYPE
from reports import aside
from train import groups, load_data, load_reader

LIKELY = 0.3  # an act's probability from which a word counts


@torch.no_grad()
def states_after(reader, group, layer):
    """(states of the pieces, their words, their windows) of a group of reports."""
    inputs = batches.encode(group)
    pieces = inputs["pieces"]
    encoder = reader.encoder
    with torch.autocast("cpu", torch.bfloat16):
        x = encoder.norm(encoder.words(pieces) + encoder.positions(torch.arange(pieces.shape[1])))
        for each in encoder.layers[:layer]:
            x = each(x, (pieces != 0)[:, None, None, :])
    rows = inputs["piece_rows"]
    return x.reshape(-1, WIDTH)[rows].float(), inputs["piece_words"], rows // pieces.shape[1]


def told(group, soft):
    """For each word of the group whether it tells an act, by gold or teachers."""
    out = []
    for r in group:
        mine = r.types != NO_TYPE
        if soft and (r.kind, r.id) in soft:
            mine = mine | (1 - soft[r.kind, r.id].types[:, NO_TYPE].astype(np.float32) > LIKELY)
        out.append(mine)
    return torch.from_numpy(np.concatenate(out))


def collect(reader, reports, soft, layer):
    """States, labels and windows of all pieces."""
    states, labels, windows, base = [], [], [], 0
    for group in groups(reports, 48, random.Random(0)):
        state, word, window = states_after(reader, group, layer)
        states.append(state.half())
        labels.append(told(group, soft)[word].float())
        windows.append(window + base)
        base += int(window.max()) + 1
    return torch.cat(states).float(), torch.cat(labels), torch.cat(windows)


def fit(states, labels):
    weight = torch.zeros(WIDTH, requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weight, bias], lr=0.02)
    for step in range(600):
        at = torch.randint(len(labels), (8192,))
        loss = F.binary_cross_entropy_with_logits(states[at] @ weight + bias, labels[at]) + 1e-5 * weight.square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weight.detach(), bias.detach()


def best_by_window(scores, windows):
    best = torch.full((int(windows.max()) + 1,), -1e9)
    return best.scatter_reduce_(0, windows, scores, "amax")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("reader", "encoder", "data", "soft", "out"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--layer", type=int, default=2)
    parser.add_argument("--lost", type=float, default=0.001)
    options = parser.parse_args()
    torch.manual_seed(1)
    data, soft = load_data(options.data), load_data(options.soft)
    reader = load_reader(options.reader, lambda _: options.encoder).eval()
    learn = [r for r in data["gold"] if not aside(r.id)] + data["news"]
    states, labels, windows = collect(reader, learn, soft, options.layer)
    weight, bias = fit(states, labels)
    best = best_by_window(states @ weight + bias, windows)
    full = best_by_window(labels, windows) > 0
    threshold = torch.quantile(best[full], options.lost)
    offset = bias - threshold
    np.savez(options.out, exit=np.append(weight.numpy(), offset.numpy()).astype(np.float32), layer=options.layer)
    print(f"learnt: {float((best < threshold).float().mean()):.3f} of {len(best)} windows left, {float((best[~full] < threshold).float().mean()):.3f} of those without an act")
    parts = {"aside": [r for r in data["gold"] if aside(r.id)], "aside, no act": [r for r in data["gold"] if aside(r.id) and not r.items]}
    for name, reports in parts.items():
        states, labels, windows = collect(reader, reports, None, options.layer)
        best, full = best_by_window(states @ weight + offset, windows), best_by_window(labels, windows) > 0
        print(f"{name}: {float((best < 0).float().mean()):.3f} of {len(best)} windows left; of {int(full.sum())} with an act {int((best[full] < 0).sum())}")


if __name__ == "__main__":
    main()
