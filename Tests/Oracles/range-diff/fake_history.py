#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Builds a history in which each patch of a mailbox is a commit, without the tree that the patches were made for.

`git range-diff` looks at the diffs of commits and at nothing else of their trees. So each patch gets a parent of its
own, which holds the files of its pre-image as far as its hunks show them, with filler lines in between that put the
hunks on their lines; the patch is a child of that. Two octopus merges, of all parents and of all children, make the
range: `git log --no-merges PARENTS..CHILDREN` are the patches and nothing else.
"""

import pathlib
import re
import subprocess
import tempfile

HUNK = re.compile(rb"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$")


class CannotBuild(Exception):
    """The patch can't be rebuilt from its text."""


def unquoted(path):
    """A path as it stands in a diff's header, git's quoting undone."""
    if not path.startswith(b'"'):
        return path.split(b"\t")[0]
    text = path[1:-1].decode("latin1")
    return re.sub(r"\\([0-7]{3}|.)", lambda m: chr(int(m[1], 8)) if len(m[1]) == 3 else
                  {"n": "\n", "t": "\t"}.get(m[1], m[1]), text).encode("latin1")


class File:
    """What a patch does to a file: pre- and post-image as far as the hunks show them."""

    def __init__(self):
        self.old = self.new = None
        self.old_mode = self.new_mode = "100644"
        self.before, self.after = [], []
        self.binary = None

    def fill(self, upto, heading):
        """Filler up to line `upto` (from 1) of the pre-image; the last of it reads as the heading of the hunk."""
        if upto < len(self.before):
            raise CannotBuild("hunks overlap")
        filler = [b"\t#%d\n" % number for number in range(len(self.before) + 1, upto + 1)]
        if filler and heading:
            filler[-1] = heading + b"\n"
        self.before += filler
        self.after += filler


def files_of(diff):
    """The files of a diff."""
    files, lines, at = [], diff.split(b"\n"), 0
    current = None
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(b"diff --git "):
            current = File()
            files.append(current)
            match = re.match(rb'diff --git ("?)a/(.*?)\1 ("?)b/\2\3$', line)
            if match:
                current.old = current.new = unquoted(match[1] + match[2] + match[1])
        elif current is None:
            continue
        elif line.startswith(b"--- ") and at < len(lines) and lines[at].startswith(b"+++ "):
            old, new = unquoted(line[4:]), unquoted(lines[at][4:])
            at += 1
            current.old = None if old == b"/dev/null" else re.sub(rb"^a/", b"", old)
            current.new = None if new == b"/dev/null" else re.sub(rb"^b/", b"", new)
        elif line.startswith(b"new file mode "):
            current.old, current.new_mode = None, line[14:].strip().decode()
        elif line.startswith(b"deleted file mode "):
            current.new, current.old_mode = None, line[18:].strip().decode()
        elif line.startswith(b"old mode "):
            current.old_mode = line[9:].strip().decode()
        elif line.startswith(b"new mode "):
            current.new_mode = line[9:].strip().decode()
        elif line.startswith(b"index ") and (match := re.match(rb"index (\w+)\.\.(\w+)(?: (\d+))?", line)):
            if match[3]:
                current.old_mode = current.new_mode = match[3].decode()
            current.binary = (match[1], match[2])
        elif line.startswith((b"rename from ", b"copy from ")):
            if line.startswith(b"copy"):
                raise CannotBuild("a copy")
            current.old = unquoted(line[12:])
        elif line.startswith(b"rename to "):
            current.new = unquoted(line[10:])
        elif match := HUNK.match(line):
            at = read_hunk(current, match, lines, at)
    return files


def read_hunk(file, match, lines, at):
    """Reads a hunk's lines into `file`; returns the index of the line behind it."""
    start, olds, news = int(match[1]), int(match[2] or 1), int(match[4] or 1)
    file.fill(start - 1 if olds else start, match[5].rstrip())
    while olds > 0 or news > 0:
        if at >= len(lines):
            raise CannotBuild("a hunk is cut")
        line = lines[at]
        at += 1
        kind, content = line[:1] or b" ", line[1:] + b"\n"
        if kind == b"\\":
            continue
        if kind not in b" +-":
            raise CannotBuild("a line of no kind")
        if at < len(lines) and lines[at].startswith(b"\\"):
            content = content[:-1]
        if kind in b" -":
            file.before.append(content)
            olds -= 1
        if kind in b" +":
            file.after.append(content)
            news -= 1
    return at


class History:
    """A bare repository with a range of commits for each mailbox."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["git", "init", "-q", "--bare", folder], check=True)
        pathlib.Path(folder, "info").mkdir(exist_ok=True)

    def add(self, name, mbox, wanted):
        """Adds the patches of `mbox` that `wanted(subject)` takes, in order; returns their subjects."""
        subjects, stream, mark = [], bytearray(), 0
        parents, children = [], []

        def blob(content):
            return b"data %d\n%s\n" % (len(content), content)

        with tempfile.TemporaryDirectory() as scratch:
            subprocess.run(["git", "mailsplit", "--mboxrd", "-o" + scratch, mbox], check=True, capture_output=True)
            for path in sorted(pathlib.Path(scratch).glob("[0-9]*")):
                info = subprocess.run(["git", "mailinfo", "-u", "--quoted-cr=strip", scratch + "/msg", scratch + "/patch"], stdin=open(path, "rb"), check=True, capture_output=True)
                fields = dict(re.findall(rb"^(\w+): (.*)$", info.stdout, re.M))
                raw_subject = re.search(rb"^Subject:(.*(?:\n[ \t].*)*)", path.read_bytes(), re.I | re.M)
                if not wanted(raw_subject[1] if raw_subject else b""):
                    continue
                files = files_of(pathlib.Path(scratch, "patch").read_bytes())
                if not files:
                    continue
                message = fields.get(b"Subject", b"") + b"\n\n" + pathlib.Path(scratch, "msg").read_bytes()
                before, after = bytearray(), bytearray()
                for number, file in enumerate(files):
                    pre, post = b"".join(file.before), b"".join(file.after)
                    if not file.before and not file.after:
                        # A rename, a mode change or a binary change: bytes that stand for the blobs.
                        ids = file.binary or (b"same", b"same")
                        pre, post = (b"\0%d %s" % (number, i) if file.binary else b"%d %s" % (number, i) for i in ids)
                    if file.old is not None:
                        before += b"M %s inline %s\n" % (file.old_mode.encode(), file.old) + blob(pre)
                        if file.old != file.new:
                            after += b"D %s\n" % file.old
                    if file.new is not None:
                        after += b"M %s inline %s\n" % (file.new_mode.encode(), file.new) + blob(post)
                clock = 1_000_000_000 + 60 * len(subjects)
                who = fields.get(b"Author", b"nobody") + b" <" + fields.get(b"Email", b"nobody@example.org") + b">"
                commit = b"commit refs/heads/%s\nmark :%d\nauthor %s %d +0000\ncommitter %s %d +0000\n"
                stream += b"reset refs/heads/parent\n"
                stream += commit % (b"parent", mark + 1, who, clock, who, clock) + blob(b"parent\n") + before
                stream += commit % (b"child", mark + 2, who, clock + 1, who, clock + 1) + blob(message)
                stream += b"from :%d\n" % (mark + 1) + after
                parents.append(mark + 1)
                children.append(mark + 2)
                mark += 2
                subjects.append(fields.get(b"Subject", b"").decode("utf-8", "replace"))
        for branch, commits in [("old", parents), ("new", children)]:
            if len(commits) == 1:
                # A merge of one commit is none: git would show it as a patch.
                stream += b"reset refs/heads/%s-%s\nfrom :%d\n\n" % (name.encode(), branch.encode(), commits[0])
                continue
            head = b"commit refs/heads/%s-%s\ncommitter x <x@example.org> %d +0000\n" % (
                name.encode(), branch.encode(), 1_000_000_000 + 60 * len(subjects) + 59)
            stream += head + blob(b"merge\n")
            stream += b"".join(b"%s :%d\n" % (b"merge" if i else b"from", c) for i, c in enumerate(commits))
        if subjects:
            subprocess.run(["git", "-C", self.folder, "fast-import", "--quiet", "--force"], input=bytes(stream),
                           check=True, capture_output=True)
        return subjects

    def range_diff(self, old, new, *options):
        """The text of `git range-diff` between two ranges."""
        return subprocess.run(
            ["git", "-C", self.folder, "-c", "core.quotePath=false", "range-diff", "--no-color", *options,
             f"{old}-old..{old}-new", f"{new}-old..{new}-new"], check=True, capture_output=True).stdout
