#!/usr/bin/env python3
"""Event coreference across articles on ECB+: CoNLL F1 on the mentions that both sides found.

    tools/eval_stories.py ECBPLUS_FOLDER [--program FILE] [--reader NAME] [--topics 1-35]

Each topic's articles go into a store of their own with one day of publication, since ECB+ tells none: links need days. Our
mention is an ECB+ event mention (ACTION_* or NEG_ACTION_*) if their words overlap. Scored are the clusters of the mentions
that both found, within a topic: MUC, B3, CEAF-e and their mean. Beside ours: every mention alone, and all mentions of a topic whose
trigger begins with the same five letters as one.
"""
import argparse
import collections
import json
import pathlib
import sqlite3
import subprocess
import tempfile
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parent.parent
DAY = "2010-06-15"


def read_document(path):
    """Text, spans of tokens in it by t_id, gold mentions: token ids and cluster."""
    root = tree.parse(path).getroot()
    text, spans, sentence = "", {}, None
    for token in root.iter("token"):
        if sentence is not None:
            text += "\n\n" if token.get("sentence") != sentence and token.get("number") == "0" and text.endswith(".") else " "
        sentence = token.get("sentence")
        word = token.text or ""
        spans[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word
    mentions, cluster = {}, {}
    for markable in root.find("Markables"):
        anchors = [anchor.get("t_id") for anchor in markable.findall("token_anchor")]
        if anchors and ("ACTION" in markable.tag):
            mentions[markable.get("m_id")] = anchors
    for relation in root.find("Relations"):
        name = relation.get("note") or path.name + relation.get("r_id")
        for source in relation.findall("source"):
            cluster[source.get("m_id")] = name
    return text, spans, [(anchors, cluster.get(m_id, f"{path.name}#{m_id}")) for m_id, anchors in mentions.items()]


def run(program, *words):
    return subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout


def our_mentions(program, reader, documents):
    """(doc, start, end, trigger, cluster) of each of our mentions in one topic."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = [json.dumps({"doc_id": name, "date": DAY, "text": text}) for name, (text, _, _) in documents.items()]
        (folder / "in.jsonl").write_text("\n".join(lines) + "\n")
        run(program, "ingest", str(folder / "in.jsonl"), "--db", str(folder / "store.db"), "--reader", reader, "--quiet")
        events = [json.loads(line) for line in run(program, "code", str(folder / "in.jsonl"), "--reader", reader, "-q", "-f", "jsonl").splitlines()]
        with sqlite3.connect(folder / "store.db") as database:
            clusters = dict(database.execute("SELECT mention, cluster FROM event"))
    out = []
    for event in events:
        number = int(event["mention_id"], 16)
        number -= 2**64 if number >= 2**63 else 0
        trigger = event["trigger"]
        out.append((event["doc_id"], trigger["start"], trigger["end"], trigger["text"], clusters[number]))
    return out


def pair(documents, ours):
    """Gold cluster, our cluster and trigger of each mention that both found."""
    found = []
    for name, (_, spans, gold) in documents.items():
        used = set()
        for anchors, cluster in gold:
            places = [spans[anchor] for anchor in anchors]
            for i, (doc, start, end, trigger, mine) in enumerate(ours):
                if doc == name and i not in used and any(start < e and s < end for s, e in places):
                    used.add(i)
                    found.append((cluster, mine, trigger.lower()[:5]))
                    break
    return found


def groups(labels):
    out = collections.defaultdict(set)
    for i, label in enumerate(labels):
        out[label].add(i)
    return list(out.values())


def muc(key, response):
    at = {i: n for n, group in enumerate(response) for i in group}
    right = sum(len(group) - len({at[i] for i in group}) for group in key)
    return right, sum(len(group) - 1 for group in key)


def b3(key, response):
    at = {i: group for group in response for i in group}
    return sum(len(group & at[i]) / len(group) for group in key for i in group), sum(len(group) for group in key)


def ceaf(key, response):
    """Best one-to-one matching by phi4; groups that share nothing match nothing, so each component is matched alone."""
    import numpy
    from scipy.optimize import linear_sum_assignment
    score = numpy.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key])
    rows, columns = linear_sum_assignment(-score)
    return score[rows, columns].sum()


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(gold, mine):
    key, response = groups(gold), groups(mine)
    scores = []
    for measure in (muc, b3):
        (r, rn), (p, pn) = measure(key, response), measure(response, key)
        scores.append(f1(p / pn if pn else 0, r / rn if rn else 0))
    common = ceaf(key, response)
    scores.append(f1(common / len(response), common / len(key)))
    return [*scores, sum(scores) / 3]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--program", default=str(ROOT / "build/release/dragoman"))
    parser.add_argument("--reader", default="base")
    parser.add_argument("--topics", default="1-35")
    options = parser.parse_args()
    first, last = map(int, options.topics.split("-"))
    gold, mine, stems, total = [], [], [], 0
    for topic in range(first, last + 1):
        files = sorted(pathlib.Path(options.folder, str(topic)).glob("*.xml"))
        documents = {path.name: read_document(path) for path in files}
        if not documents:
            continue
        total += sum(len(document[2]) for document in documents.values())
        for cluster, ours, stem in pair(documents, our_mentions(options.program, options.reader, documents)):
            gold.append((topic, cluster))
            mine.append((topic, ours))
            stems.append((topic, stem))
    print(f"topics {options.topics}: {len(gold)} mentions that both found, of {total} in ECB+")
    print(f"{'':20} {'MUC':>6} {'B3':>6} {'CEAFe':>6} {'CoNLL':>6}")
    for name, labels in (("ours", mine), ("all alone", list(range(len(gold)))), ("same five letters", stems)):
        print(f"{name:20} " + " ".join(f"{100 * score:6.1f}" for score in conll(gold, labels)))


if __name__ == "__main__":
    main()
