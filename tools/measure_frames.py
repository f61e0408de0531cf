#!/usr/bin/env python3
"""What each predicate of the frames brings, against annotated reports.

    measure_frames.py --gold DIR --events EVENTS.jsonl [--by head|rule] [--least N] [--missed] [--show LEMMA] [--write FOLDER]

Pairs each event with the annotated trigger that it overlaps (or the nearest of its type within 80
characters), and prints for each predicate (head lemma and frame) how many of its events were right, had
another type, or were no event. --missed lists the words of triggers that nothing found, --status the
confusion of status and mode, --show the sentences of one predicate. --write puts what share of each frame's
events was right into its file as `confidence`, drawn to 0.8 as if by four more events; one that a person set to 1 stays.
"""
import argparse, collections, glob, json, os, re

PRIOR, PRIOR_EVENTS = 0.8, 4


def load(folder):
    gold, texts = {}, {}
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        doc = json.load(open(path, encoding="utf-8"))
        starts, at = [], 0
        for par in doc["paragraphs"]:
            starts.append(at)
            at += len(par) + 2
        events = []
        for event in doc["events"]:
            par, i = doc["paragraphs"][event["p"]], -1
            for _ in range(event.get("n", 1)):
                i = par.find(event["trigger"], i + 1)
            start = starts[event["p"]] + i
            events.append(dict(event, start=start, end=start + len(event["trigger"])))
        gold[doc["id"]] = events
        texts[doc["id"]] = ("\n\n".join(doc["paragraphs"]), starts)
    return gold, texts


def pair(gold, found):
    """Pairs by overlap first, then by type within 80 characters; each at most once."""
    options = []
    for i, g in enumerate(gold):
        for j, e in enumerate(found):
            s, t = e["trigger"]["start"], e["trigger"]["end"]
            overlap, same = min(g["end"], t) - max(g["start"], s) > 0, g["type"] == e["type"]
            if overlap or (same and max(g["start"] - t, s - g["end"]) <= 80):
                options.append((-(4 * overlap + 3 * same), i, j))
    pairs, used = {}, set()
    for _, i, j in sorted(options):
        if i not in used and j not in pairs:
            used.add(i)
            pairs[j] = i
    return pairs


def sentence(texts, doc, at):
    text, starts = texts[doc]
    begin = max(s for s in starts if s <= at)
    end = text.find("\n\n", begin)
    return text[begin : end if end >= 0 else len(text)]


def write(folder, rows):
    for path in sorted(glob.glob(os.path.join(folder, "*.frames"))):
        blocks = re.split(r"(?m)^(?=frame )", open(path, encoding="utf-8").read())
        for i, block in enumerate(blocks):
            counts = rows.get("frames/" + block.split("\n", 1)[0][6:].strip())
            if not counts or re.search(r"(?m)^  confidence 1$", block):
                continue
            right, all_events = counts[0], sum(counts[:3])
            line = f"  confidence {(right + PRIOR * PRIOR_EVENTS) / (all_events + PRIOR_EVENTS):.2f}\n"
            block = re.sub(r"(?m)^  confidence .*\n", "", block)
            blocks[i] = re.sub(r"(?m)^(?=  e\.g\.)", line, block, count=1)
        open(path, "w", encoding="utf-8").write("".join(blocks))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gold", required=True)
    parser.add_argument("--events", required=True)
    parser.add_argument("--by", choices=["head", "rule", "both"], default="both")
    parser.add_argument("--least", type=int, default=3)
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--status", action="store_true")
    parser.add_argument("--show")
    parser.add_argument("--write", help="the folder of frames")
    args = parser.parse_args()
    if args.write:
        args.by = "rule"
    gold, texts = load(args.gold)
    by_doc = collections.defaultdict(list)
    for line in open(args.events, encoding="utf-8"):
        event = json.loads(line)
        event.setdefault("head", event["trigger"]["text"].lower())
        by_doc[event["doc_id"]].append(event)
    rows = collections.defaultdict(lambda: [0, 0, 0, collections.Counter()])
    missed, status, mode, total = collections.Counter(), collections.Counter(), collections.Counter(), collections.Counter()
    for doc, events in gold.items():
        pairs = pair(events, by_doc[doc])
        total["gold"] += len(events)
        total["found"] += len(by_doc[doc])
        for j, e in enumerate(by_doc[doc]):
            key = {"head": e["head"], "rule": e["rule"], "both": e["rule"][7:] + " " + e["head"]}[args.by]
            if args.show and e["head"] != args.show and e["rule"] != "frames/" + args.show:
                continue
            verdict = "FALSE"
            if j in pairs:
                g = events[pairs[j]]
                verdict = "right" if g["type"] == e["type"] else g["type"]
            if args.show:
                print(f"{verdict:8} {e['rule']} {e['trigger']['text']!r} {e['status']} | {sentence(texts, doc, e['trigger']['start'])}")
            if verdict == "right":
                rows[key][0] += 1
                total["typed"] += 1
                if g["status"] != e["status"]:
                    status[(g["status"], e["status"], e["head"])] += 1
                total["status"] += g["status"] == e["status"]
                if g["mode"]:
                    total["moded"] += 1
                    total["mode"] += g["mode"] == e["mode"]
                    if g["mode"] != e["mode"]:
                        mode[(g["type"], g["mode"], e["mode"], e["rule"][7:], e["head"])] += 1
            elif verdict == "FALSE":
                rows[key][2] += 1
            else:
                rows[key][1] += 1
                rows[key][3][verdict] += 1
            total["detect"] += verdict != "FALSE"
        hit = set(pairs.values())
        for i, g in enumerate(events):
            if i not in hit:
                missed[(g["type"], g["trigger"].lower())] += 1
    if args.show:
        return
    if args.write:
        return write(args.write, rows)
    if args.missed:
        by_type = collections.defaultdict(list)
        for (kind, words), n in missed.most_common():
            by_type[kind].append(f"{words} {n}" if n > 1 else words)
        for kind, words in sorted(by_type.items()):
            print(f"{kind} ({sum(n for (k, _), n in missed.items() if k == kind)}): " + "; ".join(words))
        return
    if args.status:
        for key, n in status.most_common(40):
            print(n, *key)
        for key, n in mode.most_common(60):
            print(n, *key)
    else:
        for key, (right, other, false, kinds) in sorted(rows.items(), key=lambda r: -(r[1][1] + r[1][2])):
            if right + other + false >= args.least:
                print(f"{right:4} right {other:3} other {false:4} false  {key}  {dict(kinds) if kinds else ''}")
    share = lambda a, b: a / b if b else 0.0
    for name in ("detect", "typed"):
        p, r = share(total[name], total["found"]), share(total[name], total["gold"])
        print(f"{name} P {p:.3f} R {r:.3f} F1 {share(2 * p * r, p + r):.3f}", end="  ")
    print(f"status {share(total['status'], total['typed']):.3f} mode {share(total['mode'], total['moded']):.3f}")


if __name__ == "__main__":
    main()
