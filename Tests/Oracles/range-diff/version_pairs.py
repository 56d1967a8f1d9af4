#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Finds versions of the same series in archives of mail and writes each pair as mailboxes.

    version_pairs.py OUTPUT ARCHIVE...

An ARCHIVE is a git repository with one mail a commit in the file "m" (the layout of public-inbox). For every series
of which two versions that follow each other are complete, OUTPUT/ID/ gets old.mbox and new.mbox with the patches
and the cover letters, and replies.mbox with the answers to the old version. Patches alone are no series.
"""

import collections
import email
import email.policy
import pathlib
import re
import subprocess
import sys

PREFIX = re.compile(r"^\s*((?:\[[^\]]*\]\s*)+)(.*)$", re.S)
NUMBER = re.compile(r"(?<![\d.])(\d{1,3})/(\d{1,3})(?![\d.])")
VERSION = re.compile(r"\bv\s*(\d{1,2})\b", re.I)


def mails(archive):
    """Each mail of the archive, oldest first, as bytes."""
    listing = subprocess.run(["git", "-C", archive, "rev-list", "--reverse", "HEAD"], check=True, capture_output=True)
    names = b"".join(line + b":m\n" for line in listing.stdout.split())
    reader = subprocess.Popen(["git", "-C", archive, "cat-file", "--batch"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE)
    import threading
    threading.Thread(target=lambda: (reader.stdin.write(names), reader.stdin.close()), daemon=True).start()
    while header := reader.stdout.readline():
        fields = header.split()
        if fields[-1] == b"missing":
            continue
        yield reader.stdout.read(int(fields[-1]))
        reader.stdout.read(1)


def head_of(raw):
    """The header fields of a mail that the grouping needs."""
    end = raw.find(b"\n\n")
    message = email.message_from_bytes(raw[:end + 2] if end >= 0 else raw, policy=email.policy.compat32)

    def field(name):
        try:
            value = str(email.header.make_header(email.header.decode_header(message.get(name, ""))))
        except (ValueError, LookupError, UnicodeError):
            value = str(message.get(name, ""))
        return re.sub(r"\s+", " ", value).strip()

    ids = re.findall(r"<([^<>\s]+)>", field("References") + " " + field("In-Reply-To"))
    own = re.findall(r"<([^<>\s]+)>", field("Message-ID"))
    return field("Subject"), field("From"), own[0] if own else None, ids


def place(subject):
    """(version, number, total, title) of a patch's subject, or None."""
    match = PREFIX.match(subject)
    if not match or "PATCH" not in match.group(1).upper():
        return None
    number = NUMBER.search(match.group(1))
    if not number:
        return None
    version = VERSION.search(match.group(1))
    return (int(version.group(1)) if version else 1, int(number.group(1)), int(number.group(2)),
            match.group(2).strip().lower())


def main(output, archives):
    output = pathlib.Path(output)
    series = collections.OrderedDict()
    roots = {}
    replies = collections.defaultdict(list)
    seen = set()
    for archive in archives:
        for raw in mails(archive):
            subject, sender, own, ids = head_of(raw)
            if not own or own in seen:
                continue
            seen.add(own)
            where = None if re.match(r"\s*(re|aw|fwd?)\s*:", subject, re.I) else place(subject)
            if where and 1 <= where[2] <= 60:
                version, number, total, title = where
                address = re.search(r"<([^>]*)>", sender)
                # Patches of one posting: the same sender, version, total and thread or, unthreaded, id prefix.
                root = own if number == 0 else (ids[-1] if ids else own)
                key = next((roots[i] for i in [root, own] + ids if i in roots and roots[i][1:3] == (version, total)),
                           (root, version, total, address.group(1) if address else sender))
                roots[own] = roots[root] = key
                series.setdefault(key, {}).setdefault(number, (title, raw, own))
            else:
                for identifier in ids:
                    replies[identifier].append(raw)
    complete = collections.defaultdict(dict)
    for (root, version, total, sender), patches in series.items():
        if all(number in patches for number in range(1, total + 1)):
            name = patches[0][0] if 0 in patches else patches[1][0]
            complete[(sender, name)].setdefault(version, patches)
    count = 0
    for (sender, name), versions in complete.items():
        for version in sorted(versions):
            if version + 1 not in versions:
                continue
            old, new = versions[version], versions[version + 1]
            folder = output / f"{count:05d}-{re.sub('[^a-z0-9]+', '-', name)[:40]}-v{version}"
            folder.mkdir(parents=True, exist_ok=True)
            answers = {}
            for _, _, own in old.values():
                for raw in replies[own]:
                    answers[raw] = True
            for file, content in [("old", [m[1] for _, m in sorted(old.items())]),
                                  ("new", [m[1] for _, m in sorted(new.items())]), ("replies", list(answers))]:
                with open(folder / f"{file}.mbox", "wb") as box:
                    for raw in content:
                        box.write(b"From mboxrd@z Thu Jan  1 00:00:00 1970\n")
                        raw = re.sub(rb"\AFrom [^\n]*\n", b"", raw)
                        box.write(re.sub(rb"^(>*From )", rb">\1", raw, flags=re.M))
                        box.write(b"\n" if raw.endswith(b"\n") else b"\n\n")
            count += 1
    print(f"{len(seen)} mails, {len(series)} series, {count} pairs", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
