"""Acts out of a trained reader, and how they compare with the gold kept aside."""
import torch

import batches
from model import MODES, NO_TYPE, trigger_states
from reports import ROLES, STATUSES, TYPES


def spans(kinds):
    """Words of one type that touch are one trigger."""
    out, begin = [], 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[begin]:
            if kinds[begin] != NO_TYPE:
                out.append((list(range(begin, at)), kinds[begin]))
            begin = at
    return out


def within_sentences(found, sentence_of):
    for words, kind in found:
        run = [words[0]]
        for w in words[1:]:
            if sentence_of[w] != sentence_of[run[-1]]:
                yield run, kind
                run = []
            run.append(w)
        yield run, kind


@torch.no_grad()
def acts_of(reader, prepared, bias=0.0):
    """[(trigger words, type, status, mode, {role: [words]}, score)] of one report; `bias` is added to "no act"."""
    reader.eval()
    words = reader.words(batches.encode([prepared]))
    scores = reader.types(words).log_softmax(-1)
    scores[:, NO_TYPE] += bias
    kinds = scores.argmax(-1).tolist()
    found = list(within_sentences(spans(kinds), prepared.sentence_of))
    if not found:
        return []
    items = [(0, prepared, trigger, kind, prepared.pairs(trigger)) for trigger, kind in found]
    rows, acts, pairs = batches.ask(items)
    triggers = trigger_states(words, rows, acts, len(items))
    statuses = reader.statuses(triggers).argmax(-1).tolist()
    mode_scores = reader.mode(triggers)
    roles = reader.roles(words, triggers, pairs).argmax(-1).tolist()
    out, at = [], 0
    for k, (_, _, trigger, kind, (begin, end, _, _)) in enumerate(items):
        allowed = [0] + [i for i, name in enumerate(MODES) if name.startswith(TYPES[kind] + "/")]
        mode = max(allowed, key=lambda i: mode_scores[k, i].item())
        by_role = {r: [] for r in (1, 2, 3)}
        for w in range(begin, end):
            role = roles[at + w - begin]
            if role and w not in trigger:
                by_role[role].append(w)
        at += end - begin
        out.append((trigger, kind, statuses[k], mode, by_role, scores[trigger, kind].max().exp().item()))
    return out


def summary(reader, held):
    """Detect and typed F1, roles' span F1 and shares of status and mode over reports kept aside (triggers must overlap)."""
    n = dict.fromkeys("gold pred detect typed status mode modes".split(), 0)
    role_hits = {r: [0, 0, 0] for r in (1, 2, 3)}
    for prepared in held:
        pred, gold = acts_of(reader, prepared), prepared.report.acts
        n["gold"] += len(gold)
        n["pred"] += len(pred)
        taken = set()
        for act in gold:
            hit = next((k for k, p in enumerate(pred) if k not in taken and set(p[0]) & set(act.words)), None)
            if hit is None:
                continue
            taken.add(hit)
            n["detect"] += 1
            trigger, kind, status, mode, by_role, _ = pred[hit]
            if kind != act.type:
                continue
            n["typed"] += 1
            n["status"] += status == act.status
            if act.mode:
                n["modes"] += 1
                n["mode"] += MODES[mode] == f"{TYPES[kind]}/{act.mode}"
            for role in role_hits:
                want = {w for w, r in act.roles.items() if r == role}
                have = set(by_role[role])
                role_hits[role][0] += bool(want & have)
                role_hits[role][1] += bool(have)
                role_hits[role][2] += bool(want)
    def f1(hit, pred, gold):
        return 2 * hit / max(1, pred + gold)
    parts = [f"detect {f1(n['detect'], n['pred'], n['gold']):.3f} typed {f1(n['typed'], n['pred'], n['gold']):.3f}",
             f"status {n['status'] / max(1, n['typed']):.3f} mode {n['mode'] / max(1, n['modes']):.3f}"]
    parts += [f"{ROLES[r]} {f1(*role_hits[r]):.3f}" for r in role_hits]
    return " ".join(parts)
