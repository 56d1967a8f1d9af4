#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds Lockstep's applying against git's, on series taken out of mailing-list archives.

    apply_oracle.py --dump .build/release/ApplyDump --repository KERNEL.git \\
        --tree v6.3.2 --from 2023-02-01 --to 2023-06-15 ARCHIVE.mbox...

Every complete series of the window is applied twice: by `git mailinfo` and `git apply --cached -v`, which is what
`git am` does, into an index and an object store of its own; and by ApplyDump. Compared are, patch by patch, the id of
the tree, and the lines that each hunk has moved by. Where git refuses a patch, Lockstep has to refuse it too, and
that is where the comparison of the series ends, as `git am` does.
"""
import argparse
import collections
import email.utils
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

SUBJECT = re.compile(r"^\s*\[([^\]]*\bPATCH\b[^\]]*)\]", re.I)
NUMBER = re.compile(r"\b(\d+)/(\d+)\b")
VERSION = re.compile(r"\bv(\d+)\b", re.I)
MOVED = re.compile(r"^Hunk #(\d+) succeeded at \d+ \(offset (-?\d+) lines?\)")


def messages(path):
    """The mails of an mboxrd, as bytes."""
    mail = []
    with open(path, "rb") as file:
        for line in file:
            if line.startswith(b"From mboxrd@z"):
                if mail:
                    yield b"".join(mail)
                mail = []
            else:
                mail.append(re.sub(rb"^>(>*From )", rb"\1", line))
    if mail:
        yield b"".join(mail)


def series_of(paths, begin, end, covers=False):
    """Complete series whose mails are dated between `begin` and `end`: lists of mails in the order of the numbers, the
    cover letter first where `covers` are wanted."""
    groups = collections.OrderedDict()
    for path in paths:
        for raw in messages(path):
            head = raw[:20000].split(b"\n\n", 1)[0]
            message = email.message_from_bytes(head + b"\n\n")
            date = date_of(message)
            if date is None or not begin <= date.strftime("%Y-%m-%d") <= end:
                continue
            subject = re.sub(r"\s+", " ", str(message["Subject"] or ""))
            tag = SUBJECT.match(subject)
            if not tag:
                continue
            number = NUMBER.search(tag[1])
            index, total = (int(number[1]), int(number[2])) if number else (1, 1)
            if not covers if index == 0 else b"\n@@ -" not in raw:
                continue
            version = VERSION.search(tag[1])
            own = (message["Message-ID"] or "").strip()
            parent = (message["In-Reply-To"] or own).strip() if total > 1 and index > 0 else own
            key = (parent, version and version[1], total, str(message["From"]))
            groups.setdefault(key, {}).setdefault(index, raw)
    for key, mails in groups.items():
        if sorted(mails.keys() - {0}) == list(range(1, key[2] + 1)):
            yield [mails[number] for number in sorted(mails)]


def date_of(message):
    try:
        return email.utils.parsedate_to_datetime(message["Date"])
    except (TypeError, ValueError, IndexError):
        return None


class Git:
    """A repository's tree in an index of its own; objects that are made go to a folder that is thrown away."""

    def __init__(self, repository, tree, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "objects").mkdir()
        common = subprocess.run(["git", "-C", repository, "rev-parse", "--absolute-git-dir"], check=True, text=True,
                                capture_output=True).stdout.strip()
        self.env = dict(os.environ, GIT_DIR=common, GIT_OBJECT_DIRECTORY=str(self.folder / "objects"),
                        GIT_ALTERNATE_OBJECT_DIRECTORIES=common + "/objects",
                        GIT_INDEX_FILE=str(self.folder / "index"), GIT_CONFIG_GLOBAL="/dev/null", LC_ALL="C")
        self.run("read-tree", tree)
        shutil.copy(self.folder / "index", self.folder / "clean-index")

    def run(self, *arguments, **more):
        return subprocess.run(["git", *arguments], env=self.env, cwd=self.folder, capture_output=True, **more)

    def apply(self, mails):
        """For each patch (applied, tree id, {file: {hunk: offset}}); ends with the first that git refuses."""
        shutil.copy(self.folder / "clean-index", self.folder / "index")
        results = []
        for mail in mails:
            info = self.run("mailinfo", "message", "patch", input=mail)
            if info.returncode != 0:
                # `charset=y`: the series ends here for git, and tells nothing of applying.
                results.append((None, None, info.stderr.decode(errors="replace")))
                break
            done = self.run("apply", "--cached", "-v", "patch")
            if done.returncode != 0:
                results.append((False, None, done.stderr.decode(errors="replace")))
                break
            moved, current = [], None
            for line in done.stderr.decode(errors="replace").splitlines():
                if line.startswith("Checking patch"):
                    current = {}
                    moved.append(current)
                elif (match := MOVED.match(line)) and current is not None:
                    current[int(match[1])] = int(match[2])
            tree = self.run("write-tree").stdout.decode().strip()
            results.append((True, tree, moved))
        return results


def parse_dump(text):
    """The output of ApplyDump as a list of (outcome, tree id, [(file line, [hunk outcomes])])."""
    patches = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word == "patch":
            patches.append([rest.split(" ")[1], None, []])
        elif word == "file":
            patches[-1][2].append((rest, []))
        elif word == "hunk":
            patches[-1][2][-1][1].append(rest)
        elif word == "tree":
            patches[-1][1] = rest
    return patches


def compare(name, ours, theirs, statistics):
    """Prints what differs, and returns whether the whole series applied with equal trees."""
    for number, (applied, tree, moved) in enumerate(theirs, 1):
        if number > len(ours):
            print(f"{name}: patch {number} has no diff for lockstep, git {'applied it' if applied else moved}")
            statistics["different"] += 1
            return False
        if applied is None:
            print(f"{name}: patch {number}: git reads no mail here: {moved.strip()}")
            statistics["series ended by git mailinfo"] += 1
            return False
        outcome, our_tree, files = ours[number - 1]
        statistics[f"patches {outcome}"] += 1
        if not applied:
            if outcome in ("exact", "moved"):
                print(f"{name}: patch {number}: git refuses it, lockstep says {outcome}: {moved.strip()}")
                statistics["different"] += 1
            return False
        if our_tree != tree:
            print(f"{name}: patch {number}: git's tree is {tree}, lockstep's {our_tree} ({outcome}) "
                  f"{[file[0] for file in files]}")
            statistics["different"] += 1
            return False
        our_moves = [{n: int(hunk.split()[1]) for n, hunk in enumerate(hunks, 1) if hunk.startswith("moved")}
                     for _, hunks in files]
        statistics["hunks"] += sum(len(hunks) for _, hunks in files)
        statistics["hunks moved"] += sum(map(len, our_moves))
        if our_moves != moved:
            print(f"{name}: patch {number}: git moved {moved}, lockstep {our_moves}")
            statistics["different"] += 1
    return all(applied for applied, _, _ in theirs)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", required=True)
    parser.add_argument("--repository", required=True)
    parser.add_argument("--tree", required=True)
    parser.add_argument("--from", dest="begin", default="0000")
    parser.add_argument("--to", dest="end", default="9999")
    parser.add_argument("--limit", type=int, default=10**9)
    parser.add_argument("--keep", help="folder to keep the series that apply in")
    parser.add_argument("archives", nargs="+")
    arguments = parser.parse_args()
    statistics = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        git = Git(arguments.repository, arguments.tree, folder)
        for number, mails in enumerate(series_of(arguments.archives, arguments.begin, arguments.end)):
            if number >= arguments.limit:
                break
            theirs = git.apply(mails)
            mbox = pathlib.Path(folder) / "series.mbox"
            mbox.write_bytes(b"".join(
                b"From mboxrd@z Thu Jan  1 00:00:00 1970\n" + re.sub(rb"(?m)^(>*From )", rb">\1", mail) + b"\n"
                for mail in mails))
            dumped = subprocess.run([arguments.dump, arguments.repository, arguments.tree, mbox], text=True,
                                    capture_output=True, errors="replace", timeout=120)
            name = re.search(rb"(?im)^message-id:\s*(\S+)", mails[0])
            name = name[1].decode(errors="replace") if name else "?"
            statistics["series"] += 1
            if dumped.returncode != 0:
                print(f"{name}: ApplyDump failed: {dumped.stderr}")
                statistics["different"] += 1
                continue
            if compare(name, parse_dump(dumped.stdout), theirs, statistics):
                statistics["series that apply, all trees equal"] += 1
                sparse = parse_dump(subprocess.run(
                    [arguments.dump, "-", "-", mbox], text=True, capture_output=True, errors="replace",
                    timeout=120).stdout)
                for index, (outcome, _, files) in enumerate(sparse, 1):
                    statistics[f"sparse: patches {outcome}"] += 1
                    if outcome not in ("exact", "moved", "unknown"):
                        print(f"{name}: patch {index}: applies, the sparse base says {outcome}: {files}")
                        statistics["sparse: false alarms"] += 1
                if arguments.keep:
                    shutil.copy(mbox, pathlib.Path(arguments.keep) / f"{number:05}.mbox")
    for key in sorted(statistics):
        print(f"{statistics[key]:7} {key}")


if __name__ == "__main__":
    main()
