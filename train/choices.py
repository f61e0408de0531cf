#!/usr/bin/env python3
"""Learns readers/choices.tsv: how much each feature makes an answer likelier (src/event/choice.h).

    choices.py --given FILE... --read FILE... --out readers/choices.tsv
    choices.py --given FILE... --read FILE... --cross 5

FILE is what `choice_features` printed (train/choice_features.cc): `given` of reports that the reader learned from, `read`
of reports that it did not. Needs numpy and scipy. The model is a
softmax over a question's answers, of which several may be right; weights are held small by a Gaussian prior, and a
feature that occurs in fewer than twelve reports has none. --cross gives figures on reports of `read` left out in turn.
"""
import argparse
import collections
import json
import sys
import zlib

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

LEAST_REPORTS = 12
HERE = ("before", "behind", "near=here", "seen=", "nowhere|seen")


def load(paths, given):
    for path in paths:
        for line in open(path, encoding="utf-8"):
            question = json.loads(line)
            for answer in question["answers"] if given and "_" not in question["question"] else ():  # what stands there would have been given
                answer["features"] = [f for f in answer["features"] if not f.startswith(HERE)]
            yield question


def right(question, answer):
    return answer["is"] == question["right"]


def best_of(question):
    """Which answers are right: of those with the right codes the ones with the right sectors, if there are any."""
    good = [right(question, a) for a in question["answers"]]
    if "sectors" not in question or "_meant" in question["question"]:
        return good
    better = [g and set(a["sectors"]) <= set(question["sectors"]) for g, a in zip(good, question["answers"])]
    return better if any(better) else good


class Model:
    def __init__(self, questions, prior):
        seen = collections.defaultdict(set)
        for q in questions:
            for answer in q["answers"]:
                for feature in answer["features"]:
                    seen[feature].add(q["report"])
        self.index = {f: i for i, f in enumerate(sorted(f for f, r in seen.items() if len(r) >= LEAST_REPORTS))}
        self.weights = numpy.zeros(len(self.index))
        self.prior = prior

    def matrix(self, questions):
        rows, columns, starts, at = [], [], [], 0
        for q in questions:
            starts.append(at)
            for answer in q["answers"]:
                for feature in answer["features"]:
                    if feature in self.index:
                        rows.append(at)
                        columns.append(self.index[feature])
                at += 1
        return csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(at, len(self.index))), numpy.array(starts)

    def probabilities(self, matrix, starts, weights):
        scores = matrix @ weights
        owner = numpy.repeat(numpy.arange(len(starts)), numpy.diff(numpy.append(starts, len(scores))))
        scores -= numpy.maximum.reduceat(scores, starts)[owner]
        e = numpy.exp(scores)
        return e / numpy.add.reduceat(e, starts)[owner], owner

    def fit(self, questions):
        questions = [q for q in questions if any(right(q, a) for a in q["answers"])]
        matrix, starts = self.matrix(questions)
        good = numpy.array([g for q in questions for g in best_of(q)], dtype=float)

        def loss(w):
            p, owner = self.probabilities(matrix, starts, w)
            hit = numpy.add.reduceat(p * good, starts)
            value = -numpy.log(hit + 1e-12).sum() + self.prior * (w @ w) / 2
            gradient = matrix.T @ (p - p * good / (hit[owner] + 1e-12)) + self.prior * w
            return value, gradient

        self.weights = minimize(loss, self.weights, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
        return self

    def answer(self, questions):
        matrix, starts = self.matrix(questions)
        p, _ = self.probabilities(matrix, starts, self.weights)
        for q, start in zip(questions, starts):
            yield q, p[start:start + len(q["answers"])]


def likeliest(q, p):
    """The likeliest of the answers that are together the likeliest, having the same codes."""
    together = collections.Counter()
    for answer, each in zip(q["answers"], p):
        together[tuple(answer["is"])] += each
    codes = list(together.most_common(1)[0][0])
    return max(((each, k) for k, each in enumerate(p) if q["answers"][k]["is"] == codes), key=lambda x: (x[0], -x[1]))[1]


def figures(answered):
    """Counts over (question, probabilities)."""
    count = collections.Counter()
    for q, p in answered:
        told = bool(q["right"])
        best = q["answers"][likeliest(q, p)]
        if "sectors" in q:
            count["sector right"] += right(q, best) and told and set(best["sectors"]) <= set(q["sectors"])
        count["asked"] += 1
        count["reachable"] += any(right(q, a) for a in q["answers"])
        count["right"] += right(q, best)
        count["right before"] += right(q, q["answers"][0])
        count["found"] += told and right(q, best)
        count["made up"] += not told and bool(best["is"])
        count["left"] += best["is"] == q["answers"][0]["is"]
        count["rest right"] += q.get("rest", True)
        count["whole right"] += q.get("rest", True) and right(q, best)
        count["whole right before"] += q.get("rest", True) and right(q, q["answers"][0])
    return dict(count)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--given", nargs="*", default=[])
    parser.add_argument("--read", nargs="*", default=[])
    parser.add_argument("--test", nargs="*", default=[], help="figures on these, too")
    parser.add_argument("--out")
    parser.add_argument("--cross", type=int, default=0)
    parser.add_argument("--prior", type=float, default=4.0)
    options = parser.parse_args()
    given, read = list(load(options.given, True)), list(load(options.read, False))
    test = list(load(options.test, False))
    lines = []
    for name in sorted({q["question"] for q in given + read}):
        of = lambda questions: [q for q in questions if q["question"] == name]  # noqa: E731
        if options.cross:
            fold = lambda q: zlib.crc32(("fold" + q["report"]).encode()) % options.cross  # noqa: E731
            answered = []
            for k in range(options.cross):
                model = Model(of(given + read), options.prior).fit(of(given) + [q for q in of(read) if fold(q) != k])
                answered += model.answer([q for q in of(read) if fold(q) == k])
            print(name, "left out in turn:", figures(answered))
        model = Model(of(given + read), options.prior).fit(of(given + read))
        print(name, "learned from:", figures(model.answer(of(given + read))), len(model.index), "features")
        if of(test):
            print(name, "test:", figures(model.answer(of(test))))
        lines += [(name, f, model.weights[i]) for f, i in model.index.items() if abs(model.weights[i]) >= 0.005]
    if options.out:
        with open(options.out, "w", encoding="utf-8") as out:
            out.write("# What makes an answer likelier, learned by train/choices.py: src/event/choice.h.\nquestion\tfeature\tweight\n")
            out.writelines(f"{q}\t{f}\t{w:.3f}\n" for q, f, w in lines)


if __name__ == "__main__":
    sys.exit(main())
