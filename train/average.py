#!/usr/bin/env python3
"""The mean of readers that began from the same weights and saw the data in another order. A head that only some of them
have is the mean of theirs.

    average.py --data data.pkl.gz --members a.pt b.pt ... --out mean.pt
"""
import argparse
import pathlib

import torch

import predict
from train import load_data, load_reader, parts_aside, save


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--members", nargs="+", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    reader = load_reader(options.members[0], lambda _: options.encoder).to(device).eval()
    states = [torch.load(path, map_location=device, weights_only=True)["state"] for path in options.members]

    def mean(name):
        have = [state[name].float() for state in states if name in state]
        return sum(have) / len(have)
    reader.load_state_dict(reader.state_dict() | {name: mean(name) for name in set().union(*states)})
    for name, part in parts_aside(load_data(options.data)).items():
        print(f"mean {name:8s} {predict.summary(reader, part, device)}", flush=True)
    save(reader, options.out, options.encoder)


if __name__ == "__main__":
    main()
