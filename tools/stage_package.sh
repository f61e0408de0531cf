#!/usr/bin/env bash
# Makes what the packages carry beside the tree: man page and completions out of the program's table of commands,
# changelog, licences (ours and those of the libraries in lib/dragoman). Called by cmake/package.cmake:
# stage_package.sh PROGRAM FOLDER MAINTAINER
set -euo pipefail
program=$(realpath "$1") target=$2 maintainer=$3
cd "$(dirname "${BASH_SOURCE[0]}")/.."
share=$target/share doc=$target/share/doc/dragoman

rm -rf "$target"
umask 022
mkdir -p "$share"/{man/man1,bash-completion/completions,zsh/vendor-completions,fish/vendor_completions.d,lintian/overrides} \
  "$doc/libraries"
"$program" generate man | gzip -9n >"$share/man/man1/dragoman.1.gz"
"$program" generate bash >"$share/bash-completion/completions/dragoman"
"$program" generate zsh >"$share/zsh/vendor-completions/_dragoman"
"$program" generate fish >"$share/fish/vendor_completions.d/dragoman.fish"
gzip -9nc CHANGELOG.md >"$doc/NEWS.gz"
version=$("$program" --version | cut -d ' ' -f 2)
gzip -9n >"$doc/changelog.gz" <<CHANGELOG
dragoman ($version) stable; urgency=medium

  * NEWS.gz tells what is new.

 -- $maintainer  $(date -uR -r CHANGELOG.md)
CHANGELOG
{ cat NOTICE; printf '\nThe Apache License 2.0 is in /usr/share/common-licenses/Apache-2.0 and beside this file.\n'; } >"$doc/copyright"
cp LICENSE "$doc/LICENSE"
cat >"$share/lintian/overrides/dragoman" <<'OVERRIDES'
# The package also runs where no network reaches Debian's archive: the libraries lie in a folder of its own.
dragoman: embedded-library
dragoman: custom-library-search-path
dragoman: shared-library-lacks-prerequisites
# The tarball is the same tree, and on other systems there is no /usr/share/common-licenses.
dragoman: extra-license-file
# The authors have no public address yet.
dragoman: bogus-mail-host
dragoman: bogus-mail-host-in-debian-changelog
OVERRIDES

# The licence of each library that comes from a Debian package.
ldd "$program" | awk '$3 ~ /^\// {print $3}' | grep -Ev '/lib(c|m|gcc_s|stdc\+\+)\.so' | while read -r library; do
  package=$(dpkg-query -S "$(realpath "$library")" 2>/dev/null || dpkg-query -S "*/$(basename "$(realpath "$library")")")
  package=${package%%:*}
  cp -L "/usr/share/doc/$package/copyright" "$doc/libraries/$package.copyright"
done
