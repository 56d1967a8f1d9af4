#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares what Lockstep reads in the patches of an archive with git.

    swift build -c release --product SeriesDump
    Tests/Oracles/patches.py [--sample N] ARCHIVE…

For each mail with a diff: author, title and commit message with `git mailinfo`, paths and counts with `git apply
--numstat`, trailers with `git interpret-trailers --parse`. Every difference is listed with its commit in the archive;
those whose reason is known are counted under it (Documentation/Oracles.md explains each), the rest makes the exit
status 1.
"""
import argparse
import collections
import concurrent.futures
import email
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

import archive

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
WORKERS = 2
HAS_DIFF = re.compile(rb"^(?:diff --git |--- .*\n\+\+\+ .*\n@@ -\d)", re.M)
own = threading.local()


def git(*arguments, given=b""):
    """A run of git outside of any repository."""
    return subprocess.run(["git", "-C", own.folder, *arguments], input=given, capture_output=True, check=False)


def readings(mail):
    """What git reads in `mail`; None where `git mailinfo` refuses it or finds no diff."""
    if not hasattr(own, "folder"):
        own.folder = pathlib.Path(tempfile.mkdtemp(prefix="patches-"))
    message, patch = own.folder / "message", own.folder / "patch"
    info = git("mailinfo", "--no-scissors", message, patch, given=mail.replace(b"\r\n", b"\n"))
    if info.returncode or not HAS_DIFF.search(patch.read_bytes()):
        return None
    fields = dict(line.split(b": ", 1) for line in info.stdout.splitlines() if b": " in line)
    applied = git("apply", "--numstat", "-z", patch)
    title, text = fields.get(b"Subject", b""), message.read_bytes()
    trailers = git("interpret-trailers", "--parse", "--no-divider", given=title + b"\n\n" + text)
    return {"name": fields.get(b"Author", b""), "email": fields.get(b"Email", b""), "subject": title,
            "message": text, "numstat": applied.stdout, "refused": applied.stderr, "trailers": trailers.stdout}


def lines(text):
    """The lines of `text` without white space at their ends, and none that are empty at its ends."""
    return b"\n".join(line.rstrip() for line in text.split(b"\n")).strip(b"\n")


def squeezed(text):
    return b" ".join(text.split())


def author(ours):
    """Name and email as `git mailinfo` prints them: a name that it finds odd is replaced by the address."""
    name, email = squeezed(ours["name"]), ours["email"]
    if not 3 <= len(name) <= 60 or re.search(rb"[@<>]", name):
        name = email
    return name, email


def trailers(text, theirs=False):
    result = []
    for line in text.split(b"\n"):
        name, _, value = line.partition(b":")
        if not line.strip() or re.match(rb"\s*(//)", value) and name.lower() in (b"http", b"https", b"ftp", b"git"):
            continue
        result.append(squeezed(name) + b": " + squeezed(value))
    return result


def differences(mail, ours, theirs):
    """Names of what differs, with both readings."""
    if author(ours) != (theirs["name"], theirs["email"]):
        # A reply above a quoted header of Outlook's: `From: Jane Doe <jane@x> Sent: Friday, …`.
        yield "author: quoted header" if b"Sent:" in theirs["name"] else "author", author(ours), (theirs["name"], theirs["email"])
    if squeezed(ours["subject"]) != squeezed(theirs["subject"]):
        is_reply = theirs["subject"].endswith(ours["subject"]) and b": [" in theirs["subject"]
        yield "subject: reply in another language" if is_reply else "subject", squeezed(ours["subject"]), squeezed(theirs["subject"])
    if lines(ours["message"]) != lines(theirs["message"]):
        pairs = list(zip(lines(ours["message"]).split(b"\n") + [b"<end>"],
                         lines(theirs["message"]).split(b"\n") + [b"<end>"]))
        yield message_class(mail, ours, theirs), *next((pair for pair in pairs if pair[0] != pair[1]), (b"?", b"?"))
    if trailers(ours["trailers"]) != trailers(theirs["trailers"]):
        yield "trailers", trailers(ours["trailers"]), trailers(theirs["trailers"])
    expected = [row for row in theirs["numstat"].split(b"\0") if row]
    found = [row for row in ours["numstat"].split(b"\0") if row]
    if theirs["refused"]:
        reason = re.sub(rb" at line \d+.*|\d+", b"", theirs["refused"].split(b"\n")[0]).decode(errors="replace")[:60]
        yield f"git refuses: {reason}", len(found), ours["faults"]
    elif found != expected:
        yield numstat_class(found, expected), [f for f in found if f not in expected][:3], \
            [e for e in expected if e not in found][:3]


def message_class(mail, ours, theirs):
    """The known reason for which two messages differ, `message` where none is."""
    found, expected = dense(ours["message"]), dense(theirs["message"])
    if found == expected:
        return "message: flowed quotation"
    for part in email.message_from_bytes(mail).walk():
        if part.get_content_maintype() not in ("text", "multipart", "message"):
            expected = expected.replace(dense(part.get_payload(decode=True) or b""), b"")
    if any((boundary := part.get_boundary()) and boundary.encode() in theirs["message"]
           for part in email.message_from_bytes(mail).walk()):
        return "message: nested multipart"
    # Git finds the end of the message in the attachment, Lockstep below it.
    return "message: attachment" if found.startswith(expected) else "message"


def dense(text):
    """`text` without white space, quote marks and NUL."""
    return re.sub(rb"[>\s\0]", b"", text)


def numstat_class(found, expected):
    """The known reason for which two lists of files differ, `numstat` where none is."""
    ours, git = ([row.split(b"\t", 2) for row in rows] for rows in (found, expected))
    if len(ours) != len(git):
        return "numstat"
    if all(o[:2] == g[:2] and o[2].endswith(b"/" + g[2]) or o == g for o, g in zip(ours, git)):
        return "numstat: no prefix"
    if all(o[2] == g[2] and (o == g or int(o[0]) >= int(g[0]) and int(o[1]) >= int(g[1])) for o, g in zip(ours, git)):
        return "numstat: more lines than the header claims"
    return "numstat"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--program", default=TOP / ".build/release/SeriesDump")
    parser.add_argument("archives", nargs="+")
    options = parser.parse_args()
    tally = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as workers:
        for repository in options.archives:
            for chunk in archive.in_chunks(archive.mails(repository, options.sample), 500):
                ours_of_chunk = archive.dumps(options.program, "patch", [mail for _, mail in chunk])
                for (commit, mail), theirs, ours in zip(
                        chunk, workers.map(readings, [mail for _, mail in chunk]), ours_of_chunk):
                    tally["mails"] += 1
                    if theirs is None:
                        continue
                    tally["with a diff"] += 1
                    tally["trailers compared"] += len(trailers(theirs["trailers"]))
                    for what, found, expected in differences(mail, ours, theirs):
                        tally[what] += 1
                        print(commit[:12], what, "ours:", found, "git:", expected)
    for what, count in tally.items():
        print(f"{count:8} {what}")
    return 1 if tally.keys() & {"author", "subject", "message", "trailers", "numstat"} else 0


if __name__ == "__main__":
    sys.exit(main())
