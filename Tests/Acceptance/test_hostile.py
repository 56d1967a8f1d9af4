# SPDX-License-Identifier: GPL-2.0-only
"""Mail from the internet never executes, never writes outside, never hangs, never crashes us."""
import os
import resource
import subprocess

from support import FAULTLESS, LOCKSTEP, Case, git

HEAD = (b"From: Mallory <mallory@example.org>\nSubject: [PATCH] lamp: Be evil\nMessage-Id: <evil@example.org>\n"
        b"Date: Tue, 14 Nov 2023 22:13:20 +0000\n")
MESSAGE = b"\nText that says why.\n\nSigned-off-by: Mallory <mallory@example.org>\n---\n"


def diff(path, body=b"@@ -0,0 +1 @@\n+evil\n", mode=b"100644"):
    return (b"diff --git a/" + path + b" b/" + path + b"\nnew file mode " + mode + b"\nindex 000000000000..0123456789ab\n"
            b"--- /dev/null\n+++ b/" + path + b"\n" + body + b"-- \n2.39.5\n")


class Hostile(Case):
    """Each input: exit 0, 1 or 2, within bounds of time and memory, and nothing written."""

    seconds = 20
    memory = 1 << 30

    def check(self, data, *arguments):
        self.repo = self.repository(f"repo-{len(os.listdir(self.folder))}")
        self.commit(self.repo, {"README": "lamp\n"}, "README: Say what it is\n")
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        outside = set(os.listdir(self.folder))
        result = subprocess.run(
            [LOCKSTEP, "check", "--no-checkpatch", "--base", "HEAD", *arguments, "-"], input=data, cwd=self.repo,
            capture_output=True, timeout=self.seconds, preexec_fn=limit)
        said = result.stderr.decode(errors="replace")
        self.assertIn(result.returncode, (0, 1, 2), said)
        self.assertNotIn("Fatal error", said)
        self.assertEqual(git(self.repo, "status", "--porcelain"), "")
        self.assertEqual(set(os.listdir(self.folder)), outside)
        self.assertNotIn(b"\x1b", result.stdout + result.stderr)
        return result

    def test_nothing(self):
        self.assertEqual(self.check(b"").returncode, 2)

    def test_no_mail(self):
        self.assertEqual(self.check(b"\x7fELF\0\0\0" * 1000).returncode, 2)

    def test_truncated_mails(self):
        mail = (FAULTLESS / "v2").glob("*0002*.patch").__next__().read_bytes()
        for length in range(0, len(mail), max(1, len(mail) // 12)):
            with self.subTest(length=length):
                self.check(mail[:length])

    def test_nul_bytes(self):
        self.check(HEAD + MESSAGE + diff(b"lamp.c", b"@@ -0,0 +1,2 @@\n+a\0b\n+\0\0\n"))

    def test_line_of_100_megabytes(self):
        self.check(HEAD + MESSAGE + diff(b"lamp.c", b"@@ -0,0 +1 @@\n+" + b"x" * 100_000_000 + b"\n"))

    def test_subject_of_100_megabytes(self):
        self.check(b"Subject: [PATCH] " + b"[x]" * 33_000_000 + b"\n" + MESSAGE + diff(b"lamp.c"))

    def test_a_million_trailers(self):
        trailers = b"Reviewed-by: R <r@example.org>\n" * 1_000_000
        self.check(HEAD + b"\nText.\n\n" + trailers + b"Signed-off-by: Mallory <mallory@example.org>\n---\n" +
                   diff(b"lamp.c"))

    def test_a_million_header_fields(self):
        self.check(HEAD + b"X: y\n" * 1_000_000 + MESSAGE + diff(b"lamp.c"))

    def test_a_million_hunks(self):
        hunk = b"@@ -1 +1 @@\n-a\n+b\n"
        self.check(HEAD + MESSAGE + b"diff --git a/README b/README\nindex 0123456..89abcde 100644\n--- a/README\n"
                   b"+++ b/README\n" + hunk * 1_000_000)

    def test_a_hundred_thousand_files(self):
        self.check(HEAD + MESSAGE + b"".join(diff(b"dir/file%d.c" % n) for n in range(100_000)))

    def test_hunks_that_claim_four_billion_lines(self):
        for counts in (b"-1,4294967295 +1,4294967295", b"-4294967295,1 +4294967295,1",
                       b"-1,99999999999999999999 +1,18446744073709551615", b"-9223372036854775807,9 +9223372036854775807,9"):
            with self.subTest(counts=counts):
                self.check(HEAD + MESSAGE + b"diff --git a/README b/README\n--- a/README\n+++ b/README\n@@ " + counts +
                           b" @@\n lamp\n+x\n")

    def test_cyclic_references(self):
        mails = b"".join(
            b"From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: M <m@example.org>\nSubject: Re: [PATCH %d/3] lamp: x\n"
            b"Message-Id: <%d@x>\nIn-Reply-To: <%d@x>\nReferences: <%d@x> <%d@x>\n\ntext\n\n" %
            (n, n, (n + 1) % 3, n, (n + 1) % 3) for n in range(3))
        self.check(mails)

    def test_deep_nesting(self):
        parts = b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(50_000))
        self.check(HEAD + b"Content-Type: multipart/mixed; boundary=b0\n\n" + parts)

    def test_quotes_without_end(self):
        self.check(b"From: " + b"(" * 2_000_000 + b"\nSubject: [PATCH] " + b"=?utf-8?q?" * 200_000 + b"\n" + MESSAGE +
                   diff(b"lamp.c"))

    def test_paths_that_leave_the_tree(self):
        for path in (b"../../etc/passwd", b".git/config", b".GIT/hooks/post-checkout", b"/etc/passwd",
                     b"a/../../b", b"sub/.git/config"):
            with self.subTest(path=path):
                result = self.check(HEAD + MESSAGE + diff(path))
                self.assertEqual(result.returncode, 1)
                self.assertIn(b"path-outside-tree", result.stdout)

    def test_symbolic_link_out_of_the_tree(self):
        link = diff(b"link", b"@@ -0,0 +1 @@\n+/etc\n\\ No newline at end of file\n", b"120000")
        self.check(HEAD + MESSAGE + link.split(b"-- \n")[0] + diff(b"link/passwd"))

    def test_terminal_escapes(self):
        evil = b"\x1b]0;owned\x07\x1b[2J"
        self.check(b"From: M <m@example.org>\nSubject: [PATCH] lamp: " + evil + b"\n\n" + evil + b" text\n---\n" +
                   diff(b"lamp" + evil + b".c"))

    def test_bidirectional_characters(self):
        code = "@@ -0,0 +1 @@\n+/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */\n".encode()
        result = self.check(HEAD + MESSAGE + diff(b"lamp.c", code))
        self.assertEqual(result.returncode, 1)
        self.assertNotIn("\u202e".encode(), result.stdout)


class Repositories(Case):
    """Repositories that are not as usual."""

    def mails(self):
        repo = self.repository("source")
        base = self.commit(repo, {"lamp.c": "int a;\nint b;\nint c;\n", "other.c": "int x;\n"}, "lamp: Add\n")
        self.commit(repo, {"lamp.c": "int a;\nint b;\nint d;\n"}, "lamp: Change\n\nWhy.\n\nSigned-off-by: "
                    "Ada Author <ada@example.org>\n")
        return repo, base

    def test_detached_and_bare(self):
        repo, base = self.mails()
        git(repo, "checkout", "-q", "--detach")
        self.assertEqual(self.report("-C", repo, f"{base}..HEAD")["findings"],
                         self.report("-C", repo, f"{base}..main")["findings"])

    def test_missing_object_is_named_only_when_needed(self):
        repo, base = self.mails()
        git(repo, "config", "extensions.partialClone", "origin")
        git(repo, "config", "core.repositoryformatversion", "1")
        needed = git(repo, "rev-parse", f"{base}:lamp.c")
        spare = git(repo, "rev-parse", f"{base}:other.c")
        (repo / ".git/objects" / spare[:2] / spare[2:]).unlink()
        mail = git(repo, "format-patch", "--stdout", f"{base}..main").encode() + b"\n"
        fine = self.report("-C", repo, "--base", base, "-", data=mail)
        self.assertNotIn("does-not-apply", [f["diagnostic"]["rule"] for f in fine["findings"]])
        (repo / ".git/objects" / needed[:2] / needed[2:]).unlink()
        result = subprocess.run([LOCKSTEP, "check", "--no-checkpatch", "-C", str(repo), "--base", base, "-"],
                                input=mail, capture_output=True)
        self.assertIn(needed[:12].encode(), result.stdout + result.stderr)
        self.assertIn(b"lamp.c", result.stdout + result.stderr)

    def test_unknown_revision(self):
        repo, _ = self.mails()
        result = subprocess.run([LOCKSTEP, "check", "-C", str(repo), "no-such..revision"], capture_output=True)
        self.assertEqual(result.returncode, 128)
        self.assertIn(b"no-such", result.stderr)
