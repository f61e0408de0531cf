"""Reports as arrays, and arrays as batches: windows of whole sentences, words with features, acts with the pairs to score."""
import dataclasses

import numpy as np
import torch

import features
from model import MODES, NO_TYPE
from reports import TYPES

WINDOW = 126  # word pieces, beside [CLS] and [SEP]
START, END, MASK = 101, 102, 103


@dataclasses.dataclass
class Item:
    """An act to learn from or to be asked about."""
    trigger: list[int]
    type: int
    status: int
    mode: int
    begin: int  # the pairs' words: the trigger's sentence and the one before
    end: int
    path: np.ndarray
    roles: np.ndarray  # label a word
    beside: np.ndarray  # (words, 2): whether it tells the act's day, its place; -1 where nobody asks


class Prepared:
    """One report's arrays, made once."""

    def __init__(self, report, pieces, predicates, kind=""):
        self.id, self.kind = report.id, kind
        words = report.words
        self.heads = [w.head for w in words]
        self.deps = [w.dep for w in words]
        self.texts = [w.text for w in words]
        cut = [pieces(w.text)[:WINDOW] for w in words]
        self.counts = np.array([len(p) for p in cut], np.int32)
        self.pieces = np.array([p for c in cut for p in c], np.int32)
        self.features = features.word_features(words).astype(np.uint8)
        self.lexicon = np.zeros((len(words), predicates.width), np.uint8)
        for begin, end in report.sentences:
            self.lexicon[begin:end] = predicates.columns(words, begin, end)
        self.sentences = report.sentences
        self.sentence_of = np.zeros(len(words), np.int32)
        for k, (begin, end) in enumerate(report.sentences):
            self.sentence_of[begin:end] = k
        self.windows = list(self.cut())
        self.types = np.full(len(words), NO_TYPE, np.int64)
        for act in report.acts:
            self.types[act.words] = act.type
        self.items = [self.item(a.words, a.type, a.status, a.mode, a.roles, (a.when, a.where)) for a in report.acts]
        self.sectors = np.full(len(words), -1, np.int64)
        for w, sector in report.sectors.items():
            self.sectors[w] = sector
        self.soft = None  # a teacher's answers: see teach.py

    def cut(self):
        """Word ranges of whole sentences that fit the window; a sentence that does not is cut."""
        begin, size = 0, 0
        for first, last in self.sentences:
            length = int(self.counts[first:last].sum())
            if first > begin and size + length > WINDOW:
                yield begin, first
                begin, size = first, 0
            for w in range(first, last):
                if size + self.counts[w] > WINDOW:
                    yield begin, w
                    begin, size = w, 0
                size += int(self.counts[w])
        if begin < len(self.counts):
            yield begin, len(self.counts)

    def item(self, trigger, kind, status=0, mode=None, roles=(), told=((), ())):
        sentence = self.sentence_of[trigger[0]]
        begin = self.sentences[max(0, sentence - 1)][0]
        end = self.sentences[sentence][1]
        label = np.zeros(end - begin, np.int64)
        for w in roles:
            if begin <= w < end:
                label[w - begin] = roles[w]
        beside = np.full((end - begin, 2), -1, np.int8)
        for column, words in enumerate(told):
            for w in words:
                if begin <= w < end:
                    beside[w - begin, column] = words[w]
        name = f"{TYPES[kind]}/{mode}"
        path = features.path_buckets(self.heads, self.deps, trigger[len(trigger) // 2], begin, end)
        return Item(list(trigger), kind, status, MODES.index(name) if mode and name in MODES else 0, begin, end, path, label, beside)


def encode(reports, device="cpu", mask=0.0, rng=None):
    """Encoder input and words of several reports; words run on from report to report. `mask`: share of words hidden."""
    ids, lines, columns, words, offset = [], [], [], [], 0
    row = 0
    for r in reports:
        starts = np.concatenate([[0], np.cumsum(r.counts)])
        for begin, end in r.windows:
            piece = r.pieces[starts[begin]:starts[end]].copy()
            word = np.repeat(np.arange(begin, end), r.counts[begin:end])
            if mask:
                hidden = rng.random(end - begin) < mask
                piece[hidden[word - begin]] = MASK
            ids.append(piece)
            lines.append(np.full(len(piece), row))
            columns.append(np.arange(1, len(piece) + 1))
            words.append(word + offset)
            row += 1
        offset += len(r.counts)
    longest = max(len(p) for p in ids) + 2
    pieces = np.zeros((row, longest), np.int64)
    pieces[:, 0] = START
    for k, piece in enumerate(ids):
        pieces[k, 1:len(piece) + 1] = piece
        pieces[k, len(piece) + 1] = END
    flat = np.concatenate(lines) * longest + np.concatenate(columns)
    made = {"pieces": pieces, "piece_rows": flat, "piece_words": np.concatenate(words),
            "piece_counts": np.concatenate([r.counts for r in reports]).clip(1).astype(np.float32),
            "features": np.concatenate([r.features for r in reports]).astype(np.int64),
            "lexicon": np.concatenate([r.lexicon for r in reports]).astype(np.float32)}
    return {name: torch.from_numpy(array).to(device) for name, array in made.items()}


def ask(items, device="cpu"):
    """Trigger words, their acts, and pairs, for [(word offset of the report, Item)]."""
    rows, acts = [], []
    pair = {name: [] for name in ("act", "word", "type", "distance", "path")}
    for k, (offset, item) in enumerate(items):
        rows += [offset + w for w in item.trigger]
        acts += [k] * len(item.trigger)
        size = item.end - item.begin
        pair["act"].append(np.full(size, k))
        pair["word"].append(np.arange(item.begin, item.end) + offset)
        pair["type"].append(np.full(size, item.type))
        pair["distance"].append(np.arange(item.begin, item.end) - item.trigger[len(item.trigger) // 2])
        pair["path"].append(item.path.astype(np.int64))
    joined = {name: torch.from_numpy(np.concatenate(value)).to(device) for name, value in pair.items()}
    return torch.tensor(rows, device=device), torch.tensor(acts, device=device), joined


def with_offsets(reports, items_of):
    """[(offset, item)] over several reports."""
    out, offset = [], 0
    for r in reports:
        out += [(offset, item) for item in items_of(r)]
        offset += len(r.counts)
    return out
