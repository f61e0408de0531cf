"""The MiniLM encoder (BERT layout) straight from its safetensors file, without the transformers library."""
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WIDTH, HEADS, INNER, EPS = 384, 12, 1536, 1e-12


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=EPS)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=EPS)
        self.dropout = dropout

    def forward(self, x, mask):
        batch, length, _ = x.shape
        q, k, v = (t.view(batch, length, HEADS, -1).transpose(1, 2) for t in self.qkv(x).split(WIDTH, dim=-1))
        drop = self.dropout if self.training else 0.0
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=drop)
        seen = self.mix(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.mix_norm(x + F.dropout(seen, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.out_norm(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """Piece ids (batch, length) -> states (batch, length, 384). Piece 0 pads."""

    def __init__(self, layers=6, dropout=0.1, vocabulary=30522, positions=512):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(positions, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces):
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = F.dropout(self.norm(self.words(pieces) + self.positions(place)), self.dropout, self.training)
        mask = (pieces != 0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    @classmethod
    def pretrained(cls, file: pathlib.Path, layers=6, dropout=0.1):
        """`file`: BERT weights of width 384 (see `stored_weights`); the first `layers` of its layers are taken."""
        stored = stored_weights(file)
        made = cls(layers, dropout)
        with torch.no_grad():
            # Every piece is of segment 0, so that segment's embedding is folded into the positions.
            made.words.weight.copy_(stored["embeddings.word_embeddings.weight"])
            made.positions.weight.copy_(stored["embeddings.position_embeddings.weight"] +
                                        stored["embeddings.token_type_embeddings.weight"][0])
            copy(made.norm, stored, "embeddings.LayerNorm")
            for i, layer in enumerate(made.layers):
                base = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    parts = [stored[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(parts))
                copy(layer.mix, stored, base + "attention.output.dense")
                copy(layer.mix_norm, stored, base + "attention.output.LayerNorm")
                copy(layer.up, stored, base + "intermediate.dense")
                copy(layer.down, stored, base + "output.dense")
                copy(layer.out_norm, stored, base + "output.LayerNorm")
        return made


def stored_weights(file: pathlib.Path):
    """{name of BERT: tensor} from .safetensors, .onnx (matrices of MatMul nodes are transposed and nameless there) or .npz
    (int8 rows with scales)."""
    if file.suffix == ".safetensors":
        from safetensors.torch import load_file
        return load_file(str(file))
    if file.suffix == ".npz":
        packed = np.load(file)
        return {name: torch.from_numpy(unpack(packed, name)) for name in packed.files if not name.endswith("#scale")}
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(str(file)).graph
    stored = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    bias_of = {tensor: node.input[0] for node in graph.node if node.op_type == "Add" for tensor in node.input}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            bias = bias_of.get(node.output[0], "")
            if bias.endswith(".bias"):
                stored[bias[:-4] + "weight"] = stored[node.input[1]].T.contiguous()
    return stored


def unpack(packed, name):
    values = packed[name]
    return values.astype(np.float32) * packed[name + "#scale"][:, None] if name + "#scale" in packed.files else values


def copy(module, stored, name):
    module.weight.copy_(stored[name + ".weight"])
    module.bias.copy_(stored[name + ".bias"])
