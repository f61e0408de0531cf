#!/usr/bin/env bash
# Tries the packages of a folder in a bare Debian 12 (mmdebstrap, minbase) without a network: the .deb by dpkg, the
# tarball unpacked in a home. Checks man page, completions and the .deb's form (lintian) too. As root:
# check_package.sh FOLDER [BARE.tar]    BARE.tar: a bare Debian made before; else one is made.
set -euo pipefail
packages=$(realpath "$1")
bare=${2:+$(realpath "$2")}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/check_package.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT

say() { printf '== %s\n' "$*" >&2; }
die() { printf 'check_package: %s\n' "$*" >&2; exit 1; }
one() { [ $# -eq 1 ] && [ -f "$1" ] || die "not exactly one package in $packages: $*"; printf '%s' "$1"; }
deb=$(one "$packages"/*.deb)
tarball=$(one "$packages"/*.tar.gz)

# What a user does first, inside. Paths are those of the root that it runs in.
cat >"$work/steps.sh" <<'STEPS'
set -euo pipefail
dragoman=$1 examples=$2
cd "$(mktemp -d)"
if command -v cc c++ gcc >/dev/null; then echo "a compiler: this is no bare system"; exit 1; fi
if (exec 3<>/dev/tcp/192.0.2.1/80) 2>/dev/null; then echo "a network: this is no test"; exit 1; fi
"$dragoman" --version
"$dragoman" code "$examples/reports.jsonl" >events.jsonl
[ "$(wc -l <events.jsonl)" -gt 20 ] || { echo "too few events"; exit 1; }
"$dragoman" ingest --quiet "$examples/reports.jsonl" --db news.db
"$dragoman" agenda --from 2023-01-01 --db news.db --format jsonl >agenda.jsonl
[ -s agenda.jsonl ] || { echo "the agenda is empty"; exit 1; }
"$dragoman" serve --db news.db --listen 127.0.0.1:7373 2>serve.log &
server=$!
for _ in $(seq 100); do (exec 3<>/dev/tcp/127.0.0.1/7373) 2>/dev/null && break; sleep 0.1; done
exec 3<>/dev/tcp/127.0.0.1/7373
printf 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:7373\r\nConnection: close\r\n\r\n' >&3
read -r status <&3
kill -INT "$server"
wait "$server" || [ $? -eq 130 ]
[[ $status == "HTTP/1.1 200"* ]] || { echo "healthz: $status"; cat serve.log; exit 1; }
echo "$(wc -l <events.jsonl) events, $(wc -l <agenda.jsonl) rows of agenda, healthz: ${status%$'\r'}"
STEPS

# A fresh bare system at $work/NAME.
unpack() {
  mkdir "$work/$1"
  tar -C "$work/$1" --exclude='./dev/*' -xf "$bare"
  cp "$work/steps.sh" "$work/$1/steps.sh"
}

# Runs a command in the system NAME with loopback alone, /proc and no network.
inside() {
  local root=$work/$1
  shift
  unshare --net --mount --pid --fork bash -euc '
    ip link set lo up
    mount -t proc proc "$1/proc"
    mount --bind /dev "$1/dev"
    exec chroot "$@"' inside "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
}

if [ -z "$bare" ]; then
  say "a bare Debian 12"
  bare=$work/bare.tar
  mmdebstrap --quiet --variant=minbase bookworm "$bare"
fi

say "$(basename "$deb"), installed by dpkg"
unpack deb
cp "$deb" "$work/deb/dragoman.deb"
inside deb dpkg -i /dragoman.deb
inside deb bash /steps.sh dragoman /usr/share/doc/dragoman/examples
share=$work/deb/usr/share
say "man page and completions"
warned=$(man --warnings -l "$share/man/man1/dragoman.1.gz" 2>&1 >/dev/null) || die "man fails: $warned"
[ -z "$warned" ] || die "man warns: $warned"
bash -n "$share/bash-completion/completions/dragoman"
zsh -n "$share/zsh/vendor-completions/_dragoman"
fish -n "$share/fish/vendor_completions.d/dragoman.fish"
[ -s "$share/doc/dragoman/copyright" ] || die "no copyright file"
inside deb dpkg --purge dragoman
[ ! -e "$share/dragoman" ] && [ ! -e "$work/deb/usr/lib/dragoman" ] || die "purge leaves files behind"

say "$(basename "$tarball"), unpacked in a home"
unpack tarball
mkdir -p "$work/tarball/home/ann"
tar -C "$work/tarball/home/ann" -xzf "$tarball"
top=$(basename "$tarball" .tar.gz)
inside tarball bash /steps.sh "/home/ann/$top/bin/dragoman" "/home/ann/$top/share/doc/dragoman/examples"

say "lintian"
lintian --fail-on error "$deb"
say "all right: $(du -h "$deb" | cut -f1) $(basename "$deb"), $(du -h "$tarball" | cut -f1) $(basename "$tarball")"
