# SPDX-License-Identifier: GPL-2.0-only
"""Exit codes, errors, baselines, and the reports against other people's schemas."""
import json
import os
import re
import signal
import subprocess
import tarfile
import time

import jsonschema
from support import FAULTLESS, IDENTITY, LOCKSTEP, TOP, Case, git, lockstep


class ExitCodes(Case):
    """0 clean, 1 findings, 2 input or usage, 128 git, 130 interrupted."""

    def test_clean(self):
        result = lockstep("check", "--no-checkpatch", FAULTLESS / "v2")
        self.assertEqual(result.returncode, 0, result.stdout.decode())

    def test_usage(self):
        self.assertEqual(lockstep("check", "--no-such-option").returncode, 2)
        self.assertEqual(lockstep("frobnicate").returncode, 2)

    def test_missing_input_is_named(self):
        result = lockstep("check", "no/such/folder")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"no/such/folder", result.stderr)

    def test_lost_results_are_no_success(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run([LOCKSTEP, "check", "--no-checkpatch", str(FAULTLESS / "v2")], stdout=full,
                                    stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 128)
        self.assertIn(b"can't write the results: No space left on device", result.stderr)

    def test_help_fits_80_columns(self):
        for words in ([], ["check"], ["show"], ["compare"], ["base"], ["rules"], ["report"]):
            text = lockstep(*words, "--help", env={"COLUMNS": "80"}).stdout.decode()
            self.assertTrue(text)
            self.assertEqual([line for line in text.splitlines() if len(line) > 80], [])

    def test_every_rule_has_a_page(self):
        names = re.findall(r"^  ([a-z][a-z0-9-]+)", lockstep("rules").stdout.decode(), re.M)
        self.assertGreater(len(names), 40)
        for name in names:
            page = lockstep("rules", name)
            self.assertEqual(page.returncode, 0, name)
            for heading in ("What it finds", "Why it matters", "Example", "What to do", "References"):
                self.assertIn(heading, page.stdout.decode(), name)


    def test_git_fails(self):
        repo = self.repository()
        self.commit(repo, {"lamp.c": "int lamp;\n"}, "lamp: Add a lamp\n")
        self.assertEqual(lockstep("-C", repo, "check", "HEAD~7..HEAD").returncode, 128)
        self.assertEqual(lockstep("-C", repo, "check", "HEAD~7...HEAD").returncode, 128)
        (repo / ".git/config").write_text("[core\n")
        result = lockstep("-C", repo, "check", FAULTLESS / "v2")
        self.assertEqual(result.returncode, 128)
        self.assertTrue(result.stderr.startswith(b"lockstep: "), result.stderr)


class Interrupted(Case):
    """^C: exit 130 at once, no program and no file left behind."""

    def start(self, *arguments, **options):
        """Starts the command; a shell in the background would have told it to ignore ^C."""
        process = subprocess.Popen(
            [LOCKSTEP, *[str(word) for word in arguments]], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **IDENTITY, "XDG_CACHE_HOME": str(self.folder / "cache")},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **options)
        self.addCleanup(process.kill)
        return process

    def until(self, condition):
        deadline = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)

    def end(self, process, number=signal.SIGINT):
        process.send_signal(number)
        output, errors = process.communicate(timeout=30)
        self.assertEqual(errors, b"")
        return process.returncode

    def test_while_it_reads(self):
        process = self.start("check", "-", stdin=subprocess.PIPE)
        # More than a pipe holds: once it is written, the command is reading.
        process.stdin.write(b"X-Lamp: on\n" * 100_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 130)
        process.communicate()

    def test_while_it_unpacks(self):
        archive = self.folder / "linux.tar"
        noise = self.folder / "noise"
        noise.write_bytes(b"lamp" * (1 << 18))
        with tarfile.open(archive, "w") as tar:
            for number in range(300):
                tar.add(noise, f"linux/noise{number}")
        cache = self.folder / "cache/lockstep"
        left = lambda: [name for name in (os.listdir(cache) if cache.exists() else []) if name.startswith("unfinished-")]
        process = self.start("check", "--base", archive, FAULTLESS / "v2")
        self.until(lambda: left() or process.poll() is not None)
        self.assertIsNone(process.poll(), "it was over before it could be interrupted")
        self.assertEqual(self.end(process), 130)
        self.assertEqual(left(), [])

    def test_while_a_program_runs(self):
        base = self.folder / "base"
        (base / "scripts").mkdir(parents=True)
        name = f"lamp-{os.getpid()}"
        (base / "scripts/checkpatch.pl").write_text(f"$0 = '{name}'; while (1) {{ select(undef, undef, undef, 1); }}\n")
        alive = lambda: name in subprocess.run(["ps", "-e", "-o", "args"], capture_output=True, text=True).stdout
        process = self.start("check", "--base", base, FAULTLESS / "v2")
        self.until(lambda: alive() or process.poll() is not None)
        if process.poll() is not None:
            self.skipTest("programs can't be run in a sandbox here: " + process.communicate()[0].decode())
        self.assertEqual(self.end(process), 130)
        self.until(lambda: not alive())

    def test_when_it_is_ended(self):
        process = self.start("check", "-", stdin=subprocess.PIPE)
        process.stdin.write(b"X-Lamp: on\n" * 100_000)
        process.stdin.flush()
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=30), 143)
        process.communicate()


class OneMail(Case):
    """b4's check of single patches, with a base: only the first patch goes onto it."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        base = self.commit(self.repo, {"lamp.c": "int a;\nint b;\nint c;\n"}, "lamp: Add\n")
        signed = "\n\nWhy.\n\nSigned-off-by: Ada Author <ada@example.org>\n"
        self.commit(self.repo, {"lamp.c": "int a;\nint x;\nint c;\n"}, "lamp: Change" + signed)
        self.commit(self.repo, {"lamp.c": "int a;\nint y;\nint c;\n"}, "lamp: Change again" + signed)
        git(self.repo, "format-patch", "-q", "-o", str(self.folder / "out"), f"{base}..main")
        self.base = base

    def rules(self, number, base):
        mail = next((self.folder / "out").glob(f"000{number}*")).read_bytes()
        result = lockstep("check", "-C", self.repo, "--base", base, "--format", "b4", "-", data=mail)
        self.assertEqual(result.stderr, b"")
        return re.findall(r"\[([a-z-]+)\]$", result.stdout.decode(), re.M)

    def test_first_patch_is_applied(self):
        self.assertEqual(self.rules(1, self.base), [])
        self.assertIn("does-not-apply", self.rules(1, "main"))

    def test_others_are_not(self):
        self.assertEqual(self.rules(2, self.base), [])


class Faulty(Case):
    """A series with a few faults, in each report."""

    def setUp(self):
        super().setUp()
        self.series = self.folder / "series"
        self.series.mkdir()
        for mail in (FAULTLESS / "v2").glob("*.patch"):
            (self.series / mail.name).write_bytes(mail.read_bytes().replace(b"Signed-off-by:", b"Seen-by:"))

    def test_findings_exit_1_and_fail_on(self):
        self.assertEqual(lockstep("check", "--no-checkpatch", self.series).returncode, 1)
        self.assertEqual(lockstep("check", "--no-checkpatch", "--fail-on", "never", self.series).returncode, 0)

    def test_one_line_a_finding_when_piped(self):
        lines = lockstep("check", "--no-checkpatch", self.series).stdout.decode().splitlines()
        pattern = re.compile(r"^\S.*: (ERROR|WARNING|CHECK): .* \[[a-z0-9-]+\]$")
        findings = [line for line in lines if pattern.match(line)]
        self.assertEqual(len(findings), len(self.report(self.series)["findings"]))
        self.assertTrue(lines[-1].startswith("total: "), lines[-1])

    def test_json_keeps_its_schema(self):
        schema = json.loads((TOP / "Documentation/ReportSchema.json").read_text())
        jsonschema.validate(self.report(self.series), schema)

    def test_report_is_rendered_from_its_json(self):
        saved = self.folder / "report.json"
        saved.write_bytes(lockstep("check", "--no-checkpatch", "--format", "json", self.series).stdout)
        for form in ("terminal", "sarif", "github", "json"):
            direct = lockstep("check", "--no-checkpatch", "--format", form, self.series).stdout
            self.assertEqual(lockstep("report", "--from", saved, "--format", form).stdout, direct, form)

    def test_baseline_holds_back_what_is_known(self):
        baseline = self.folder / "baseline.json"
        written = lockstep("check", "--no-checkpatch", "--write-baseline", baseline, self.series)
        self.assertTrue(baseline.exists(), written.stderr)
        again = lockstep("check", "--no-checkpatch", "--baseline", baseline, self.series)
        self.assertEqual(again.returncode, 0, again.stdout.decode())
        self.assertIn(b"suppressed by", again.stdout)

    def test_sarif_has_what_code_scanning_needs(self):
        log = json.loads(lockstep("check", "--no-checkpatch", "--format", "sarif", self.series).stdout)
        self.assertEqual(log["version"], "2.1.0")
        results = log["runs"][0]["results"]
        rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
        self.assertEqual(len(results), len(self.report(self.series)["findings"]))
        for result in results:
            self.assertIn(result["ruleId"], rules)
            self.assertTrue(result["partialFingerprints"])
            self.assertTrue(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
