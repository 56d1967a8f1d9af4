#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Counts what the rules on versions find in the pairs that version_pairs.py wrote.

    version_rules.py DUMP PAIRS [RULE]

Prints a table in Markdown: for each rule and severity the number of findings, and of pairs that have one. With RULE its
findings are printed instead, to be looked at.
"""
import collections
import pathlib
import subprocess
import sys


def main(dump, pairs, shown):
    count, silent, found, hit = 0, 0, collections.Counter(), collections.Counter()
    for folder in sorted(pathlib.Path(pairs).iterdir()):
        printed = subprocess.run([dump, *(folder / f"{name}.mbox" for name in ("old", "new", "replies"))],
                                 check=True, capture_output=True, timeout=60).stdout.decode(errors="replace")
        count += 1
        silent += "\nfinding\t" not in printed
        findings = [line.split("\t")[1:] for line in printed.splitlines() if line.startswith("finding")]
        for finding in findings:
            found[tuple(finding[:2])] += 1
            if finding[0] == shown:
                print(folder.name, *finding[1:], sep="\t")
        hit.update({tuple(finding[:2]) for finding in findings})
    if shown:
        return
    print(f"{count} pairs; {silent} without a finding\n")
    print("| rule | severity | findings | pairs |")
    print("|---|---|---:|---:|")
    for rule, severity in sorted(found, key=lambda key: (-hit[key], key)):
        print(f"| `{rule}` | {severity} | {found[rule, severity]} | {hit[rule, severity]} |")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else None)
