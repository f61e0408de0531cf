"""Acts out of a trained reader, and how they compare with gold."""
import dataclasses

import numpy as np
import torch

import batches
from model import MODES, NO_TYPE, trigger_states
from reports import ROLES, TYPES

ALLOWED_MODES = [[0] + [i for i, name in enumerate(MODES) if name.startswith(kind + "/")] for kind in TYPES]


@dataclasses.dataclass
class Soft:
    """Answers as probabilities: words x types; for each item its status and mode, for each pair its role."""
    types: np.ndarray
    items: list
    statuses: np.ndarray
    modes: np.ndarray
    roles: np.ndarray


@dataclasses.dataclass
class Found:
    trigger: list
    type: int
    status: int
    mode: int
    roles: dict
    score: float


def spans(kinds, sentence_of):
    """Words of one type that touch, inside a sentence, are one trigger: [(words, type)]."""
    out, begin = [], 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[begin] or sentence_of[at] != sentence_of[begin]:
            if kinds[begin] != NO_TYPE:
                out.append((list(range(begin, at)), int(kinds[begin])))
            begin = at
    return out


@torch.no_grad()
def type_scores(readers, r, device):
    """Mean log-probabilities (words, types) of one or more readers, and their word states."""
    states = []
    total = 0
    for reader in readers:
        reader.eval()
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            words = reader.words(batches.encode([r], device)).float()
        states.append(words)
        total = total + reader.types(words).softmax(-1)
    return total / len(readers), states


@torch.no_grad()
def answer(readers, states, items, device):
    """Status, mode and role probabilities, means over readers, for items of one report."""
    rows, acts, pairs = batches.ask([(0, i) for i in items], device)
    totals = [0, 0, 0]
    for reader, words in zip(readers, states):
        triggers = trigger_states(words, rows, acts, len(items))
        for k, scores in enumerate((reader.statuses(triggers), reader.mode(triggers), reader.roles(words, triggers, pairs))):
            totals[k] = totals[k] + scores.softmax(-1) / len(readers)
    return [t.cpu().numpy() for t in totals]


def decode(probabilities, bias):
    """Type of each word: the likeliest, "no act" made likelier by `bias` (a logarithm)."""
    scores = np.log(probabilities + 1e-9)
    scores[:, NO_TYPE] += bias
    return scores.argmax(-1)


def acts_of(readers, r, device, bias=0.0):
    probabilities, states = type_scores(readers, r, device)
    probabilities = probabilities.cpu().numpy()
    found = spans(decode(probabilities, bias), r.sentence_of)
    if not found:
        return []
    items = [r.item(trigger, kind) for trigger, kind in found]
    statuses, modes, roles = answer(readers, states, items, device)
    out, at = [], 0
    for k, item in enumerate(items):
        allowed = ALLOWED_MODES[item.type]
        labels = roles[at:at + item.end - item.begin].argmax(-1)
        at += item.end - item.begin
        by_role = {role: [item.begin + w for w in np.flatnonzero(labels == role) if item.begin + w not in item.trigger] for role in (1, 2, 3)}
        out.append(Found(item.trigger, item.type, int(statuses[k].argmax()), allowed[int(modes[k][allowed].argmax())], by_role,
                         float(probabilities[item.trigger, item.type].max())))
    return out


def compare(pred, gold, n, roles):
    taken = set()
    for act in gold:
        n["gold"] += 1
        hit = next((k for k, p in enumerate(pred) if k not in taken and set(p.trigger) & set(act.trigger)), None)
        if hit is None:
            continue
        taken.add(hit)
        p = pred[hit]
        n["detect"] += 1
        if p.type != act.type:
            continue
        n["typed"] += 1
        n["status"] += p.status == act.status
        n["modes"] += act.mode > 0
        n["mode"] += act.mode > 0 and p.mode == act.mode
        for role, counts in roles.items():
            want = {act.begin + w for w in np.flatnonzero(act.roles == role)}
            have = set(p.roles[role])
            counts[0] += bool(want & have)
            counts[1] += bool(have)
            counts[2] += bool(want)


@torch.no_grad()
def told_beside(reader, r, device):
    """Right and asked of the questions that are asked of gold acts: days, places (a word each), sectors."""
    _, (words,) = type_scores([reader], r, device)
    counts = np.zeros((3, 2), int)
    heads = r.sectors >= 0
    if heads.any():
        counts[2] = (reader.sectors(words[heads]).argmax(-1).cpu().numpy() == r.sectors[heads]).sum(), heads.sum()
    if r.items:
        rows, acts, pairs = batches.ask([(0, i) for i in r.items], device)
        scores = reader.beside(reader.pairs(words, trigger_states(words, rows, acts, len(r.items)), pairs)).cpu().numpy()
        gold = np.concatenate([i.beside for i in r.items])
        for k in (0, 1):
            asked = gold[:, k] >= 0
            counts[k] = ((scores[asked, k] > 0) == (gold[asked, k] > 0)).sum(), asked.sum()
    return counts


def f1(hit, pred, gold):
    return 2 * hit / max(1, pred + gold)


def summary(readers, held, device, bias=0.0):
    """Detect and typed F1, roles' span F1 and shares of status and mode (triggers must overlap), and typed F1 at other biases."""
    readers = readers if isinstance(readers, list) else [readers]
    n = dict.fromkeys("gold pred detect typed status mode modes".split(), 0)
    roles = {r: [0, 0, 0] for r in (1, 2, 3)}
    for r in held:
        pred = acts_of(readers, r, device, bias)
        n["pred"] += len(pred)
        compare(pred, r.items, n, roles)
    parts = [f"{n['gold']} acts P {n['typed'] / max(1, n['pred']):.3f} R {n['typed'] / max(1, n['gold']):.3f}",
             f"detect {f1(n['detect'], n['pred'], n['gold']):.3f} typed {f1(n['typed'], n['pred'], n['gold']):.3f}",
             f"status {n['status'] / max(1, n['typed']):.3f} mode {n['mode'] / max(1, n['modes']):.3f}"]
    parts += [f"{ROLES[r]} {f1(*roles[r]):.3f}" for r in roles]
    told = sum(told_beside(readers[0], r, device) for r in held)
    parts += [f"{name} {right / max(1, asked):.3f}" for name, (right, asked) in zip(("day", "place", "sector"), told)]
    return " ".join(parts)
