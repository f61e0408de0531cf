#!/usr/bin/env python3
"""An encoder's weights in 8 bits a row, as the readers carry the embeddings of pieces.

    pack.py --encoder model.onnx --out build/train/bge.npz
"""
import argparse
import pathlib

import numpy as np

from encoder import stored_weights
from export import quantized


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=pathlib.Path, required=True, help="model.safetensors or .onnx of a BERT of width 384")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    packed = {}
    for name, tensor in stored_weights(options.encoder).items():
        if not name.startswith(("embeddings.", "encoder.")) or name.endswith("position_ids"):
            continue  # the pooler, and what an export left without a name
        values = tensor.float().numpy()
        if values.ndim == 2 and values.shape[0] > 2:
            packed[name], packed[name + "#scale"] = quantized(values)
        else:
            packed[name] = values
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, **packed)


if __name__ == "__main__":
    main()
