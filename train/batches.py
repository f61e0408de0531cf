"""Reports as tensors: windows of whole sentences for the encoder, words with features, acts with the pairs to score."""
import numpy as np
import torch

import features
from model import MODES, NO_TYPE
from reports import TYPES
from wordpiece import WordPieces

WINDOW = 126  # word pieces, beside [CLS] and [SEP]
START, END = 101, 102


class Prepared:
    """One report's arrays, made once."""

    def __init__(self, report, pieces: WordPieces, predicates):
        self.report = report
        words = report.words
        self.pieces = [pieces(w.text) for w in words]
        self.features = features.word_features(words)
        self.lexicon = np.zeros((len(words), predicates.width), np.float32)
        for begin, end in report.sentences:
            self.lexicon[begin:end] = predicates.columns(words, begin, end)
        self.windows = list(self.cut())
        self.sentence_of = np.zeros(len(words), np.int64)
        for k, (begin, end) in enumerate(report.sentences):
            self.sentence_of[begin:end] = k
        self.types = np.full(len(words), NO_TYPE, np.int64)
        for act in report.acts:
            self.types[act.words] = act.type
        self.gold_pairs = [self.pairs(act.words) for act in report.acts]

    def cut(self):
        """Runs of whole sentences that fit the window; a sentence that does not is cut."""
        run, size = [], 0
        for begin, end in self.report.sentences:
            length = sum(len(self.pieces[w]) for w in range(begin, end))
            if run and size + length > WINDOW:
                yield run
                run, size = [], 0
            for w in range(begin, end):
                if size + len(self.pieces[w]) > WINDOW and run:
                    yield run
                    run, size = [], 0
                run.append(w)
                size += len(self.pieces[w])
        if run:
            yield run

    def pairs(self, trigger):
        """What the role scorer is asked for a trigger: words of its sentence and the one before, distance, path."""
        sentence = self.sentence_of[trigger[0]]
        begin = self.report.sentences[max(0, sentence - 1)][0]
        end = self.report.sentences[sentence][1]
        middle = trigger[len(trigger) // 2]
        return begin, end, np.arange(begin, end) - middle, features.path_buckets(self.report.words, middle, begin, end)


def encode(reports):
    """Encoder input and words of several reports; word rows run on from report to report."""
    windows, rows, row_words, counts, offset = [], [], [], [], 0
    longest = max((sum(len(r.pieces[w][:WINDOW]) for w in run) for r in reports for run in r.windows), default=0) + 2
    for r in reports:
        for run in r.windows:
            line, base = [START], len(windows) * longest
            for w in run:
                here = r.pieces[w][:WINDOW] or [START][:0]
                rows += range(base + len(line), base + len(line) + len(here))
                row_words += [offset + w] * len(here)
                line += here
            windows.append(line + [END] + [0] * (longest - len(line) - 1))
        counts += [max(1, len(p[:WINDOW])) for p in r.pieces]
        offset += len(r.pieces)
    return {"pieces": torch.tensor(windows), "piece_rows": torch.tensor(rows), "piece_words": torch.tensor(row_words),
            "piece_counts": torch.tensor(counts, dtype=torch.float32),
            "features": torch.from_numpy(np.concatenate([r.features for r in reports])),
            "lexicon": torch.from_numpy(np.concatenate([r.lexicon for r in reports]))}


def ask(items):
    """Triggers and pairs for [(word offset of the report, prepared report, trigger words, type, pairs)]."""
    rows, acts, pair = [], [], {"act": [], "word": [], "type": [], "distance": [], "path": []}
    for k, (offset, _, trigger, kind, (begin, end, distance, path)) in enumerate(items):
        rows += [offset + w for w in trigger]
        acts += [k] * len(trigger)
        pair["act"].append(np.full(end - begin, k))
        pair["word"].append(np.arange(begin, end) + offset)
        pair["type"].append(np.full(end - begin, kind))
        pair["distance"].append(distance)
        pair["path"].append(path)
    joined = {key: torch.from_numpy(np.concatenate(value)) for key, value in pair.items()}
    return torch.tensor(rows), torch.tensor(acts), joined


def gold_items(reports):
    offset = 0
    for r in reports:
        for act, pairs in zip(r.report.acts, r.gold_pairs):
            yield (offset, r, act.words, act.type, pairs), act
        offset += len(r.pieces)


def targets(pairs_of_items):
    """Role, status and mode labels of gold items."""
    roles, statuses, modes = [], [], []
    for (_, _, _, kind, (begin, end, _, _)), act in pairs_of_items:
        label = np.zeros(end - begin, np.int64)
        for w, role in act.roles.items():
            if begin <= w < end:
                label[w - begin] = role
        roles.append(label)
        statuses.append(act.status)
        name = f"{TYPES[kind]}/{act.mode}"
        modes.append(MODES.index(name) if act.mode and name in MODES else 0)
    return torch.from_numpy(np.concatenate(roles)), torch.tensor(statuses), torch.tensor(modes)
