# SPDX-License-Identifier: GPL-2.0-only
"""lockstep kconfig, and what lockstep check proves, on a small kernel."""
import pathlib
import re
import shutil
import subprocess
import unittest

from support import Case, TOP, git, lockstep

MAKEFILE = "VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 0\nEXTRAVERSION =\n"
LAMP = """config LAMP
	tristate "A lamp"
	depends on SOCKET
	help
	  A lamp for the desk, which shines where there is a socket.

config LANTERN
	bool "A lantern"
	depends on SOCKET
	select LAMP
	help
	  A lantern for the garden, which holds a lamp.

config SOCKET
	bool "A socket"
	default y
	help
	  A socket in the wall, for whatever takes current.
"""
SIGNED = "\n\nSigned-off-by: Ada Author <ada@example.org>\n"


class Kconfig(Case):
    """A tree with a Makefile, an architecture and three symbols."""

    def setUp(self):
        super().setUp()
        self.repo = self.repository()
        self.base = self.commit(self.repo, {
            "Makefile": MAKEFILE,
            "Kconfig": "mainmenu \"Lamps\"\nsource \"arch/$(SRCARCH)/Kconfig\"\nsource \"lamp/Kconfig\"\n",
            "arch/x86/Kconfig": "config X86\n\tdef_bool y\n",
            "arch/x86/configs/dark_defconfig": "# CONFIG_SOCKET is not set\n",
            "lamp/Kconfig": LAMP,
            "lamp/Makefile": "obj-$(CONFIG_LAMP) += lamp.o\n",
        }, "lamp: Add lamps\n")

    def call(self, *arguments, status=0):
        """Runs the command in the repository; its output and complaints as text."""
        result = lockstep("-C", self.repo, *arguments)
        result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
        self.assertEqual(result.returncode, status, result.stdout + result.stderr)
        return result

    def kconfig(self, *arguments, status=0):
        return self.call("kconfig", *arguments, status=status)

    def spoil(self, old, new, title="lamp: Change it"):
        self.assertIn(old, LAMP)
        self.commit(self.repo, {"lamp/Kconfig": LAMP.replace(old, new)}, title + "\n\nIt is needed." + SIGNED)

    def test_explain(self):
        out = self.kconfig("explain", "CONFIG_LAMP").stdout
        self.assertIn("LAMP is a tristate symbol.", out)
        self.assertIn("lamp/Kconfig:3  depends on SOCKET", out)
        self.assertIn("LANTERN: select LAMP", out)

    def test_explain_names_what_is_near(self):
        run = self.kconfig("explain", "LAMPS", status=2)
        self.assertIn('did you mean "LAMP"?', run.stderr)

    def test_why_not(self):
        out = self.kconfig("explain", "--why-not", "LAMP=y", "--with", "SOCKET=n", status=1).stdout
        self.assertIn("lamp/Kconfig:3  LAMP: depends on SOCKET", out)
        self.assertIn("It could be with\n  CONFIG_SOCKET=y", out)
        out = self.kconfig("explain", "--why-not", "LAMP=y").stdout
        self.assertIn("LAMP can be y on x86", out)

    def test_values(self):
        out = self.kconfig("values", "--mode", "allyesconfig").stdout
        self.assertIn("# Lamps\n", out)
        self.assertIn("CONFIG_LANTERN=y\n", out)
        self.assertEqual(self.kconfig("values", "--defconfig", "dark_defconfig", "SOCKET").stdout, "SOCKET=n\n")

    def probe(self):
        """A tree that asks a script of its own."""
        self.commit(self.repo, {
            "Kconfig": "mainmenu \"Lamps\"\n"
                       "success = $(shell,{ $(1); } >/dev/null 2>&1 && echo \"y\" || echo \"n\")\n"
                       "source \"arch/$(SRCARCH)/Kconfig\"\n"
                       "config PROBED\n\tdef_bool $(success,sh $(srctree)/scripts/probe.sh)\n",
            "scripts/probe.sh": "exit 0\n",
        }, "lamp: Ask" + SIGNED)

    def test_a_tree_that_conf_refuses(self):
        circle = "config A\n\tbool \"A\"\n\tdepends on B\nconfig B\n\tbool \"B\"\n\tdepends on A\n"
        self.commit(self.repo, {"lamp/Kconfig": LAMP + circle}, "lamp: Go around" + SIGNED)
        run = self.kconfig("values", "-o", "out", status=2)
        self.assertIn("error: recursive dependency detected!", run.stderr)
        self.assertIn("conf refuses", run.stderr)
        self.assertFalse((self.repo / "out").exists())
        self.assertIn("depend on each other", self.kconfig("verify", status=1).stdout)
        self.commit(self.repo, {"lamp/Kconfig": LAMP + "config A\n\tdef_bool $(cc-optoin,-x)\n"}, "lamp: Ask" + SIGNED)
        run = self.kconfig("values", status=2)
        self.assertRegex(run.stderr, r"lamp/Kconfig:\d+: syntax error")
        run = self.kconfig("verify", status=1)
        self.assertIn("a macro expands to nothing here: is its name right?", run.stdout)

    def test_why_not_of_a_bool(self):
        run = self.kconfig("explain", "--why-not", "LANTERN=m", status=2)
        self.assertIn("LANTERN is a bool symbol: it is n or y, never m", run.stderr)

    def test_verify_asks_all_architectures_of_a_series(self):
        files = {"arch/arm64/Kconfig": "config ARM64\n\tdef_bool y\n"}
        base = self.commit(self.repo, files, "arm64: Begin" + SIGNED)
        self.spoil("depends on SOCKET\n\tselect", "depends on SOCKET || ARM64\n\tselect")
        self.kconfig("verify", f"{base}..HEAD", "--base", base)
        out = self.kconfig("verify", f"{base}..HEAD", "--base", base, "--all", status=1).stdout
        self.assertIn("arm64", out)
        out = self.call("check", "--no-checkpatch", f"{base}..HEAD", "--base", base, "--arch", "all", status=1).stdout
        self.assertIn("Kconfig, x86, toolchain gcc-12-x86\n", out)
        self.assertIn("Kconfig, arm64, toolchain gcc-12-arm64\n", out)

    def test_values_tells_which_commands_have_no_answer(self):
        self.probe()
        run = self.kconfig("values", "PROBED")
        self.assertEqual(run.stdout, "PROBED=n\n")
        self.assertIn("1 command without an answer in the profile gcc-12-x86: it is taken to fail", run.stderr)
        self.assertIn("Kconfig:5: { sh $(srctree)/scripts/probe.sh; }", run.stderr)

    @unittest.skipUnless(shutil.which("bwrap") and shutil.which("gcc"), "needs bubblewrap and gcc")
    def test_profile_record(self):
        self.probe()
        run = self.kconfig("profile", "record", "mine")
        self.assertEqual(run.stdout, "1 answer in mine, 1 of them new\n")
        run = self.kconfig("values", "PROBED", "--profile", "mine")
        self.assertEqual((run.stdout, run.stderr), ("PROBED=y\n", ""))
        # The command is as it was, and what it reaches is not.
        self.commit(self.repo, {"scripts/probe.sh": "exit 1\n"}, "lamp: Say no" + SIGNED)
        run = self.kconfig("values", "PROBED", "--profile", "mine")
        self.assertIn("1 command without an answer", run.stderr)
        self.assertEqual(self.kconfig("profile", "record", "mine").stdout, "2 answers in mine, 1 of them new\n")
        self.assertEqual(self.kconfig("values", "PROBED", "--profile", "mine").stdout, "PROBED=n\n")
        run = self.kconfig("values", "PROBED", "--profile", "yours", status=2)
        self.assertIn('there is no profile "yours" (there are: ', run.stderr)

    def test_values_reads_what_it_begins_with_as_the_mode_does(self):
        number = "config NUMBER\n\tint \"A number\"\n\trange 1 5\n\tdefault 2\n"
        self.commit(self.repo, {"arch/x86/Kconfig": number}, "x86: Add a number\n")
        config = self.folder / "config"
        config.write_text("CONFIG_NUMBER=99\n")
        for mode, value in (("alldefconfig", 5), ("olddefconfig", 2)):
            run = self.kconfig("values", "--kernel", "6.1", "--mode", mode, "--config", str(config), "NUMBER")
            self.assertEqual(run.stdout, f"NUMBER={value}\n", mode)

    def test_values_tells_what_does_not_stick(self):
        fragment = self.folder / "fragment"
        fragment.write_text("CONFIG_LAMP=y\n# CONFIG_SOCKET is not set\n")
        run = self.kconfig("values", "--fragment", str(fragment), "LAMP")
        self.assertEqual(run.stdout, "LAMP=n\n")
        self.assertIn(f"{fragment}:1: CONFIG_LAMP does not become y", run.stderr)
        self.assertIn("depends on SOCKET = n (lamp/Kconfig:3)", run.stderr)

    def test_values_tells_which_fragment_says_something_else(self):
        for name, line in (("one", "CONFIG_LAMP=y"), ("two", "CONFIG_LAMP=m")):
            (self.folder / name).write_text(line + "\n")
        fragments = ["values"] + [f"--fragment={self.folder / name}" for name in ("one", "two")]
        run = self.kconfig(*fragments)
        self.assertIn("two: CONFIG_LAMP=m takes the place of CONFIG_LAMP=y\n", run.stderr)
        run = self.kconfig(*fragments, "--keep-built-in")
        self.assertIn("two: CONFIG_LAMP=m is left out for CONFIG_LAMP=y\n", run.stderr)
        self.assertIn("\nCONFIG_LAMP=y\n", run.stdout)
        self.assertNotIn("takes the place of", self.kconfig("values", "-q", *fragments[1:]).stderr)

    def test_diff(self):
        self.spoil("depends on SOCKET\n\thelp\n\t  A lamp", "depends on !!SOCKET\n\thelp\n\t  A lamp")
        out = self.kconfig("diff", "HEAD~", "HEAD", status=1).stdout
        self.assertIn("! LAMP", out)
        self.assertIn("the same in every configuration", out)
        self.assertTrue(out.endswith("0 added, 0 removed, 1 changed\n"))
        self.assertEqual(self.kconfig("diff", "HEAD", "HEAD").stdout, "0 added, 0 removed, 0 changed\n")

    def test_graph(self):
        out = self.kconfig("graph", "LAMP", "--users").stdout
        self.assertIn('"LANTERN" -> "LAMP"', out)
        self.assertTrue(out.startswith("digraph kconfig {"))

    @unittest.skipUnless(shutil.which("dot"), "Graphviz is not installed")
    def test_graph_as_a_picture(self):
        self.assertIn("<svg", self.kconfig("graph", "LAMP", "--format", "svg").stdout)

    def test_verify_finds_the_unmet_select(self):
        self.assertIn("0 violated", self.kconfig("verify", "--all").stdout)
        self.spoil("\tdepends on SOCKET\n\tselect LAMP", "\tselect LAMP")
        out = self.kconfig("verify", "--all", status=1).stdout
        self.assertIn("lamp/Kconfig:9: LANTERN can select LAMP while what that depends on is not met", out)
        self.assertIn("CONFIG_LANTERN=y", out)

    def test_verify_holds_invariants_at_each_patch(self):
        invariants = self.folder / "lamp.yaml"
        invariants.write_text("invariants:\n  - LAMP -> SOCKET\n  - OIL -> LAMP\n")
        self.spoil("\tdepends on SOCKET\n\thelp\n\t  A lamp", "\thelp\n\t  A lamp")
        run = self.kconfig("verify", f"{self.base}..HEAD", "--base", self.base, "--invariants", str(invariants),
                           status=1)
        self.assertIn(" 0  the base\n", run.stdout)
        self.assertIn("holds      LAMP -> SOCKET", run.stdout)
        self.assertIn("violated   LAMP -> SOCKET", run.stdout)
        self.assertIn("no file defines OIL", run.stdout)

    def test_verify_without_a_base_sees_what_the_series_shows(self):
        invariants = self.folder / "lamp.yaml"
        invariants.write_text("invariants:\n  - OIL -> LAMP\n  - OIL -> WICK\n")
        oil = LAMP.replace("config SOCKET", "config OIL\n\tbool \"Oil\"\n\tdepends on LAMP\n\nconfig SOCKET")
        self.commit(self.repo, {"lamp/Kconfig": oil}, "lamp: Burn oil\n\nIt is needed." + SIGNED)
        patches = self.folder / "patches"
        git(self.repo, "format-patch", "-q", "-o", patches, self.base)
        out = self.kconfig("verify", patches, "--invariants", str(invariants)).stdout
        self.assertIn("no base, open world", out)
        self.assertIn(" 1  lamp: Burn oil\n     holds      OIL -> LAMP\n", out)
        self.assertIn("no file defines OIL, WICK", out)

    def test_bad_invariants_are_told_with_their_place(self):
        invariants = self.folder / "lamp.yaml"
        for text, words in (("- LAMP ->", 'lamp.yaml:2: an expression is missing'),
                            ("- hold: LAMP", 'lamp.yaml:2: "hold" is not known here, did you mean "holds"?')):
            invariants.write_text(f"invariants:\n  {text}\n")
            run = self.kconfig("verify", "--invariants", str(invariants), status=2)
            self.assertIn(words, run.stderr)

    def conf(self):
        """Gives the base the scripts/kconfig of a kernel whose source Debian ships; skips where that can't be."""
        missing = [name for name in ("bwrap", "flex", "bison", "gcc") if not shutil.which(name)]
        if missing:
            self.skipTest(f"not installed: {', '.join(missing)}")
        try:
            tree = subprocess.run([TOP / "Tests/Oracles/kconfig/kernel-tree", "6.12"], check=True,
                                  capture_output=True, text=True).stdout.strip()
        except subprocess.CalledProcessError as error:
            self.skipTest(error.stderr.strip())
        for name in ("kconfig", "include"):
            shutil.copytree(pathlib.Path(tree) / "scripts" / name, self.repo / "scripts" / name)
        self.base = self.commit(self.repo, {}, "kconfig: Add conf\n")

    def confirm(self, *arguments):
        """Verifies, and asks conf; the test's own folder holds what was built."""
        result = lockstep("-C", self.repo, "kconfig", "verify", "--confirm", *arguments,
                          env={"XDG_CACHE_HOME": str(self.folder / "cache")})
        self.assertEqual(result.returncode, 1, result.stderr.decode())
        return result.stdout.decode()

    def test_conf_confirms(self):
        self.conf()
        invariants = self.folder / "lamp.yaml"
        invariants.write_text("invariants:\n  - LAMP -> SOCKET\n")
        # A probe that would leave a mark if anything ran it.
        mark = self.folder / "mark"
        probe = f'{{ touch {mark}; }} >/dev/null 2>&1 && echo "y" || echo "n"'
        self.commit(self.repo, {
            "lamp/Kconfig": LAMP.replace("\tdepends on SOCKET\n\tselect LAMP", "\tselect LAMP if WIRE")
                            + f"\nconfig WIRE\n\tdef_bool $(shell,{probe})\n",
            # What a series brings along is not built.
            "scripts/kconfig/conf.c": "#error not this one\n",
        }, "lamp: Change it" + SIGNED)
        for out in (self.confirm(f"{self.base}..HEAD", "--base", self.base, "--invariants", str(invariants)),
                    self.confirm(f"{self.base}..HEAD", "--base", self.base, "--invariants", str(invariants))):
            self.assertIn("confirmed by conf: WARNING: unmet direct dependencies detected for LAMP\n", out)
            self.assertIn("- LANTERN [=y] && WIRE [=y]\n", out)
            self.assertIn("confirmed by conf: it leaves the configuration unchanged\n", out)
            self.assertNotIn("not confirmed", out)
        self.assertFalse(mark.exists())
        out = self.confirm("--all", "--invariants", str(invariants))
        self.assertIn("conf was not asked: conf can't be built: conf.c:1:2: error: #error not this one\n", out)

    def test_conf_confirms_a_circle(self):
        self.conf()
        self.spoil('\tbool "A socket"', '\tbool "A socket"\n\tdepends on LANTERN')
        out = self.confirm(f"{self.base}..HEAD", "--base", self.base)
        self.assertIn("confirmed by conf: error: recursive dependency detected!\n", out)

    def test_conf_that_is_not_there_is_told(self):
        self.spoil("\tdepends on SOCKET\n\tselect LAMP", "\tselect LAMP")
        self.assertIn("conf can't be built", self.confirm("--all"))
        self.assertIn("has no scripts/kconfig/conf.c", self.confirm("--all"))

    def test_check_tells_faults_and_verdict(self):
        self.spoil("\tdepends on SOCKET\n\tselect LAMP", "\tselect LAMP\n\tdepends on SOCKET && !SOCKET")
        run = self.call("check", "--no-checkpatch", f"{self.base}..HEAD")
        self.assertIn('"LANTERN" is "n" in all configurations', run.stdout)
        self.assertIn("Kconfig, x86, toolchain gcc-12-x86\n", run.stdout)

    def test_check_tells_a_name_that_nothing_defines_once(self):
        self.spoil("\tdepends on SOCKET\n\tselect LAMP", "\tselect LAMP\n\tdepends on SOKET")
        run = self.call("check", "--no-checkpatch", f"{self.base}..HEAD")
        self.assertIn('no Kconfig file defines "SOKET", did you mean "SOCKET"?', run.stdout)
        self.assertNotIn("in all configurations", run.stdout)

    def test_check_looks_at_the_architecture_that_a_patch_changes(self):
        self.commit(self.repo, {"arch/arm64/Kconfig": "config ARM64\n\tdef_bool y\n"}, "arm64: Begin" + SIGNED)
        changed = "config ARM64\n\tdef_bool y\nfrob\nPROBE := $(shell,echo arm64)\n"
        self.commit(self.repo, {"arch/arm64/Kconfig": changed}, "arm64: Spoil it\n\nIt is needed." + SIGNED)
        run = self.call("check", "--no-checkpatch", "HEAD~1..HEAD", status=1)
        self.assertIn("[malformed-kconfig]", run.stdout)
        self.assertIn("[added-shell-command]", run.stdout)

    def test_verify_tells_what_conf_would_refuse_since_a_patch(self):
        self.commit(self.repo, {"lamp/Kconfig": LAMP + "source \"lamp/nosuch\"\n"}, "lamp: Look elsewhere" + SIGNED)
        run = self.kconfig("verify", f"{self.base}..HEAD", "--base", self.base, status=1)
        self.assertRegex(run.stdout, r"lamp/Kconfig:\d+: .*lamp/nosuch")
        self.assertIn("toolchain gcc-12-x86: 0 of 0 shell answers known", run.stdout)

    def test_verify_tells_what_does_not_apply(self):
        self.commit(self.repo, {"lamp/Kconfig": LAMP.replace("A lamp", "The lamp")}, "lamp: Be it" + SIGNED)
        self.spoil("A lamp", "Any lamp")
        run = self.kconfig("verify", "HEAD~1..HEAD", "--base", self.base, status=1)
        self.assertIn("     does not apply to lamp/Kconfig\n", run.stdout)

    def test_verify_tells_which_answers_are_free(self):
        probed = LAMP + "P := $(shell,touch /tmp/lamp && echo y)\nconfig P\n\tdef_bool $(P)\n"
        self.commit(self.repo, {"lamp/Kconfig": probed}, "lamp: Ask" + SIGNED)
        out = self.kconfig("verify", f"{self.base}..HEAD", "--base", self.base).stdout
        place = f"lamp/Kconfig:{LAMP.count(chr(10)) + 1}"
        self.assertIn(f"free: touch /tmp/lamp && echo y ({place})\n", out)
        self.assertNotIn("free:", self.kconfig("verify", "-q", f"{self.base}..HEAD", "--base", self.base).stdout)
        patches = self.folder / "patches"
        git(self.repo, "format-patch", "-q", "-o", patches, self.base)
        self.assertIn("all shell answers free", self.kconfig("verify", patches).stdout)

    @unittest.skipUnless(shutil.which("bwrap") and shutil.which("gcc"), "needs bubblewrap and gcc")
    def test_verify_frees_the_answer_of_a_script_that_the_series_changes(self):
        self.probe()
        self.kconfig("profile", "record", "mine")
        base = git(self.repo, "rev-parse", "HEAD")
        self.commit(self.repo, {"scripts/probe.sh": "exit 1\n"}, "lamp: Say no" + SIGNED)
        out = self.kconfig("verify", f"{base}..HEAD", "--base", base, "--profile", "mine").stdout
        self.assertIn("1 of 1 shell answers known", out)
        self.assertRegex(out, r"free: .*probe\.sh")

    def test_a_series_holds_no_invariant_back(self):
        patches = self.folder / "patches"
        self.spoil("A lamp", "The lamp")
        git(self.repo, "format-patch", "-q", "-o", patches, self.base)
        (patches / "lockstep.yaml").write_text("suppress:\n  - rule: violated-invariant\n    reason: it is mine\n")
        run = self.call("check", "--no-checkpatch", "--accept-suppressions", patches, status=2)
        self.assertIn("\"violated-invariant\" can't be held back here: invariants are the maintainer's", run.stderr)

    def test_no_kernel_is_told(self):
        self.spoil("A lamp", "The lamp")
        run = self.kconfig("verify", f"{self.base}..HEAD", "--base", str(self.folder), status=2)
        self.assertIn("it is no kernel", run.stderr)
        self.assertIn("it is no kernel", self.kconfig("verify", "--tree", str(self.folder), status=2).stderr)
        self.assertIn("no architecture \"z80\"", self.kconfig("verify", "--arch", "z80", status=2).stderr)


class ShippedProfiles(Case):
    """What the tool knows of the kernels that Debian ships, on a machine that has recorded nothing."""

    def test_answer_every_command(self):
        for version in ("6.1", "6.12"):
            tree = subprocess.run([TOP / "Tests/Oracles/kconfig/kernel-tree", version], capture_output=True, text=True)
            if tree.returncode:
                self.skipTest(tree.stderr.strip())
            for architecture in ("x86", "i386", "arm64", "parisc64", "sparc64"):
                run = lockstep("kconfig", "verify", "--tree", tree.stdout.strip(), "--arch", architecture,
                               env={"XDG_CACHE_HOME": str(self.folder / "cache")})
                known, all_of_them = re.search(r": (\d+) of (\d+) shell answers known", run.stdout.decode()).groups()
                self.assertEqual(known, all_of_them, f"{version} {architecture}")
