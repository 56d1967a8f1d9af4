# SPDX-License-Identifier: GPL-2.0-only
"""The input of the benchmarks: a kernel tree in git, a 19-patch series on it, an archive of mails."""
import os
import pathlib
import re
import subprocess
import sys
import tarfile

TARBALL = pathlib.Path("/usr/src/linux-source-6.12.tar.xz")
IDENTITY = {
    "GIT_AUTHOR_NAME": "A. U. Thor", "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "A. U. Thor", "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
}


def git(directory, *arguments, data=None, extra=None):
    result = subprocess.run(["git", "-C", str(directory), *map(str, arguments)], input=data, check=True,
                            capture_output=True, env={**os.environ, **IDENTITY, **(extra or {})})
    return result.stdout


def kernel_repository(work):
    """A bare repository with the tree of linux-source-6.12 in one commit, and the commit's id."""
    repository = work / "kernel.git"
    if not (repository / "ready").exists():
        if not TARBALL.exists():
            sys.exit("benchmark: no kernel tree: apt-get install linux-source-6.12")
        print("benchmark: importing linux-source-6.12 into git (once, about three minutes)", file=sys.stderr)
        source = work / "linux-source-6.12"
        with tarfile.open(TARBALL) as archive:
            archive.extractall(work, filter="tar")
        subprocess.run(["git", "init", "-q", "--bare", str(repository)], check=True)
        git(repository, "--work-tree", source, "-c", "gc.auto=0", "add", "-Af", ".")
        tree = git(repository, "write-tree").decode().strip()
        commit = git(repository, "commit-tree", tree, "-m", "Linux 6.12").decode().strip()
        git(repository, "update-ref", "refs/heads/master", commit)
        git(repository, "repack", "-adq")
        subprocess.run(["rm", "-rf", str(source)], check=True)
        (repository / "ready").touch()
    return repository, git(repository, "rev-parse", "refs/heads/master").decode().strip()


def checkout(repository, base, work):
    """A work tree of its own, for the peers that need one."""
    tree = work / "tree"
    if not (tree / "Makefile").exists():
        subprocess.run(["git", "clone", "-q", "--shared", str(repository), str(tree)], check=True)
        git(tree, "config", "user.name", "A. U. Thor")
        git(tree, "config", "user.email", "author@example.org")
    git(tree, "reset", "-q", "--hard", base)
    return tree


def touched(repository, base, patch):
    """Three C files of a middling size for patch number `patch`; the last is shared with the patch before."""
    names = git(repository, "ls-tree", "-r", "-l", base, "drivers/net/ethernet", "drivers/vfio").decode().splitlines()
    files = [line.split("\t")[1] for line in names
             if line.endswith(".c") and 8_000 < int(line.split()[3]) < 60_000]
    return [files[(patch * 17 + k * 7) % len(files)] for k in range(2)] + [files[(patch // 2 * 31) % len(files)]]


def edited(text, patch, number):
    """`text` with a function put in and a few lines changed, at places that depend on the numbers alone."""
    lines = text.split(b"\n")
    starts = [i for i, line in enumerate(lines) if line.startswith(b"static int ")]
    at = starts[(patch + number) % len(starts)] if starts else len(lines) - 1
    name = f"lockstep_probe_{patch}_{number}".encode()
    function = [b"static int " + name + b"(struct device *dev, unsigned int index)", b"{",
                b"\tunsigned int i;", b"", b"\tfor (i = 0; i < index; i++) {",
                b"\t\tif (!dev_is_pci(dev))", b"\t\t\treturn -ENODEV;", b"\t}", b"",
                b"\tdev_dbg(dev, \"probed %u\\n\", index);", b"\treturn 0;", b"}", b""]
    lines[at:at] = function
    changed = 0
    for i in range(len(lines) - 1, 0, -1):
        if lines[i] == b"\treturn ret;" and changed < 4:
            lines[i] = b"\treturn ret < 0 ? ret : 0;"
            changed += 1
    return b"\n".join(lines)


def make_series(repository, base, work, patches=19):
    """The series as `git format-patch` writes it: cover letter and patches, in a folder of their own."""
    folder = work / "series"
    done = sorted(folder.glob("*.patch"))
    if len(done) == patches + 1:
        return done
    index = {"GIT_INDEX_FILE": str(work / "series.index")}
    git(repository, "read-tree", base, extra=index)
    commit = base
    for patch in range(1, patches + 1):
        for number, path in enumerate(touched(repository, base, patch)):
            text = git(repository, "cat-file", "blob", f":{path}", extra=index)
            blob = git(repository, "hash-object", "-w", "--stdin", data=edited(text, patch, number)).decode().strip()
            git(repository, "update-index", "--cacheinfo", f"100644,{blob},{path}", extra=index)
        tree = git(repository, "write-tree", extra=index).decode().strip()
        message = (f"net: probe: Add probe number {patch}\n\nThe devices of this kind answer late. Ask them by index, "
                   f"and\ngive up where they are not\nbehind a bus that can be asked.\n\n"
                   f"Signed-off-by: A. U. Thor <author@example.org>\n")
        commit = git(repository, "commit-tree", tree, "-p", commit, data=message.encode()).decode().strip()
    git(repository, "update-ref", "refs/heads/series", commit)
    git(repository, "format-patch", "-q", "--cover-letter", "--thread", f"--base={base}", "-o", folder,
        f"{base}..{commit}")
    return sorted(folder.glob("*.patch"))


def as_mbox(mails, path):
    path.write_bytes(b"".join(m.read_bytes() + b"\n" for m in mails))
    return path


def make_archive(mails, path, count):
    """An mbox of `count` mails: the series over and over, with ids and titles of its own each time."""
    texts = [m.read_bytes() for m in mails]
    with open(path, "wb") as out:
        for number in range(count):
            turn = number // len(texts)
            text = texts[number % len(texts)]
            text = re.sub(rb"<([^<>@\s]+)@", rb"<%d.\1@" % turn, text)
            out.write(text.replace(b"Add probe", b"Add %d. probe" % turn) + b"\n")
    return path


def mails_in(path):
    with open(path, "rb") as mbox:
        return sum(line.startswith(b"From ") for line in mbox)


def head_of_mbox(path, target, count):
    """Writes the first `count` mails of an mbox to `target`; tells how many there were."""
    seen = 0
    with open(path, "rb") as mbox, open(target, "wb") as out:
        for line in mbox:
            if line.startswith(b"From "):
                if seen == count:
                    break
                seen += 1
            out.write(line)
    return seen


def b4(work):
    """Path of b4 0.16, installed into a virtual environment."""
    environment = work / "venv"
    program = environment / "bin/b4"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([str(environment / "bin/pip"), "install", "-q", "b4==0.16.0"], check=True)
    return str(program)
