#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Counts what the rules find on series that maintainers applied as they were posted.

    silence.py [--all] [--show RULE] MAILBOX...

Prints a table in Markdown: for each rule and severity the number of findings, and of series that have one. A rule
that often speaks on series which were found good is noise. --all counts every series, not only the applied ones;
--show prints the findings of one rule, to be looked at. RuleDump is taken from .build/release, or from $RULEDUMP.
"""
import collections
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent


def findings(arguments):
    """Lines of RuleDump: the fields of the series and, for a finding, its own."""
    program = os.environ.get("RULEDUMP", TOP / ".build/release/RuleDump")
    with subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, encoding="utf-8", errors="replace") as dump:
        series = None
        for line in dump.stdout:
            kind, *fields = line.rstrip("\n").split("\t")
            if kind == "series":
                series = fields
                yield series, None
            else:
                yield series, fields
    if dump.returncode:
        sys.exit(f"{program} ended with {dump.returncode}")


def main():
    arguments = sys.argv[1:]
    merged = "--all" not in arguments
    if not merged:
        arguments.remove("--all")
    show = None
    if "--show" in arguments:
        index = arguments.index("--show")
        show = arguments[index + 1]
        del arguments[index:index + 2]
    if not arguments:
        sys.exit(__doc__)

    count, patches, several, silent = 0, 0, 0, 0
    found = collections.Counter()
    hit = collections.Counter()
    last = None
    rules = set()

    def close():
        nonlocal silent
        hit.update(rules)
        silent += last is not None and not any(severity != "info" for _, severity in rules)
        rules.clear()

    for series, finding in findings((["--merged"] if merged else []) + arguments):
        if finding is None:
            close()
            last = series
            count += 1
            patches += int(series[2])
            several += int(series[2]) > 1
            continue
        key = (finding[0], finding[1])
        found[key] += 1
        rules.add(key)
        if show == finding[0]:
            print("\t".join([finding[3], finding[4], finding[5]]))
    close()
    if show:
        return
    print(f"{count} series, {several} of them of more than one patch, {patches} patches; "
          f"{silent} without a finding above info\n")
    print("| rule | severity | findings | series |")
    print("|---|---|---:|---:|")
    for (rule, severity), number in sorted(found.items(), key=lambda item: (-hit[item[0]], item[0])):
        print(f"| `{rule}` | {severity} | {number} | {hit[rule, severity]} |")


if __name__ == "__main__":
    main()
