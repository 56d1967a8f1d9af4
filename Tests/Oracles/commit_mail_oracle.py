#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds the mail that Lockstep renders of a commit range against `git format-patch`.

    commit_mail_oracle.py --dump .build/release/ApplyDump REPOSITORY A..B

Compared are, mail by mail, what `git mailinfo` reads in both: author, subject, message and diff. Binary data may be
compressed otherwise, and how alike the two sides of a rename are is measured otherwise: where diffs differ, what
`git apply --numstat --summary` reads in them is compared, percentages aside.
"""
import argparse
import collections
import pathlib
import re
import subprocess
import tempfile


def mails_of(text):
    parts = re.split(rb"(?m)^(?=From [0-9a-f]{40} Mon Sep 17 00:00:00 2001$)", text)
    return [part for part in parts if part]


def read(mail, folder):
    """What `git mailinfo` makes of a mail: fields and message, and the diff from `diff --git` on."""
    done = subprocess.run(["git", "mailinfo", "-k", "message", "patch"], cwd=folder, input=mail, capture_output=True,
                          check=True)
    patch = (folder / "patch").read_bytes()
    start = patch.find(b"diff --git ")
    diff = patch[start:] if start >= 0 else b""
    message = re.split(rb"(?m)^-- $", (folder / "message").read_bytes())[0].rstrip()
    return done.stdout + message, re.split(rb"(?m)^-- $", diff)[0].rstrip()


def counts(diff, folder):
    done = subprocess.run(["git", "apply", "--numstat", "--summary"], cwd=folder, input=diff + b"\n",
                          capture_output=True)
    return re.sub(rb"\(\d+%\)", b"", done.stdout)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", required=True)
    parser.add_argument("repository")
    parser.add_argument("range")
    arguments = parser.parse_args()
    ours = mails_of(subprocess.run([arguments.dump, "--mails", arguments.repository, arguments.range], check=True,
                                   capture_output=True).stdout)
    theirs = mails_of(subprocess.run(
        ["git", "-C", arguments.repository, "-c", "format.encodeEmailHeaders=false", "format-patch", "--stdout",
         "--full-index", "--binary", "--always", arguments.range], check=True, capture_output=True).stdout)
    statistics = collections.Counter(mails=len(theirs))
    if len(ours) != len(theirs):
        print(f"lockstep renders {len(ours)} mails, git {len(theirs)}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for number, (our, their) in enumerate(zip(ours, theirs), 1):
            our_head, our_diff = read(our, folder)
            their_head, their_diff = read(their, folder)
            if our_head != their_head:
                statistics["mails with another header or message"] += 1
                print(f"mail {number}:\n{our_head.decode(errors='replace')}\n--- git:\n"
                      f"{their_head.decode(errors='replace')}")
            if our_diff == their_diff:
                statistics["diffs equal byte for byte"] += 1
            elif counts(our_diff, folder) == counts(their_diff, folder):
                statistics["diffs with equal counts and summary"] += 1
            else:
                statistics["diffs that differ"] += 1
                print(f"mail {number}: the diffs differ")
    for key, value in sorted(statistics.items()):
        print(f"{value:7} {key}")


if __name__ == "__main__":
    main()
