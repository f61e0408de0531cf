#!/usr/bin/env python3
"""The program's reader against the float reference, word for word: share of words with the same type, of acts with the same
status, mode and roles.

    compare.py --reader base.pt --file readers/base.dgm --gold FOLDER... [--kernels avx2] [--show 20]
"""
import argparse
import json
import pathlib
import subprocess

import numpy as np
import torch

import batches
import features
import predict
from model import MODES, NO_TYPE
from reports import TYPES, load_gold, load_reports
from train import load_reader
from wordpiece import WordPieces


def program_labels(golds, options):
    lines = "".join(json.dumps({"doc_id": g["id"], "text": "\n\n".join(g["paragraphs"])}, ensure_ascii=False) + "\n" for g in golds)
    done = subprocess.run([options.labels, options.data_folder, str(options.file)] + ([options.kernels] if options.kernels else []),
                          input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return {d["doc_id"]: d for d in map(json.loads, done.stdout.splitlines())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", type=pathlib.Path, required=True)
    parser.add_argument("--file", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--gold", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--labels", default="build/release/tests/reader_labels")
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--data-folder", default="build/release/share/dragoman")
    parser.add_argument("--lexicon", type=pathlib.Path, default=pathlib.Path("lexicon/predicates"))
    parser.add_argument("--kernels", default="")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    device = torch.device("cpu")
    reader = load_reader(options.reader, lambda _: options.encoder).eval()
    pieces, predicates = WordPieces(options.vocabulary), features.Predicates(options.lexicon)
    theirs = program_labels(list(load_gold(options.gold)), options)
    n = dict.fromkeys(["words", "same", "acts", "both", "status", "mode", "roles", "role words", "same role words"], 0)
    for report in load_reports(options.gold, options.program):
        r, told = batches.Prepared(report, pieces, predicates), theirs[report.id]
        probabilities, states = predict.type_scores([reader], r, device)
        probabilities = probabilities.numpy()
        kinds = predict.decode(probabilities, 0.0)
        n["words"] += len(kinds)
        same = kinds == np.array(told["types"])
        n["same"] += int(same.sum())
        for w in np.flatnonzero(~same)[:max(0, options.show)]:
            options.show -= 1
            top = np.sort(probabilities[w])[::-1]
            name = lambda k: "none" if k == NO_TYPE else TYPES[k]
            print(f"{report.id} {r.texts[w]!r}: {name(kinds[w])} {top[0]:.3f} against {top[1]:.3f}, program {name(told['types'][w])}")
        mine = {(a.trigger[0], a.trigger[-1] + 1, a.type): a for a in predict.acts_of([reader], r, device)}
        n["acts"] += len(mine)
        for begin, end, kind, status, mode, roles in told["acts"]:
            act = mine.get((begin, end, kind))
            if act is None:
                continue
            n["both"] += 1
            n["status"] += act.status == status
            n["mode"] += MODES[act.mode] == (f"{TYPES[kind]}/{mode}" if mode else "none")
            words = {role: {w for x, a, b in roles if x == role for w in range(a, b)} for role in (1, 2, 3)}
            n["roles"] += all(words[role] == set(act.roles[role]) for role in words)
            n["role words"] += sum(len(words[role] | set(act.roles[role])) for role in words)
            n["same role words"] += sum(len(words[role] & set(act.roles[role])) for role in words)
    both = max(1, n["both"])
    print(f"{n['words']} words, same type {100 * n['same'] / n['words']:.3f} %; {n['both']} of {n['acts']} acts alike; of these "
          f"same status {100 * n['status'] / both:.2f} %, mode {100 * n['mode'] / both:.2f} %, all roles {100 * n['roles'] / both:.2f} %; "
          f"of the words that either gives a role, both give it to {100 * n['same role words'] / max(1, n['role words']):.2f} %")


if __name__ == "__main__":
    main()
