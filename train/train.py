#!/usr/bin/env python3
"""Trains the reader: gold folders in, one checkpoint out.

    train.py --gold corpus [MORE...] --program build/release/dragoman --encoder FOLDER --out build/train/base.pt
"""
import argparse
import pathlib
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import batches
import features
import predict
from encoder import Encoder
from model import NO_TYPE, Reader, trigger_states
from reports import aside, load_reports
from wordpiece import WordPieces

NONE_WEIGHT = 0.6
STATUS_WEIGHT, MODE_WEIGHT = 0.3, 0.3


def loss_of(reader, group):
    words = reader.words(batches.encode(group))
    kinds = torch.from_numpy(np.concatenate([r.types for r in group]))
    weight = torch.ones(NO_TYPE + 1)
    weight[NO_TYPE] = NONE_WEIGHT
    loss = F.cross_entropy(reader.types(words), kinds, weight=weight)
    items = list(batches.gold_items(group))
    if items:
        rows, acts, pairs = batches.ask([item for item, _ in items])
        roles, statuses, modes = batches.targets(items)
        triggers = trigger_states(words, rows, acts, len(items))
        loss = loss + F.cross_entropy(reader.roles(words, triggers, pairs), roles, weight=torch.tensor([NONE_WEIGHT, 1, 1, 1]))
        loss = loss + STATUS_WEIGHT * F.cross_entropy(reader.statuses(triggers), statuses)
        loss = loss + MODE_WEIGHT * F.cross_entropy(reader.mode(triggers), modes)
    return loss


def groups(prepared, size, rng):
    """Batches of reports with about `size` windows each, of reports of like length."""
    order = sorted(prepared, key=lambda r: (len(r.windows), rng.random()))
    out, run, count = [], [], 0
    for r in order:
        run.append(r)
        count += len(r.windows)
        if count >= size:
            out.append(run)
            run, count = [], 0
    if run:
        out.append(run)
    rng.shuffle(out)
    return out


def train(options):
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    pieces = WordPieces(options.encoder / "vocab.txt")
    predicates = features.Predicates(options.lexicon)
    prepared = [batches.Prepared(r, pieces, predicates) for r in load_reports(options.gold, options.program)]
    held = [r for r in prepared if aside(r.report.id)]
    learn = prepared if options.all else [r for r in prepared if not aside(r.report.id)]
    print(f"{len(learn)} reports to learn from with {sum(len(r.report.acts) for r in learn)} acts, {len(held)} aside", flush=True)
    reader = Reader(Encoder.pretrained(options.encoder, options.layers), predicates.width)
    head = [p for n, p in reader.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": reader.encoder.parameters(), "lr": options.rate},
                                   {"params": head, "lr": options.rate * 4}], weight_decay=0.01)
    steps = options.epochs * len(groups(learn, options.windows, rng))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.1 * steps)) * max(0, 1 - s / steps) ** 1.0)
    for epoch in range(options.epochs):
        reader.train()
        begun, total = time.time(), 0.0
        batch = groups(learn, options.windows, rng)
        for group in batch:
            loss = loss_of(reader, group)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        note = predict.summary(reader, held) if held and (epoch % 2 == 1 or epoch == options.epochs - 1) else ""
        print(f"epoch {epoch + 1} loss {total / len(batch):.4f} {time.time() - begun:.0f} s {note}", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": reader.state_dict(), "layers": options.layers, "lexicon_width": predicates.width}, options.out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--lexicon", type=pathlib.Path, default=pathlib.Path("lexicon/predicates"))
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--windows", type=int, default=8, help="windows of 128 pieces a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="learn from the reports kept aside, too")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
