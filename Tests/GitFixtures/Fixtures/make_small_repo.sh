#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# Makes a small repository in $1: three commits on main, a tag on each of the first two, a branch beside them.
set -eu
export GIT_AUTHOR_NAME='Jane Doe' GIT_AUTHOR_EMAIL=jane@example.org GIT_COMMITTER_NAME='Jane Doe' \
	GIT_COMMITTER_EMAIL=jane@example.org GIT_AUTHOR_DATE='1700000000 +0100' GIT_COMMITTER_DATE='1700000000 +0100' \
	GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
git init -q -b main "$1"
cd "$1"
mkdir -p drivers/foo
printf 'one\ntwo\nthree\n' > drivers/foo/foo.c
printf '#!/bin/sh\n' > run.sh
chmod +x run.sh
ln -s drivers/foo/foo.c link
git add -A
git commit -q -m 'foo: add a driver'
git tag v1.0
printf 'one\n2\nthree\n' > drivers/foo/foo.c
GIT_COMMITTER_DATE='1700000100 +0100' git commit -q -a -m 'foo: count in digits' -m 'A number is shorter than a word.

Signed-off-by: Jane Doe <jane@example.org>'
git tag -a -m 'Version 1.1' v1.1
git branch side v1.0
git mv drivers/foo/foo.c drivers/foo/bar.c
printf '\000\001\002' > blob.bin
git add blob.bin
GIT_COMMITTER_DATE='1700000200 +0100' git commit -q -a -m 'foo: rename to bar'
