#!/usr/bin/env python3
"""Trains one reader: prepared arrays in, one checkpoint out.

    train.py --data build/train/data.pkl.gz --encoder FOLDER --out build/train/base.pt
"""
import argparse
import gzip
import pathlib
import pickle
import random
import time
import zlib

import numpy as np
import torch
from torch.nn import functional as F

import batches
import predict
from encoder import Encoder
from model import NO_TYPE, Reader, trigger_states
from reports import aside

NONE_WEIGHT = 0.6
STATUS_WEIGHT, MODE_WEIGHT, BESIDE_WEIGHT, SECTOR_WEIGHT = 0.3, 0.3, 0.5, 0.6


def soft_loss(scores, target, weight):
    """Cross-entropy with a teacher's probabilities, rows weighted, as a mean."""
    return -(weight * (target * scores.log_softmax(-1)).sum(-1)).sum() / weight.sum().clamp(min=1e-6)


def gold_loss(reader, words, group, device):
    kinds = torch.from_numpy(np.concatenate([r.types for r in group])).to(device)
    weight = torch.ones(NO_TYPE + 1, device=device)
    weight[NO_TYPE] = NONE_WEIGHT
    loss = F.cross_entropy(reader.types(words), kinds, weight=weight)
    sectors = torch.from_numpy(np.concatenate([r.sectors for r in group])).to(device)
    if (sectors >= 0).any():
        loss = loss + SECTOR_WEIGHT * F.cross_entropy(reader.sectors(words[sectors >= 0]), sectors[sectors >= 0])
    items = batches.with_offsets(group, lambda r: r.items)
    if not items:
        return loss
    rows, acts, pairs = batches.ask(items, device)
    triggers = trigger_states(words, rows, acts, len(items))
    hidden = reader.pairs(words, triggers, pairs)
    beside = torch.from_numpy(np.concatenate([i.beside for _, i in items])).to(device)
    asked = beside >= 0
    if asked.any():
        loss = loss + BESIDE_WEIGHT * F.binary_cross_entropy_with_logits(reader.beside(hidden)[asked], beside[asked].float())
    roles = torch.from_numpy(np.concatenate([i.roles for _, i in items])).to(device)
    role_weight = torch.tensor([NONE_WEIGHT, 1, 1, 1], device=device)
    loss = loss + F.cross_entropy(reader.role(hidden), roles, weight=role_weight)
    status = torch.tensor([i.status for _, i in items], device=device)
    mode = torch.tensor([i.mode for _, i in items], device=device)
    loss = loss + STATUS_WEIGHT * F.cross_entropy(reader.statuses(triggers), status)
    return loss + MODE_WEIGHT * F.cross_entropy(reader.mode(triggers), mode)


def taught_loss(reader, words, group, device):
    """The same questions, answered by a teacher (predict.Soft)."""
    kinds = torch.from_numpy(np.concatenate([r.soft.types for r in group]).astype(np.float32)).to(device)
    weight = 1 - (1 - NONE_WEIGHT) * kinds[:, NO_TYPE]
    loss = soft_loss(reader.types(words), kinds, weight)
    items = batches.with_offsets(group, lambda r: r.soft.items)
    if not items:
        return loss
    rows, acts, pairs = batches.ask(items, device)
    triggers = trigger_states(words, rows, acts, len(items))

    def told(name):
        return torch.from_numpy(np.concatenate([getattr(r.soft, name) for r in group if r.soft.items]).astype(np.float32)).to(device)
    roles, ones = told("roles"), torch.ones(len(items), device=device)
    loss = loss + soft_loss(reader.roles(words, triggers, pairs), roles, 1 - (1 - NONE_WEIGHT) * roles[:, 0])
    loss = loss + STATUS_WEIGHT * soft_loss(reader.statuses(triggers), told("statuses"), ones)
    return loss + MODE_WEIGHT * soft_loss(reader.mode(triggers), told("modes"), ones)


def groups(prepared, size, rng):
    """Batches of reports with about `size` windows each, of reports of like length."""
    order = sorted(prepared, key=lambda r: (r.kind == "news", len(r.windows), rng.random()))
    out, run, count = [], [], 0
    for r in order:
        if run and (run[0].kind == "news") != (r.kind == "news"):  # news has no gold: a batch is of one kind
            out.append(run)
            run, count = [], 0
        run.append(r)
        count += len(r.windows)
        if count >= size:
            out.append(run)
            run, count = [], 0
    if run:
        out.append(run)
    rng.shuffle(out)
    return out


def fit(reader, learn, options, device, report=lambda epoch, loss: None):
    """Trains `reader` on `learn`; a report with `soft` answers learns from these, and from its gold by `gold_share`."""
    rng, masks = random.Random(options.seed), np.random.default_rng(options.seed)
    reader.encoder.words.weight.requires_grad = False  # words that no report holds stay near those that some do
    head = [p for n, p in reader.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW([{"params": [p for p in reader.encoder.parameters() if p.requires_grad], "lr": options.rate},
                                   {"params": head, "lr": options.rate * options.head_rate}], weight_decay=0.01)
    steps = options.epochs * len(groups(learn, options.windows, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.1 * steps)) * max(0.0, 1 - s / steps))
    for epoch in range(options.epochs):
        reader.train()
        total, batch = 0.0, groups(learn, options.windows, rng)
        for group in batch:
            inputs = batches.encode(group, device, options.mask, masks)
            with torch.autocast(device.type, torch.bfloat16):
                words = reader.words(inputs).float()
            if not options.soft:
                loss = gold_loss(reader, words, group, device)
            elif group[0].kind == "news":
                loss = taught_loss(reader, words, group, device)
            else:
                loss = ((1 - options.gold_share) * taught_loss(reader, words, group, device) +
                        options.gold_share * gold_loss(reader, words, group, device))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.detach()
        report(epoch, float(total) / len(batch))
    return reader


def load_data(path):
    with gzip.open(path, "rb") as file:
        return pickle.load(file)


def parts_aside(data):
    """The reports that no training sees, by the folder they came from, and those of --measure folders."""
    parts = {}
    for r in data["gold"]:
        if aside(r.id):
            parts.setdefault(r.kind, []).append(r)
    if data["measure"]:
        parts["measure"] = data["measure"]
    return parts


WORDS = "encoder.words.weight"


def save(reader, path, words):
    """Half floats. The embeddings of pieces, which are not trained, stay in `words`, the encoder's file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"state": {name: value.half().cpu() for name, value in reader.state_dict().items() if name != WORDS},
                "layers": len(reader.encoder.layers), "lexicon_width": reader.lexicon.in_features, "words": words.stem}, path)


def load_reader(path, words_of, dropout=0.1):
    """A saved reader; `words_of` maps the encoder's name to its file."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    encoder = Encoder.pretrained(words_of(stored["words"]), stored["layers"], dropout)
    reader = Reader(encoder, stored["lexicon_width"])
    # A head that the file does not have yet begins anew.
    reader.load_state_dict(reader.state_dict() | {name: value.float() for name, value in stored["state"].items()} | {WORDS: encoder.words.weight})
    return reader


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="model.safetensors, .onnx or .npz of a BERT of width 384")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--start", type=pathlib.Path, help="a saved reader to go on from")
    parser.add_argument("--name", default="reader")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--windows", type=int, default=24, help="windows of 128 pieces a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=4, help="times --rate")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--mask", type=float, default=0.1, help="share of words hidden while learning")
    parser.add_argument("--soft", type=pathlib.Path, help="a teacher's answers (teach.py), to learn from beside the gold")
    parser.add_argument("--gold-share", type=float, default=0.4, help="weight of the gold beside the teacher")
    parser.add_argument("--without", default="", help="features left out: lexicon, parse")
    parser.add_argument("--only", default="", help="learn from these kinds alone, by comma")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=1, help="learn from that share of the reports, for the learning curve")
    parser.add_argument("--all", action="store_true", help="learn from the reports kept aside, too")
    return parser


def strip(prepared, without):
    for r in prepared:
        if "lexicon" in without:
            r.lexicon[:] = 0
        if "parse" in without:
            r.features[:, :3] = 0
            for item in r.items:
                item.path[:] = 0


def main():
    options = arguments().parse_args()
    torch.set_float32_matmul_precision("high")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    data = load_data(options.data)
    gold = [r for r in data["gold"] if not options.only or r.kind in options.only.split(",")]
    strip(data["gold"] + data["measure"], options.without)
    gold = [r for r in gold if aside(r.id) or zlib.crc32(b"share " + r.id.encode()) % 1000 < 1000 * options.share]
    learn = gold if options.all else [r for r in gold if not aside(r.id)]
    if options.soft:
        learn = learn + data["news"]
        soft = load_data(options.soft)
        for r in learn:
            r.soft = soft[r.kind, r.id]
    parts = parts_aside(data)
    torch.manual_seed(1)  # heads begin alike whatever the seed, so that readers can be averaged
    if options.start:
        reader = load_reader(options.start, lambda _: options.encoder, options.dropout).to(device)
    else:
        reader = Reader(Encoder.pretrained(options.encoder, options.layers, options.dropout), learn[0].lexicon.shape[1]).to(device)
    torch.manual_seed(options.seed)
    begun = time.time()

    def report(epoch, loss):
        print(f"{options.name} epoch {epoch + 1} loss {loss:.4f} {time.time() - begun:.0f} s", flush=True)
    fit(reader, learn, options, device, report)
    for name, part in parts.items():
        print(f"{options.name} {name:8s} {predict.summary(reader, part, device)}", flush=True)
    if options.out:
        save(reader, options.out, options.encoder)


if __name__ == "__main__":
    main()
