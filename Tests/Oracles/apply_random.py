#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds Lockstep's applying against git's on random edits of files in which few lines are unique.

    apply_random.py --dump .build/release/ApplyDump [--cases 200] [--seed 1]

Of a random file, an edited version is made; git's diff of the two is applied to the file with other edits, so that
hunks have to be searched, fit in several places, or fit nowhere. Trees and offsets are compared as in apply_oracle.py.
"""
import argparse
import collections
import pathlib
import random
import subprocess
import tempfile

import apply_oracle


def edited(lines, chance, rng, words):
    result = []
    for line in lines:
        if rng.random() < chance:
            kind = rng.randrange(3)
            if kind == 0:
                continue
            result.append(rng.choice(words))
            if kind == 1:
                result.append(line)
        else:
            result.append(line)
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", required=True)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    statistics = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        repository = folder / "repository"
        git = lambda *words, **more: subprocess.run(
            ["git", "-C", str(repository), "-c", "user.name=J", "-c", "user.email=j@example.org", *words], check=True,
            capture_output=True, **more)
        repository.mkdir()
        git("init", "-q")
        for case in range(arguments.cases):
            words = [f"line {number}" for number in range(rng.choice([2, 4, 40]))] + ["", "}"]
            old = [rng.choice(words) for _ in range(rng.choice([5, 40, 200]))]
            new = edited(old, rng.choice([0.02, 0.1]), rng, words)
            base = edited(old, rng.choice([0, 0.01, 0.05]), rng, words)
            base = [rng.choice(words) for _ in range(rng.choice([0, 0, 3, 30]))] + base
            end = [rng.choice(["\n", "\n", ""]) for _ in range(3)]
            texts = ["\n".join(lines) + tail for lines, tail in zip((old, new, base), end)]
            context = rng.choice(["-U3", "-U3", "-U1", "-U8"])
            for name, text in zip(("old", "new"), texts):
                (repository / "f").write_text(text)
                git("add", "f")
                git("commit", "-q", "--allow-empty", "-m", name)
            diff = git("diff", context, "HEAD~", "HEAD").stdout
            (repository / "f").write_text(texts[2])
            git("add", "f")
            git("commit", "-q", "--allow-empty", "-m", "base")
            if b"@@" not in diff:
                continue
            mail = (b"From: J <j@example.org>\nSubject: [PATCH] f: change it\nMessage-ID: <%d@example.org>\n\nText.\n"
                    b"---\n\n" % case + diff + b"-- \n2.39.5\n")
            work = folder / str(case)
            work.mkdir()
            theirs = apply_oracle.Git(str(repository), "HEAD", work).apply([mail])
            mbox = work / "mbox"
            mbox.write_bytes(b"From mboxrd@z Thu Jan  1 00:00:00 1970\n" + mail + b"\n")
            ours = subprocess.run([arguments.dump, repository, "HEAD", mbox], check=True, capture_output=True, text=True)
            statistics["cases"] += 1
            if apply_oracle.compare(f"case {case}", apply_oracle.parse_dump(ours.stdout), theirs, statistics):
                statistics["cases that apply, trees equal"] += 1
    for key in sorted(statistics):
        print(f"{statistics[key]:7} {key}")


if __name__ == "__main__":
    main()
