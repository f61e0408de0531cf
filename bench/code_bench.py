#!/usr/bin/env python3
"""The whole way, articles to events, by each reader: words a second and peak memory.

    ./dev bench code [--texts FILE...] [--words N] [--rounds N] [--readers NAME...] [--kernels SET...]

The whole process from start to end on all cores, JSONL in, JSONL out and thrown away. Figures are medians of the rounds.
Words are what stands between blanks.
"""
import argparse
import statistics

from syntax_bench import PROGRAM, ROOT, read_texts, run_dragoman, write_workload


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", nargs="+", default=[str(ROOT / "examples/reports.jsonl")], help="JSONL or plain text")
    parser.add_argument("--words", type=int, default=100_000, help="words to code in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--readers", nargs="+", default=["frames", "small", "base"])
    parser.add_argument("--kernels", nargs="+", default=["avx512", "avx2"])
    parser.add_argument("--program", default=str(PROGRAM))
    options = parser.parse_args()
    workload = ROOT / "build/bench/code.jsonl"
    workload.parent.mkdir(parents=True, exist_ok=True)
    words, documents, repeated = write_workload(read_texts(options.texts), options.words, workload)
    print(f"{documents} texts, {words} words{' (texts repeated)' if repeated else ''}, {options.rounds} rounds")
    print(f"{'':16} {'words/s':>10} {'peak MB':>9}")
    for reader in options.readers:
        for kernels in options.kernels:
            arguments = ["code", "--format", "jsonl", "--reader", reader, "--kernels", kernels]
            runs = [run_dragoman(options.program, arguments, workload) for _ in range(options.rounds)]
            seconds = statistics.median(run["seconds"] for run in runs)
            print(f"{reader:8} {kernels:7} {words / seconds:10.0f} {max(run['peak_kb'] for run in runs) / 1024:9.0f}", flush=True)


if __name__ == "__main__":
    main()
