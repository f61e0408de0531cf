"""The MiniLM encoder (BERT layout) straight from its safetensors file, without the transformers library."""
import pathlib

import torch
from safetensors.torch import load_file
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
    def pretrained(cls, folder: pathlib.Path, layers=6, dropout=0.1):
        """`folder` holds model.safetensors; the first `layers` of its layers are taken."""
        stored = load_file(str(folder / "model.safetensors"))
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


def copy(module, stored, name):
    module.weight.copy_(stored[name + ".weight"])
    module.bias.copy_(stored[name + ".bias"])
