#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Counts what the command finds on complete series of a window of time, checked against a tree of that time.

    tree_silence.py --lockstep .build/release/lockstep --repository KERNEL.git --tree v6.3.2 \\
        --from 2023-02-20 --to 2023-05-15 [--checkpatch] [--limit N] [--types RULE,RULE] [--kconfig] [--show RULE]
        [--keep FOLDER] ARCHIVE.mbox...

The series are those of apply_oracle.py, with their cover letters. Prints a table in Markdown: for each rule and severity
the number of findings and of series that have one, among the series that apply whole and among those that don't, and
the CPU time that the slowest series took. --types takes these rules only; --kconfig takes the series only that have a
say in Kconfig or name a symbol of it; --show prints the findings of one rule, or of `all`, to be looked at; --keep keeps
each series and its CPU time in a folder; --checkpatch runs the base's scripts/checkpatch.pl as well.
"""
import argparse
import collections
import json
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile

import apply_oracle

# A Kconfig file in a diff, or a symbol in a line that it adds.
KCONFIG = re.compile(rb"(?m)^diff --git .*/Kconfig|^\+.*\bCONFIG_")
REFUSED = {"does-not-apply", "already-applied"}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lockstep", required=True)
    parser.add_argument("--repository", required=True)
    parser.add_argument("--tree", required=True)
    parser.add_argument("--from", dest="begin", default="0000")
    parser.add_argument("--to", dest="end", default="9999")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--checkpatch", action="store_true")
    parser.add_argument("--types")
    parser.add_argument("--kconfig", action="store_true")
    parser.add_argument("--show")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("archives", nargs="+")
    options = parser.parse_args()
    count = collections.Counter()
    found, hit = collections.Counter(), collections.Counter()
    command = [pathlib.Path(options.lockstep).resolve(), "-C", options.repository, "check", "--base", options.tree,
               "--format", "json", "--fail-on", "never"] + ([] if options.checkpatch else ["--no-checkpatch"])
    # Where a series stops to apply is always asked: the rows are told apart by it.
    command += ["--types", ",".join([*sorted(REFUSED), options.types])] if options.types else []
    times = []
    with tempfile.TemporaryDirectory() as folder:
        mbox = pathlib.Path(folder) / "series.mbox"
        for mails in apply_oracle.series_of(options.archives, options.begin, options.end, covers=True):
            if count["series"] >= options.limit:
                break
            if options.kconfig and not any(map(KCONFIG.search, mails)):
                continue
            mbox.write_bytes(b"".join(
                b"From mboxrd@z Thu Jan  1 00:00:00 1970\n" + re.sub(rb"(?m)^(>*From )", rb">\1", mail) + b"\n"
                for mail in mails))
            begin = cpu_time()
            run = subprocess.run([*command, mbox], capture_output=True, timeout=600)
            times.append(cpu_time() - begin)
            count["series"] += 1
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{count['series']:04}.mbox").write_bytes(mbox.read_bytes())
                with open(options.keep / "times", "a") as file:
                    file.write(f"{times[-1]:.2f} {count['series']:04}.mbox\n")
            count["patches"] += sum(b"\n@@ -" in mail for mail in mails)
            if run.returncode:
                sys.exit(f"{mails[0][:2000].decode(errors='replace')}\n{run.returncode}: {run.stderr.decode()}")
            findings = [finding["diagnostic"] for finding in json.loads(run.stdout)["findings"]]
            whole = not REFUSED & {finding["rule"] for finding in findings}
            count["series that apply"] += whole
            for finding in findings:
                found[finding["rule"], finding["severity"], whole] += 1
                if options.show in (finding["rule"], "all"):
                    name = re.search(rb"(?im)^message-id:\s*(\S+)", mails[0])
                    print(f"{count['series']:04}", name and name[1].decode(errors="replace"),
                          "whole" if whole else "partly", json.dumps(finding, ensure_ascii=False), flush=True)
            hit.update({(finding["rule"], finding["severity"], whole) for finding in findings})
    print(f"{count['series']} series, {count['patches']} patches; {count['series that apply']} series apply whole; "
          f"the slowest took {max(times, default=0):.2f} s of CPU time, the median is "
          f"{statistics.median(times or [0]):.2f} s\n")
    print("| rule | severity | findings | series that apply | findings | series that don't |")
    print("|---|---|---:|---:|---:|---:|")
    for rule, severity in sorted({key[:2] for key in found}, key=lambda key: (-hit[*key, True], key)):
        print(f"| `{rule}` | {severity} | {found[rule, severity, True]} | {hit[rule, severity, True]} "
              f"| {found[rule, severity, False]} | {hit[rule, severity, False]} |")


def cpu_time():
    """What the programs that were run have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
