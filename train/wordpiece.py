"""Uncased word pieces, as BERT's tokenizer cuts them: lower case, accents off, punctuation apart, longest match first."""
import pathlib
import unicodedata

UNKNOWN, START, END, PAD = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
LONGEST_WORD = 100


def is_punctuation(char):
    code = ord(char)
    ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_sign or unicodedata.category(char).startswith("P")


def fold(char):
    """Lower case without combining marks, controls or blanks; Hangul stays whole."""
    if "\uac00" <= char <= "\ud7a3":
        return char
    decomposed = unicodedata.normalize("NFD", char.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf") and not c.isspace())


def plain(word):
    return "".join(map(fold, word))


class WordPieces:
    def __init__(self, vocabulary: pathlib.Path):
        self.ids = {word: i for i, word in enumerate(vocabulary.read_text(encoding="utf-8").split("\n")) if word}
        self.cache = {}

    def __call__(self, word: str) -> list[int]:
        """Piece ids of one token; a token of blanks alone has none."""
        if word not in self.cache:
            self.cache[word] = [piece for part in self.parts(plain(word)) for piece in self.pieces(part)]
        return self.cache[word]

    @staticmethod
    def parts(text):
        run = ""
        for char in text:
            if is_punctuation(char):
                if run:
                    yield run
                run = ""
                yield char
            else:
                run += char
        if run:
            yield run

    def pieces(self, part):
        if len(part) > LONGEST_WORD:
            return [self.ids[UNKNOWN]]
        out, begin = [], 0
        while begin < len(part):
            end = len(part)
            while end > begin and ("##" if begin else "") + part[begin:end] not in self.ids:
                end -= 1
            if end == begin:
                return [self.ids[UNKNOWN]]
            out.append(self.ids[("##" if begin else "") + part[begin:end]])
            begin = end
        return out
