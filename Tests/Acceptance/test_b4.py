# SPDX-License-Identifier: GPL-2.0-only
"""The real b4 calls the command as its check, of a patch and of a series, and shows what it finds."""
import argparse
import email
import email.policy
import json
import os
import time
import unittest.mock

import b4.review.checks
from support import B4, FAULTLESS, LOCKSTEP, Case, git, run


class B4Check(Case):
    """`b4 am --check` and `b4 prep --check` with lockstep as the check."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        self.commit(self.repo, {"README": "lamp\n"}, "README: Say what it is\n")
        git(self.repo, "config", "user.name", "Ada Author")
        git(self.repo, "config", "user.email", "ada@example.org")
        for name in ("b4.am-perpatch-check-cmd", "b4.prep-perpatch-check-cmd"):
            git(self.repo, "config", name, f"{LOCKSTEP} check --format b4 -")
        git(self.repo, "config", "sendemail.from", "ada@example.org")
        git(self.repo, "config", "b4.attestation-policy", "off")
        # b4 looks for its own commits among those of the last year.
        self.now = {"GIT_AUTHOR_DATE": f"{int(time.time())} +0000", "GIT_COMMITTER_DATE": f"{int(time.time())} +0000"}
        self.home = self.folder / "home"
        self.home.mkdir()

    def b4(self, *arguments, data=None):
        result = run([B4, "--offline-mode", "--no-stdin", *arguments], cwd=self.repo, data=data,
                     env={**self.now, "HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache"),
                          "XDG_DATA_HOME": str(self.home / "data"), "GIT_CONFIG_GLOBAL": str(self.home / ".gitconfig")})
        return result.returncode, (result.stdout + result.stderr).decode()

    def mbox(self, change=lambda text: text):
        path = self.folder / "series.mbox"
        mails = sorted((FAULTLESS / "v2").glob("*.patch"))
        path.write_bytes(b"".join(change(mail.read_bytes()) + b"\n" for mail in mails))
        return path

    def check_am(self, mbox):
        return self.b4("am", "-m", str(mbox), "-o", str(self.folder / "out"), "--check", "--no-parent")

    def test_am_says_that_a_faultless_series_passes(self):
        _, text = self.check_am(self.mbox())
        self.assertIn("passed all checks", text)
        self.assertNotIn("[b4 am", [line for line in text.splitlines() if "ERROR" in line])
        self.assertNotIn("Signed-off-by is missing", text)

    def test_am_shows_a_missing_sign_off(self):
        mbox = self.mbox(lambda mail: mail.replace(b"Signed-off-by:", b"Seen-by:"))
        _, text = self.check_am(mbox)
        self.assertIn("missing-signed-off-by", text)

    def test_prep_shows_a_missing_sign_off(self):
        code, text = self.b4("prep", "-n", "lamp", "-f", "HEAD")
        self.assertEqual(code, 0, text)
        self.commit(self.repo, {"lamp.c": "int lamp;\n"}, "lamp: Add a lamp\n\nIt is dark here.\n", env=self.now)
        _, text = self.b4("prep", "--check")
        self.assertIn("missing-signed-off-by", text)


class B4Review(Case):
    """The checks of `b4 review`: the command is configured in git, b4 runs it and reads its JSON."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        self.commit(self.repo, {"README": "lamp\n"}, "README: Say what it is\n")
        for name in ("b4.review-perpatch-check-cmd", "b4.review-series-check-cmd"):
            git(self.repo, "config", name, f"{LOCKSTEP} check --format b4-json -")
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.repo)
        scratch = unittest.mock.patch.dict(os.environ, {"HOME": str(self.folder), "GIT_CONFIG_GLOBAL": "/dev/null"})
        scratch.start()
        self.addCleanup(scratch.stop)
        b4.setup_config(argparse.Namespace(config={}))
        self.perpatch, self.series = b4.review.checks.load_check_cmds()

    def messages(self, change=lambda mail: mail):
        """Pairs of a Message-Id and a message: the cover letter, then the patches."""
        mails = [change(path.read_bytes()) for path in sorted((FAULTLESS / "v2").glob("*.patch"))]
        parsed = [email.message_from_bytes(mail, policy=email.policy.default) for mail in mails]
        return [(message["Message-ID"].strip("<> "), message) for message in parsed]

    def test_b4_finds_the_commands(self):
        self.assertEqual((len(self.perpatch), len(self.series)), (1, 1))
        self.assertIn(LOCKSTEP, self.perpatch[0])

    def test_faultless_patches_pass(self):
        _, *patches = self.messages()
        results = b4.review.checks.run_perpatch_checks(patches, self.perpatch, str(self.repo))
        self.assertEqual(len(results), len(patches))
        for found in results.values():
            self.assertEqual([(one["tool"], one["status"]) for one in found], [("lockstep", "pass")])

    def test_a_patch_with_a_fault_fails_and_says_why(self):
        _, *patches = self.messages(lambda mail: mail.replace(b"Signed-off-by:", b"Seen-by:"))
        results = b4.review.checks.run_perpatch_checks(patches, self.perpatch, str(self.repo))
        for found in results.values():
            self.assertEqual([(one["tool"], one["status"]) for one in found], [("lockstep", "fail")])
            self.assertRegex(found[0]["summary"], "[1-9] error")
            # What b4 shows line by line, as it shows checkpatch's.
            details = json.loads(found[0]["details"])
            self.assertTrue(all(entry["status"] in ("pass", "warn", "fail") for entry in details))
            self.assertTrue(any("[missing-signed-off-by]" in entry["description"] for entry in details), details)

    def test_a_cover_letter_alone_is_checked_as_the_series(self):
        cover, *_ = self.messages()
        found = b4.review.checks.run_series_checks(cover, self.series, str(self.repo))
        self.assertEqual([one["tool"] for one in found], ["lockstep"])
        self.assertEqual(found[0]["status"], "pass", found)


class LineProtocol(Case):
    """What b4 relies on: findings on standard output, silence when clean, nothing on standard error."""

    def check(self, data):
        return run([LOCKSTEP, "check", "--format", "b4", "-"], data=data)

    def test_silence_when_clean(self):
        mail = sorted((FAULTLESS / "v2").glob("*.patch"))[1].read_bytes()
        result = self.check(mail)
        self.assertEqual((result.stdout, result.stderr, result.returncode), (b"", b"", 0))

    def test_a_line_a_finding(self):
        mail = sorted((FAULTLESS / "v2").glob("*.patch"))[1].read_bytes()
        result = self.check(mail.replace(b"Signed-off-by:", b"Seen-by:"))
        lines = result.stdout.decode().splitlines()
        self.assertTrue(lines)
        self.assertTrue(all("ERROR:" in line or "WARNING:" in line for line in lines), lines)
        self.assertEqual(result.stderr, b"")
        self.assertEqual(result.returncode, 1)


class PreparedBranch(B4Check):
    """A branch of `b4 prep`, checked as a range of commits."""

    def test_the_cover_commit_is_the_cover_letter(self):
        base = git(self.repo, "rev-parse", "HEAD")
        code, text = self.b4("prep", "-n", "lamp", "-f", "HEAD")
        self.assertEqual(code, 0, text)
        signed = "\n\nSigned-off-by: Ada Author <ada@example.org>\n"
        self.commit(self.repo, {"lamp.c": "int lamp;\n"}, "lamp: Add a lamp\n\nIt is dark here." + signed, env=self.now)
        self.commit(self.repo, {"lamp.c": "int lamps;\n"}, "lamp: Add another\n\nTwo are better." + signed,
                    env=self.now)
        report = self.report("-C", self.repo, f"{base}..HEAD")
        self.assertEqual({finding["diagnostic"]["rule"] for finding in report["findings"]},
                         {"cover-letter-template", "empty-cover-letter"})
        letter = git(self.repo, "log", "-1", "--format=%B", "HEAD~2")
        git(self.repo, "checkout", "-q", "HEAD~2")
        written = letter.replace("EDITME: cover title for lamp", "lamp: Make light").replace(
            "# Describe", "There was none.\n\n# Describe", 1)
        git(self.repo, "commit", "-q", "--amend", "--allow-empty", "--cleanup=verbatim", "-F", "-",
            data=written.encode())
        git(self.repo, "cherry-pick", "b4/lamp~2..b4/lamp")
        self.assertEqual(self.report("-C", self.repo, f"{base}..HEAD")["findings"], [])


class RangeOfCommits(Case):
    """Commits are read one by one, whatever stands in their messages."""

    def test_a_line_of_an_mbox_in_a_message_splits_nothing(self):
        repo = self.repository()
        base = self.commit(repo, {"lamp.c": "int lamp;\n"}, "lamp: Add a lamp\n")
        self.commit(repo, {"lamp.c": "int lamps;\n"},
                    "lamp: Add another\n\nThe report:\n\nFrom ada@example.org Mon Sep 17 00:00:00 2001\nSubject: dark\n\n"
                    "Signed-off-by: Ada Author <ada@example.org>\n")
        report = self.report("-C", repo, f"{base}..HEAD")
        self.assertEqual(report["findings"], [])
        self.assertEqual(len(report["series"]["patches"]), 1)
