#!/usr/bin/env bash
# From annotated reports to readers/choices.tsv, with the readers that lie in readers/.
#
#   train/make_choices.sh GOLD...
#
# GOLD are folders of reports: corpus, and others that you have. What the rows leave open (who is meant, the day, the place) is
# learned from all of them but those kept aside: from the acts as annotated, and from the readers' own acts of those reports
# that they did not learn from (later.txt). Needs numpy, scipy and xxhash; a quarter of an hour.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
python=${PYTHON:-python3} out=${OUT:-build/train}
"$python" train/parts.py --gold "$@" --out "$out/parts"
cmake --preset release -DDRAGOMAN_TRAIN=ON
cmake --build --preset release --target dragoman choice_features
features() { build/release/choice_features build/release/share/dragoman "$@"; }
features given "$out"/parts/rest/* > "$out/given.jsonl" &
features read "$out"/parts/later/* > "$out/later.jsonl"
wait $!
"$python" train/choices.py --given "$out/given.jsonl" --read "$out/later.jsonl" --out readers/choices.tsv
