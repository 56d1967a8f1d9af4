#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Compares what Lockstep reads in the mails of an archive with `git mailinfo`.

    swift build -c release --product SeriesDump
    Tests/Oracles/mailinfo.py [--sample N] [--all] ARCHIVE…

For each mail with a diff (for each mail with --all): author, subject and the decoded text of the whole body. Every
difference is listed with its commit in the archive; those whose reason is known are counted under it
(Documentation/Oracles.md explains each), the rest makes the exit status 1.
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
HAS_DIFF = re.compile(rb"^(?:diff --git |@@ -\d)", re.M)
own = threading.local()


def mailinfo(mail):
    """What `git mailinfo` reads in `mail`: name, email, subject, text; None where it refuses."""
    if not hasattr(own, "folder"):
        own.folder = pathlib.Path(tempfile.mkdtemp(prefix="mailinfo-"))
    message, patch = own.folder / "message", own.folder / "patch"
    # `git am` has `git mailsplit` remove the CRs first.
    run = subprocess.run(["git", "mailinfo", "-k", "--no-inbody-headers", "--no-scissors", message, patch],
                         input=mail.replace(b"\r\n", b"\n"), capture_output=True, check=False)
    if run.returncode:
        return None, run.stderr
    fields = dict(line.split(b": ", 1) for line in run.stdout.splitlines() if b": " in line)
    return {"name": fields.get(b"Author", b""), "email": fields.get(b"Email", b""),
            "subject": fields.get(b"Subject", b""), "message": message.read_bytes(),
            "patch": patch.read_bytes()}, run.stderr


def squeezed(text):
    """`text` with white space as `git mailinfo` leaves it in header fields."""
    return b" ".join(text.split())


def lines(text):
    """The lines of `text` without white space at their ends, empty ones left out."""
    return [stripped for line in text.split(b"\n") if (stripped := line.rstrip())]


def author(ours):
    """Name and email as `git mailinfo` prints them: a name that it finds odd is replaced by the address."""
    name, email = squeezed(ours["name"]), ours["email"]
    if not 3 <= len(name) <= 60 or re.search(rb"[@<>]", name):
        name = email
    return name, email


def differences(mail, ours, theirs):
    """Names of what differs, with both readings."""
    if author(ours) != (theirs["name"], theirs["email"]):
        yield author_class(ours, theirs), author(ours), (theirs["name"], theirs["email"])
    if squeezed(ours["subject"]) != squeezed(theirs["subject"]):
        yield "subject", squeezed(ours["subject"]), squeezed(theirs["subject"])
    # The message is converted to UTF-8, the patch is not.
    text, body = lines(ours["text"]), lines(ours["body"])
    expected = lines(theirs["message"])
    count = len(expected)
    expected += lines(theirs["patch"])
    found = text[:count] + body[count:]
    if found != expected and body != expected:
        at = next((i for i, pair in enumerate(zip(found, expected)) if pair[0] != pair[1]),
                  min(len(found), len(expected)))
        yield body_class(mail, found, expected), (at, found[at:at + 2]), (at, expected[at:at + 2])
    else:
        yield from line_ends(mail, ours["body"], theirs["message"] + theirs["patch"])


def line_ends(mail, ours, theirs):
    """What differs in the CRs at line ends, which git keeps where they were encoded."""
    mine, git = (sum(line.endswith(b"\r") for line in text.split(b"\n")) for text in (ours, theirs))
    if mine != git:
        everywhere = all(has_one_end(part) for part in email.message_from_bytes(mail).walk())
        yield "CR on every line" if everywhere and not mine else "CR", mine, git


def has_one_end(part):
    """Whether all lines of a part that hold something end alike; the last may lack its end."""
    ends = {line.endswith(b"\r") for line in (part.get_payload(decode=True) or b"").split(b"\n")[:-1] if line}
    return part.get_content_maintype() != "text" or len(ends) < 2


def author_class(ours, theirs):
    """The known reason for which two authors differ, `author` where none is."""
    # Git takes the first word with an @ for the address, also within a quoted name.
    if theirs["email"] in ours["name"]:
        return "author: address as name"
    # In a list of addresses that word ends in a comma.
    if theirs["email"] == ours["email"] + b",":
        return "author: list of addresses"
    # Git decodes the words first and then takes quotation marks for the header's (RFC 2047, 6.2, has it otherwise).
    if theirs["email"] == ours["email"] and squeezed(ours["name"]) == b'"%b"' % theirs["name"]:
        return "author: encoded quotation marks"
    return "author"


def body_class(mail, found, expected):
    """The known reason for which two bodies differ, `body` where none is."""
    parts = list(email.message_from_bytes(mail).walk())
    unflowed, left = dense(found), dense(expected)
    for part in parts:
        if part.get_content_maintype() not in ("text", "multipart", "message"):
            left = left.replace(dense([part.get_payload(decode=True) or b""]), b"")
    if unflowed != left:
        multiparts = [part for part in parts if part.is_multipart()]
        return "body: nested multipart" if len(multiparts) > 1 else "body"
    return "body: attachment" if len(left) < len(dense(expected)) else "body: flowed quotation"


def refusal_class(stderr):
    """The known reason for which `git mailinfo` refuses a mail, `refused` where it is none."""
    return "refused: charset" if stderr.startswith(b"error: cannot convert from ") else "refused"


def dense(text):
    """`text` without white space and quote marks, NUL, and what is not ASCII (git converts the message only)."""
    return re.sub(rb"[>\s\0\x80-\xff]", b"", b"".join(text))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--program", default=TOP / ".build/release/SeriesDump")
    parser.add_argument("archives", nargs="+")
    options = parser.parse_args()
    tally = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as workers:
        for repository in options.archives:
            for chunk in archive.in_chunks(archive.mails(repository, options.sample), 500):
                readings = archive.dumps(options.program, "mail", [mail for _, mail in chunk])
                for (commit, mail), (theirs, stderr), ours in zip(
                        chunk, workers.map(mailinfo, [mail for _, mail in chunk]), readings):
                    tally["mails"] += 1
                    if not options.all and not HAS_DIFF.search(theirs["patch"] if theirs else ours["body"]):
                        continue
                    tally["compared"] += 1
                    if theirs is None:
                        found = [(refusal_class(stderr), ours["faults"], stderr)]
                    else:
                        found = list(differences(mail, ours, theirs))
                    for what, mine, expected in found:
                        tally[what] += 1
                        print(commit[:12], what, "ours:", mine, "git:", expected)
    print(dict(tally))
    return 1 if tally.keys() & {"author", "subject", "body", "CR", "refused"} else 0


if __name__ == "__main__":
    sys.exit(main())
