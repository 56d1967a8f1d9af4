# SPDX-License-Identifier: GPL-2.0-only
"""Raw mails of an archive, and what SeriesDump reads in them.

An archive is a git repository as public-inbox writes it: one commit a mail, in a file called `m`.
"""
import itertools
import subprocess
import tempfile


def mails(repository, sample=None):
    """Pairs of commit and raw mail, oldest first; every n-th where about `sample` are wanted."""
    commits = subprocess.run(["git", "-C", repository, "rev-list", "--reverse", "HEAD"],
                             capture_output=True, text=True, check=True).stdout.split()
    if sample and sample < len(commits):
        commits = commits[::len(commits) // sample]
    with tempfile.TemporaryFile() as names:
        names.write("".join(f"{commit}:m\n" for commit in commits).encode())
        names.seek(0)
        with subprocess.Popen(["git", "-C", repository, "cat-file", "--batch"], stdin=names,
                              stdout=subprocess.PIPE) as batch:
            for commit in commits:
                header = batch.stdout.readline().split()
                if header[-1] == b"missing":
                    continue
                mail = batch.stdout.read(int(header[-1]))
                batch.stdout.read(1)
                yield commit, mail


def in_chunks(iterable, size):
    """Lists of up to `size` elements."""
    iterator = iter(iterable)
    while chunk := list(itertools.islice(iterator, size)):
        yield chunk


def dumps(program, mode, raw_mails):
    """What `program` (SeriesDump) reads in each of `raw_mails`: dictionaries of bytes."""
    with tempfile.TemporaryFile() as frames:
        for mail in raw_mails:
            frames.write(b"%d\n%b" % (len(mail), mail))
        frames.seek(0)
        with subprocess.Popen([program, mode], stdin=frames, stdout=subprocess.PIPE) as process:
            for _ in raw_mails:
                sections = {}
                while (line := process.stdout.readline()) not in (b"end\n", b""):
                    name, size = line.split()
                    sections[name.decode()] = process.stdout.read(int(size))
                    process.stdout.read(1)
                if not line:
                    raise RuntimeError(f"{program} ended early")
                yield sections
