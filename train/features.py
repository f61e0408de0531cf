"""What the reader sees beside the encoder's states: the lexicon, the parse, the shape of a word."""
import pathlib
import re
import zlib

import numpy as np

from reports import TYPES

DEP_BUCKETS, TAG_BUCKETS, ENTITY_BUCKETS, SHAPES, PATH_BUCKETS = 64, 64, 32, 5, 1024
LONGEST_PATH = 4
ARTICLES = {"the", "a", "an", "one's", "oneself", "somebody", "someone"}
HEADER = re.compile(r"list\s+(\S+)\s+.*?type=(\w+)\s+mode=(\S+)\s+(sure|mixed)")


def bucket(text: str, buckets: int) -> int:
    """Bucket 0 is for what is absent."""
    return 1 + zlib.crc32(text.encode()) % (buckets - 1) if text else 0


def parts_of(entry: str):
    """The lemmas of an entry: articles of a phrase left out, hyphenated words cut as the tokenizer cuts them."""
    words = entry.lower().split()
    return tuple(part for word in words if len(words) == 1 or word not in ARTICLES for part in word.split("-") if part)


class Predicates:
    """lexicon/predicates: which types a word or phrase may tell, surely or among other senses."""

    def __init__(self, folder: pathlib.Path):
        self.phrases = {}  # first lemma -> [(lemmas, column)]
        for path in sorted(folder.glob("*.txt")):
            column = None
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.startswith("list "):
                    _, kind, _, care = HEADER.match(line).groups()
                    index = TYPES.index(kind) if kind in TYPES else (len(TYPES) if "report" in path.name else len(TYPES) + 1)
                    column = 2 * index + (care == "mixed")
                elif line.startswith("  ") and not line.strip().startswith("#"):
                    for entry in filter(None, (e.strip() for e in line.split("#")[0].split(";"))):
                        lemmas = parts_of(entry)
                        self.phrases.setdefault(lemmas[0], []).append((lemmas, column))
        self.width = 2 * (len(TYPES) + 2)

    def columns(self, words, begin, end):
        """(words, width) 0/1: what each word of a sentence may tell. A phrase marks its first word; up to two other
        words may stand between its parts (`hand down a heavy sentence`)."""
        out = np.zeros((end - begin, self.width), np.float32)
        lemmas = [w.lemma.lower() for w in words[begin:end]]
        for i, lemma in enumerate(lemmas):
            for phrase, column in self.phrases.get(lemma, ()):
                at = i
                for part in phrase[1:]:
                    near = lemmas[at + 1:at + 4]
                    if part not in near:
                        break
                    at += 1 + near.index(part)
                else:
                    out[i, column] = 1
        return out


def shape(text: str) -> int:
    if text[:1].isdigit():
        return 3
    if text.isupper() and len(text) > 1:
        return 2
    if text[:1].isupper():
        return 1
    return 0 if text[:1].isalpha() else 4


def word_features(words):
    """(words, 4) int: buckets of dependency, tag, entity label and shape."""
    return np.array([[bucket(w.dep, DEP_BUCKETS), bucket(w.tag, TAG_BUCKETS), bucket(w.entity, ENTITY_BUCKETS), shape(w.text)]
                     for w in words], np.int64).reshape(len(words), 4)


def ancestors(heads, at):
    chain = [at]
    while heads[chain[-1]] != chain[-1] and len(chain) <= 2 * LONGEST_PATH:
        chain.append(heads[chain[-1]])
    return chain


def path_buckets(heads, deps, trigger, begin, end):
    """For each word of begin..end: the bucket of the dependencies passed on the way from the trigger to it, "<" up and
    ">" down; 0 where the way is longer than LONGEST_PATH, there is none, or it is the trigger itself."""
    up = ancestors(heads, trigger)
    places = {w: i for i, w in enumerate(up)}
    out = np.zeros(end - begin, np.int16)
    for b in range(begin, end):
        down, at = [], b
        while at not in places and len(down) <= LONGEST_PATH and heads[at] != at:
            down.append(deps[at])
            at = heads[at]
        if at in places and 0 < places[at] + len(down) <= LONGEST_PATH:
            climbed = "".join("<" + deps[x] for x in up[:places[at]])
            out[b - begin] = bucket(climbed + "".join(">" + d for d in reversed(down)), PATH_BUCKETS)
    return out
