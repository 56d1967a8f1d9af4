# SPDX-License-Identifier: GPL-2.0-only
"""The command under test, and small repositories and mails to call it on."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

LOCKSTEP = os.environ["LOCKSTEP"]
TOP = pathlib.Path(__file__).resolve().parent.parent.parent
FAULTLESS = TOP / "Tests/SeriesFixtures/Fixtures/faultless"
B4 = str(pathlib.Path(sys.executable).parent / "b4")

IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada Author", "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada Author", "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    "GIT_CONFIG_GLOBAL": "/nonexistent/gitconfig", "GIT_CONFIG_NOSYSTEM": "1",
}


def run(command, cwd=None, data=None, timeout=120, env=None):
    """Runs a command to its end; text is bytes."""
    return subprocess.run([str(word) for word in command], cwd=cwd, input=data if data is not None else b"",
                          capture_output=True, timeout=timeout, env={**os.environ, **IDENTITY, **(env or {})})


def lockstep(*arguments, **options):
    """Calls the command under test."""
    return run([LOCKSTEP, *arguments], **options)


def git(directory, *arguments, data=None, env=None):
    """Calls git, which must succeed; what it printed, as text."""
    result = run(["git", "-C", directory, *arguments], data=data, env=env)
    if result.returncode:
        raise AssertionError(f"git {arguments}: {result.stderr.decode()}")
    return result.stdout.decode().strip()


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lockstep-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def report(self, *arguments, **options):
        """The JSON report of a check, whatever it found."""
        result = lockstep("check", "--no-checkpatch", "--format", "json", "--fail-on", "never", *arguments, **options)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return json.loads(result.stdout)

    def repository(self, name="repo"):
        """An empty repository."""
        path = self.folder / name
        path.mkdir()
        git(path, "init", "-q", "-b", "main")
        return path

    def commit(self, repository, files, message, env=None):
        """Commits files (path → text, or None to remove); the commit's id."""
        for path, text in files.items():
            file = repository / path
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
        git(repository, "add", "-A")
        git(repository, "commit", "-q", "--allow-empty", "-F", "-", data=message.encode(), env=env)
        return git(repository, "rev-parse", "HEAD")


def places(report):
    """What is the same of the findings whatever the input came in."""
    found = []
    for finding in report["findings"]:
        diagnostic = finding["diagnostic"]
        location = diagnostic["location"]
        found.append((diagnostic["rule"], diagnostic["severity"], diagnostic["message"],
                      (location.get("patch") or {}).get("number"), location.get("bodyLine"),
                      (location.get("tree") or {}).get("file"), (location.get("tree") or {}).get("line"),
                      diagnostic.get("excerpt"), finding["fingerprint"]))
    return found
