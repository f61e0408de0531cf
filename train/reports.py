"""Annotated reports and their parses: what the reader learns from, in arrays of words."""
import dataclasses
import json
import pathlib
import subprocess
import zlib

TYPES = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
         "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
STATUSES = ["actual", "future", "hypothetical", "negated"]
ROLES = ["none", "source", "target", "attribution"]
SECTORS = ("GOV MIL COP JUD LEG PTY SPY REB PRM UAF OPP ELI CVL REF BUS EDU JRN LAB MED REL SOC CRM AGR UNK").split()
DATED = 0.5  # where this share of a report's events has a day, one without has none; else nobody looked for it


@dataclasses.dataclass
class Word:
    start: int  # code points in the report's text, half-open
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int  # index in the report's words; a root's is its own
    entity: str  # OntoNotes label, "" if none


@dataclasses.dataclass
class Act:
    words: list[int]  # the trigger's
    type: int
    mode: str | None
    status: int
    roles: dict[int, int]  # word -> role, over the sentence and the one before
    when: dict[int, int]  # word of a phrase that may tell its day -> whether it does; words of the same sentences
    where: dict[int, int]  # the same of its place


@dataclasses.dataclass
class Report:
    id: str
    words: list[Word]
    sentences: list[tuple[int, int]]  # half-open word ranges
    acts: list[Act]
    sectors: dict[int, int] = dataclasses.field(default_factory=dict)  # head word of a party's phrase -> index in SECTORS


def aside(report_id: str, share=10) -> bool:
    """One report in `share` is kept aside, chosen by its id alone."""
    return zlib.crc32(report_id.encode()) % share == 0


def load_gold(folders):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.json")):
            if path.parent.name == "second":  # another annotation of reports that are in the corpus
                continue
            yield json.loads(path.read_text(encoding="utf-8"))


def parse_all(texts, program):
    """Parses [(id, day or None, text)] by `dragoman parse`, each paragraph as a document of its own: {id: Doc.to_json()},
    with times and places under "_"."""
    lines = "".join(json.dumps({"doc_id": ident, "date": day, "text": text}, ensure_ascii=False) + "\n" for ident, day, text in texts)
    done = subprocess.run([program, "parse", "--quiet", "--format", "json", "--with", "times,places", "--paragraphs", "--input", "jsonl", "-"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=True)
    return {doc["doc_id"]: doc for doc in map(json.loads, done.stdout.splitlines())}


def words_of(doc):
    entity = {}
    for span in doc["ents"]:
        entity |= {at: span["label"] for at in range(span["start"], span["end"])}
    return [Word(t["start"], t["end"], doc["text"][t["start"]:t["end"]], t["lemma"], t["tag"], t["dep"], t["head"],
                 entity.get(t["start"], "")) for t in doc["tokens"]]


def sentences_of(doc, words):
    out, at = [], 0
    for sent in doc["sents"]:
        begin = at
        while at < len(words) and words[at].start < sent["end"]:
            at += 1
        if at > begin:
            out.append((begin, at))
    return out


def occurrences(text, words):
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


class Annotator:
    """Puts a gold record's spans on words. `times` and `places`: phrases that may tell a day or a place, as the program
    finds them."""

    def __init__(self, gold, words, sentences, times=(), places=()):
        self.gold, self.words, self.sentences = gold, words, sentences
        self.times, self.places = times, places
        self.dated = sum(bool(e.get("date")) for e in gold["events"]) >= DATED * max(1, len(gold["events"]))
        self.sectors = {}
        self.text = "\n\n".join(gold["paragraphs"])
        self.starts, at = [], 0
        for paragraph in gold["paragraphs"]:
            self.starts.append(at)
            at += len(paragraph) + 2

    def covered(self, begin, end, first, last):
        return [i for i in range(first, last) if self.words[i].start < end and self.words[i].end > begin]

    def act(self, event):
        at = -1
        for _ in range(event.get("n", 1)):
            at = self.gold["paragraphs"][event["p"]].find(event["trigger"], at + 1)
        if at < 0:
            return None
        begin = self.starts[event["p"]] + at
        sent = next((k for k, (a, b) in enumerate(self.sentences) if self.words[b - 1].end > begin), None)
        if sent is None:
            return None
        first, last = self.sentences[sent]
        trigger = self.covered(begin, begin + len(event["trigger"]), first, last)
        if not trigger:
            return None
        window = (self.sentences[sent - 1][0] if sent else first, last)
        roles = {}
        for role, phrases in ((3, event.get("attr") or []), (2, [a["text"] for a in event["target"]]), (1, [a["text"] for a in event["source"]])):
            for phrase in phrases:
                roles |= {i: role for i in self.nearest(phrase, begin, window) if i not in trigger}
        for actor in event["source"] + event["target"]:
            if actor["sector"] in SECTORS:
                self.sectors |= {i: SECTORS.index(actor["sector"]) for i in self.head(self.nearest(actor["text"], begin, window))}
        return Act(trigger, TYPES.index(event["type"]), event.get("mode"), STATUSES.index(event["status"]), roles,
                   self.when(event, begin, window), self.where(event, begin, window))

    def head(self, words):
        """The word of a phrase that the others hang on, in a list; none for no words."""
        return [w for w in words if self.words[w].head not in words or self.words[w].head == w][:1]

    def candidates(self, spans, window):
        """Words of each span that lies in the window."""
        low, high = self.words[window[0]].start, self.words[window[1] - 1].end
        return [(span, self.covered(span["start"], span["end"], *window)) for span in spans if low <= span["start"] and span["end"] <= high]

    def when(self, event, trigger, window):
        """For the words of each day in the window: whether it is the event's, the nearest one in its sentence first."""
        day = event.get("date")
        if not day and not self.dated:
            return {}
        found = self.candidates([t for t in self.times if t["first"]], window)
        right = [(span, words) for span, words in found if day and [span["first"], span["last"]] == day]
        best = min(right, key=lambda pair: abs(pair[0]["start"] - trigger), default=(None, []))[1]
        return {w: int(words == best) for _, words in found for w in words}

    def where(self, event, trigger, window):
        place = event.get("place")
        if not place and not self.dated:
            return {}
        right = self.nearest(place["text"], trigger, window) if place else []
        return {w: 0 for _, words in self.candidates(self.places, window) for w in words} | {w: 1 for w in right}

    def nearest(self, phrase, trigger, window):
        """Words of the occurrence of `phrase` nearest to the trigger, inside the window."""
        low, high = self.words[window[0]].start, self.words[window[1] - 1].end
        inside = [at for at in occurrences(self.text, phrase) if low <= at and at + len(phrase) <= high and self.whole(at, phrase)]
        if not inside:
            return []
        at = min(inside, key=lambda a: abs(a - trigger))
        return self.covered(at, at + len(phrase), *window)

    def whole(self, at, phrase):
        before, after = self.text[at - 1:at], self.text[at + len(phrase):at + len(phrase) + 1]
        return not (before.isalnum() and phrase[0].isalnum()) and not (after.isalnum() and phrase[-1].isalnum())


def load_reports(folders, program):
    golds = list(load_gold(folders))
    docs = parse_all([(g["id"], g.get("date"), "\n\n".join(g["paragraphs"])) for g in golds], program)
    for gold in golds:
        doc = docs.get(gold["id"])
        if doc is None:
            continue
        words = words_of(doc)
        sentences = sentences_of(doc, words)
        annotator = Annotator(gold, words, sentences, doc["_"]["times"], doc["_"]["places"])
        acts = [act for act in map(annotator.act, gold["events"]) if act]
        yield Report(gold["id"], words, sentences, acts, annotator.sectors)


def load_plain(articles, program):
    """Articles without annotation: records with doc_id and text."""
    for ident, doc in parse_all([(a["doc_id"], a.get("date"), a["text"]) for a in articles], program).items():
        words = words_of(doc)
        yield Report(ident, words, sentences_of(doc, words), [])
