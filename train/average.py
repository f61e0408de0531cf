#!/usr/bin/env python3
"""The mean of readers that began from the same weights and saw the data in another order.

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
    readers = [load_reader(path, lambda _: options.encoder).to(device).eval() for path in options.members]
    states = [reader.state_dict() for reader in readers]
    readers[0].load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    for name, part in parts_aside(load_data(options.data)).items():
        print(f"mean {name:8s} {predict.summary(readers[0], part, device)}", flush=True)
    save(readers[0], options.out, options.encoder)


if __name__ == "__main__":
    main()
