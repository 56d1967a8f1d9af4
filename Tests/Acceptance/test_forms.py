# SPDX-License-Identifier: GPL-2.0-only
"""The same series gives the same findings in whatever form it arrives."""
import shutil

from support import Case, git, places

LAMP = "#include \"lamp.h\"\n\nint lamp_level(struct lamp *lamp)\n{\n\treturn lamp->level;\n}\n"


class Forms(Case):
    """A faulty series with a finding of each family, in five forms."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        self.base = self.commit(self.repo, {"lamp.c": LAMP, "lamp.h": "struct lamp;\n"}, "lamp: Add a lamp\n")
        signed = "\n\nSigned-off-by: Ada Author <ada@example.org>\n"
        git(self.repo, "checkout", "-q", "-b", "v1")
        self.commit(self.repo, {"lamp.h": "struct lamp {\n\tint level;\n};\n"},
                    "lamp: Declare the level\n\nThe level is read from outside." + signed)
        self.commit(self.repo, {"dim.c": "int dim;\n"}, "lamp: Dim the lamp\n\nLamps are bright at night." + signed)
        git(self.repo, "checkout", "-q", "-b", "v2", self.base)
        self.commit(self.repo, {"lamp.h": "struct lamp {\n\tint level;\n};\n"},
                    "lamp: Declare the level\n\nThe level is read from outside." + signed +
                    "---\nChanges in v2:\n - Use a tab\n")
        self.commit(self.repo, {"lamp.c": LAMP + "\nint lamp_off(void)\n{ \n\treturn 0;\n}\n"},
                    "lamp: Switch the lamp off\n\nNobody could." + "\n")
        self.patches = self.folder / "patches"
        self.previous = self.folder / "previous"
        for version, folder in (("v1", self.previous), ("v2", self.patches)):
            git(self.repo, "format-patch", "-q", "--full-index", "--thread", f"--base={self.base}", "-o", str(folder),
                "--reroll-count", version[1:], f"{self.base}..{version}")
        self.mails = sorted(self.patches.glob("*.patch"))
        self.mbox = self.folder / "series.mbox"
        self.mbox.write_bytes(b"".join(mail.read_bytes() + b"\n" for mail in self.mails))

    def findings(self, *arguments, **options):
        return places(self.report("--previous", str(self.previous), *arguments, **options))

    def test_folder_has_a_finding_of_each_family(self):
        rules = {finding[0] for finding in self.findings(self.patches)}
        self.assertIn("missing-signed-off-by", rules)
        self.assertIn("missing-cover-letter", rules)
        self.assertIn("unmentioned-patch", rules)

    def test_mbox(self):
        self.assertEqual(self.findings(self.mbox), self.findings(self.patches))

    def test_standard_input(self):
        self.assertEqual(self.findings("-", data=self.mbox.read_bytes()), self.findings(self.patches))

    def test_maildir(self):
        maildir = self.folder / "maildir"
        for part in ("cur", "new", "tmp"):
            (maildir / part).mkdir(parents=True)
        for number, mail in enumerate(self.mails):
            where = maildir / ("new" if number else "cur")
            # A maildir holds messages, not mboxes: no "From " line.
            (where / f"170000000{number}.M1.host:2,S").write_bytes(mail.read_bytes().split(b"\n", 1)[1])
        self.assertEqual(self.findings(maildir), self.findings(self.patches))

    def test_commit_range(self):
        found = self.findings("-C", self.repo, f"{self.base}..v2")
        expected = self.findings(self.patches)
        # Commits have no subject with a version: where the header field is shown, it reads otherwise.
        same = lambda f: f[:7] + (f[8],) if f[4] is None else f
        self.assertEqual([same(f) for f in found], [same(f) for f in expected])

    def test_range_in_a_bare_repository(self):
        bare = self.folder / "bare.git"
        git(self.folder, "clone", "-q", "--bare", str(self.repo), str(bare))
        self.assertEqual(self.findings("-C", bare, f"{self.base}..v2"),
                         self.findings("-C", self.repo, f"{self.base}..v2"))

    def test_one_and_two_threads(self):
        self.assertEqual(self.findings("-j1", self.patches), self.findings("-j2", self.patches))

    def test_repository_is_left_as_it_was(self):
        before = self.snapshot()
        self.report("-C", self.repo, f"{self.base}..v2", "--base", self.base)
        self.assertEqual(self.snapshot(), before)

    def snapshot(self):
        return sorted((str(path.relative_to(self.repo)), path.stat().st_mtime_ns, path.stat().st_size)
                      for path in self.repo.rglob("*"))

    def test_missing_patch_is_found_in_a_folder(self):
        self.mails[0].unlink()
        rules = {finding[0] for finding in self.findings(self.patches)}
        self.assertIn("missing-patch", rules)
        shutil.rmtree(self.patches)


class Versions(Case):
    """Older versions and the replies to them in one mailbox."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        base = self.commit(self.repo, {"lamp.c": LAMP}, "lamp: Add a lamp\n")
        self.commit(self.repo, {"lamp.c": LAMP + "\nint lamp_off(void)\n{\n\treturn 0;\n}\n"},
                    "lamp: Switch the lamp off\n\nNobody could.\n\nSigned-off-by: Ada Author <ada@example.org>\n")
        self.old = self.posting(base, 1, "Tue, 14 Nov 2023 22:13:20 +0000")
        self.new = self.posting(base, 2, "Tue, 21 Nov 2023 22:13:20 +0000")
        identity = next(line for line in self.old.splitlines() if line.startswith("Message-I"))
        self.reply = ("From mboxrd@z Thu Jan  1 00:00:00 1970\nFrom: Rita Review <rita@example.org>\n"
                      "Subject: Re: [PATCH] lamp: Switch the lamp off\nDate: Wed, 15 Nov 2023 10:00:00 +0000\n"
                      "Message-Id: <reply@example.org>\nIn-Reply-To:" + identity.split(":", 1)[1] + "\n\n"
                      "Reviewed-by: Rita Review <rita@example.org>\n\n")

    def posting(self, base, version, date):
        text = git(self.repo, "format-patch", "--stdout", "--thread", f"--base={base}", "--reroll-count", str(version),
                   f"{base}..main")
        lines = [f"Date: {date}" if line.startswith("Date: ") else line for line in text.splitlines()]
        # A version that is sent later has other ids.
        lines = [line.replace("git.", f"git.v{version}.") if line.startswith("Message-I") else line for line in lines]
        return "\n".join(lines) + "\n\n"

    def rules(self, *mails):
        mbox = self.folder / "thread.mbox"
        mbox.write_text("".join(mails))
        return [finding["diagnostic"]["rule"] for finding in self.report(mbox)["findings"]]

    def test_a_review_of_the_version_before_that_is_lost(self):
        self.assertIn("lost-trailer", self.rules(self.old, self.reply, self.new))

    def test_a_review_that_was_kept(self):
        kept = self.new.replace("Signed-off-by:", "Reviewed-by: Rita Review <rita@example.org>\nSigned-off-by:", 1)
        self.assertNotIn("lost-trailer", self.rules(self.old, self.reply, kept))
        self.assertNotIn("lost-trailer", self.rules(self.old, self.new))
