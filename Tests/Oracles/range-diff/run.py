#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds `SeriesComparison` against `git range-diff` on pairs of versions.

    run.py DUMP PAIRS [COUNT]

DUMP is the program that prints a comparison (`swift build --product CompareDump`), PAIRS a folder that
version_pairs.py wrote. Prints every difference and, at the end, how many pairs agree.
"""

import collections
import pathlib
import re
import subprocess
import sys
import tempfile

import fake_history

ROW = re.compile(rb"^\s*(\d+|-):\s+\S+ ([=!<>]) \s*(\d+|-):\s+\S+ ", re.M)


def git_rows(text):
    """The rows of a range-diff as (old, new, status)."""
    return [(m[1].decode(), m[3].decode(), m[2].decode()) for m in ROW.finditer(text)]


def as_git_would(rows):
    """Our rows without what git does not know: pairs that rest on titles alone, and parts of splits and merges."""
    paired, old, new = [], [], []
    for row in rows:
        textual = row[5] == "primary" and "equalTitles" not in row[7]
        if row[0] != "-" and row[1] != "-" and textual:
            paired.append(tuple(row[:3]))
        else:
            old += [row[0]] * (row[0] != "-")
            new += [row[1]] * (row[1] != "-")
    lone_old = {number for number in old if number not in {row[0] for row in paired}}
    lone_new = {number for number in new if number not in {row[1] for row in paired}}
    return paired + [(number, "-", "<") for number in lone_old] + [("-", number, ">") for number in lone_new]


def wanted(subject):
    """Whether the subject is that of a numbered patch, not of a cover letter."""
    match = re.search(rb"(\d+)/(\d+)", subject)
    return bool(match) and int(match[1]) > 0


def main(dump, pairs, limit):
    counts = collections.Counter()
    for folder in sorted(pathlib.Path(pairs).iterdir()):
        if counts["pairs compared"] >= limit:
            break
        with tempfile.TemporaryDirectory() as scratch:
            try:
                history = fake_history.History(scratch)
                if not all(history.add(name, folder / f"{name}.mbox", wanted) for name in ("old", "new")):
                    raise fake_history.CannotBuild("no patches")
                theirs = git_rows(history.range_diff("old", "new"))
            except (fake_history.CannotBuild, subprocess.CalledProcessError) as error:
                counts["can't be built"] += 1
                print(f"{folder.name}: {error}", file=sys.stderr)
                continue
        printed = subprocess.run([dump, folder / "old.mbox", folder / "new.mbox"], check=True, capture_output=True)
        rows = [line.split("\t") for line in printed.stdout.decode().splitlines() if not line.startswith("limit")]
        ours = as_git_would(rows)
        counts["pairs compared"] += 1
        counts["rows of git"] += len(theirs)
        counts["rows equal"] += len(set(theirs) & set(ours))
        counts["pairs by title where git has none"] += sum("equalTitles" in row[7] for row in rows)
        counts["parts of splits and merges where git has none"] += sum(row[5] == "part" for row in rows)
        if sorted(ours) == sorted(theirs):
            counts["equal"] += 1
            continue
        same = sorted(row[:2] for row in ours) == sorted(row[:2] for row in theirs)
        counts["other sign" if same else "paired otherwise"] += 1
        print(f"{folder.name}: {'other sign' if same else 'paired otherwise'}")
        for row in sorted(set(theirs) - set(ours)):
            print("  git ", *row)
        for row in rows:
            if not set(as_git_would([row])) <= set(theirs):
                print("  ours", *row)
    print(dict(counts))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else sys.maxsize)
