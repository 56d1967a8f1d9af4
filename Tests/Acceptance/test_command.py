# SPDX-License-Identifier: GPL-2.0-only
"""Exit codes, errors, baselines, and the reports against other people's schemas."""
import json
import re

import jsonschema
from support import FAULTLESS, TOP, Case, lockstep


class ExitCodes(Case):
    """0 clean, 1 findings, 2 input or usage, 128 git."""

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
