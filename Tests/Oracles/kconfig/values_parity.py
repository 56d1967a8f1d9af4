#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds `lockstep kconfig values` against the kernel's own conf in all modes, and against merge_config.sh.

  values_parity.py TREE OUTPUT LOCKSTEP [--slice] [PROFILE…]

TREE is a kernel's source, which is not written into; OUTPUT a folder for the builds of its conf, which are kept;
LOCKSTEP the built command. Lockstep gets its answers from a PROFILE that comes with the tool (gcc-12-x86 and
gcc-12-arm64 where none is named), conf from a shell, with the toolchain of the profile; where that is not installed the
profile is named and passed over. What is written has to be equal byte for byte; of merged fragments, which values did
not stick, too. Needs make, gcc, flex and bison.
"""
import argparse
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from conf_parity import TARGETS, Comparison, Peers, first_difference, spoil  # noqa: E402

PROFILES = pathlib.Path(__file__).resolve().parents[3] / "templates/profiles"
MAKE = """#!/bin/sh
# What merge_config.sh takes for make: KCONFIG_ALLCONFIG=FILE TARGET
export "$1" LD_PRELOAD="$ANSWERS"
exec "$REAL_CONF" -s "--$2" Kconfig
"""


class Profile:
    """A profile that comes with the tool, and the toolchain that it was recorded with."""

    def __init__(self, name):
        self.name, self.text = name, (PROFILES / f"{name}.txt").read_text()
        self.architecture = re.search(r"^architecture: (\w+)", self.text, re.M)[1]
        self.prefix = self.variable("CROSS_COMPILE")

    def variable(self, name):
        return re.search(rf"^variable: {name}\nvalue:(?: *)(.*)$", self.text, re.M)[1]

    def is_installed(self):
        try:
            said = subprocess.run([self.variable("CC"), "--version"], capture_output=True, text=True).stdout
        except FileNotFoundError:
            return False
        return said.split("\n")[0] == self.variable("CC_VERSION_TEXT")


class Values:
    """Both programs on one tree and one architecture."""

    def __init__(self, peers, profile):
        self.peers, self.profile = peers, profile
        self.environment = peers.environment(profile.architecture)
        self.comparison = Comparison(peers)

    def ours(self, folder, *arguments):
        """What lockstep writes, and what it says."""
        command = [self.peers.ours, "kconfig", "values", "--tree", self.peers.tree,
                   "--arch", self.profile.architecture, "--profile", self.profile.name, *arguments]
        result = subprocess.run(command, cwd=folder, capture_output=True)
        return result.stdout, result.stderr.decode()

    def check(self, arguments, theirs, config=b"", written=".config", variables=()):
        """Compares what lockstep prints for `arguments` with what conf leaves in `written`, or says where there is
        none, when it is called with `theirs`; both find `config` in the file `config`, conf in `.config` too."""
        with tempfile.TemporaryDirectory() as top:
            folder = pathlib.Path(top)
            if config:
                (folder / "config").write_bytes(config)
                (folder / ".config").write_bytes(config)
            text, _ = self.ours(folder, *arguments)
            _, said, errors = self.peers.run(self.peers.real, folder, {**self.environment, **dict(variables)}, theirs)
            wanted = said if written is None else (folder / written).read_bytes()
        faults = [] if text == wanted else [first_difference(wanted, text)]
        self.comparison.count(f"{self.profile.name} {' '.join(map(str, arguments))}", faults)
        return wanted

    def check_modes(self, few):
        base = self.check(["--mode", "alldefconfig"], ["--alldefconfig"])
        for target in TARGETS[1:]:
            self.check(["--mode", target], [f"--{target}"])
        self.check([], ["--olddefconfig"])
        names = sorted(path.name for path in (self.peers.tree / "arch" / self.profile.architecture / "configs")
                       .glob("*defconfig"))
        for name in names[:1] if few else names:
            self.check(["--mode", "defconfig", "--defconfig", name],
                       [f"--defconfig=arch/{self.profile.architecture}/configs/{name}"])
        for seed in range(1 if few else 5):
            config = self.spoilt(base, seed)
            for target in TARGETS:
                self.check(["--mode", target, "--config", "config"], [f"--{target}"], config,
                           variables=[("KCONFIG_ALLCONFIG", "config")])
            for mode in ("olddefconfig", "yes2modconfig", "mod2yesconfig", "mod2noconfig"):
                self.check(["--mode", mode, "--config", "config"], [f"--{mode}"], config)
            self.check(["--mode", "savedefconfig", "--config", "config"], ["--savedefconfig=defconfig"], config,
                       "defconfig")
            for mode in ("listnewconfig", "helpnewconfig"):
                self.check(["--mode", mode, "--config", "config"], [f"--{mode}"], config, None)

    @staticmethod
    def spoilt(config, seed):
        with tempfile.TemporaryDirectory() as top:
            path = pathlib.Path(top) / ".config"
            path.write_bytes(config)
            spoil(seed)(pathlib.Path(top))
            # A number out of its range is not treated alike by all modes, nor by all versions.
            return path.read_bytes() + b"CONFIG_LOG_BUF_SHIFT=99\nCONFIG_RCU_FANOUT=1\n"

    def check_random(self, few):
        for seed in range(2 if few else 20):
            with tempfile.TemporaryDirectory() as top:
                folder = pathlib.Path(top)
                self.ours(folder, "--mode", "randconfig", "--seed", str(seed), "-o", ".config")
                before = (folder / ".config").read_bytes()
                _, said, _ = self.peers.run(self.peers.real, folder, self.environment, ["--olddefconfig"])
                faults = []
                if said != b"#\n# No change to .config\n#\n":
                    faults.append(first_difference(before, (folder / ".config").read_bytes()))
            self.comparison.count(f"{self.profile.name} randconfig --seed {seed}", faults)

    def check_merges(self, few):
        """Random fragments: the configuration that follows, and the values that did not stick."""
        with tempfile.TemporaryDirectory() as top:
            lines = []
            for target in TARGETS[:3]:
                self.peers.run(self.peers.real, pathlib.Path(top), self.environment, [f"--{target}"])
                lines += [line for line in (pathlib.Path(top) / ".config").read_text().splitlines() if "CONFIG_" in line]
        for seed in range(3 if few else 100):
            chance = random.Random(seed)
            with tempfile.TemporaryDirectory() as top:
                folder = pathlib.Path(top)
                paths = [f"fragment{number}" for number in range(chance.randrange(1, 5))]
                for path in paths:
                    (folder / path).write_text(fragment(chance, lines))
                target = chance.choice(["alldefconfig", "allnoconfig"])
                text, said = self.ours(folder, "--mode", target, *(f"--fragment={path}" for path in paths))
                wanted, missed = self.merged(folder, target, paths)
            told = sorted(set(re.findall(r"CONFIG_(\w+) does not become", said)))
            faults = [] if text == wanted else [first_difference(wanted, text)]
            faults += [] if told == missed else [f"not in .config: {missed} != {told}"]
            self.comparison.count(f"{self.profile.name} merge {target} of seed {seed}", faults)

    def merged(self, folder, target, paths):
        (folder / "make").write_text(MAKE)
        (folder / "make").chmod(0o755)
        (folder / "empty").touch()
        environment = {**self.environment, "PATH": f"{folder}:{self.environment['PATH']}",
                       "REAL_CONF": str(self.peers.real), "ANSWERS": self.environment["LD_PRELOAD"]}
        del environment["LD_PRELOAD"]
        options = ["-n"] if target == "allnoconfig" else []
        result = subprocess.run(["sh", self.peers.tree / "scripts/kconfig/merge_config.sh", *options, "empty", *paths],
                                cwd=folder, env=environment, capture_output=True, text=True, check=True)
        missed = set()
        for name, wanted, actual in re.findall(
                r"^Value requested for CONFIG_(\w+) not in final \.config\nRequested value: *(.*)\nActual value: *(.*)$",
                result.stdout, re.M):
            # A symbol that should be unset, and has no line: it is as it was wanted to be.
            if not ("is not set" in wanted or wanted.endswith("=n")) or actual:
                missed.add(name)
        return (folder / ".config").read_bytes(), sorted(missed)


def fragment(chance, lines):
    """Some lines of configurations, some of them with another value, no symbol twice."""
    chosen = {}
    for line in chance.sample(lines, chance.randrange(1, 40)):
        name = re.search(r"CONFIG_\w+", line)[0]
        number = chance.randrange(10)
        if number < 4 and not line.endswith('"'):
            line = chance.choice([f"{name}=y", f"{name}=m", f"# {name} is not set", f"{name}=7", f"{name}=0x10"])
        if number == 4:
            name = f"CONFIG_NO_SUCH_SYMBOL_{chance.randrange(99)}"
            line = f"{name}=y"
        chosen[name] = line
    return "\n".join(chosen.values()) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("lockstep", type=pathlib.Path)
    parser.add_argument("--slice", action="store_true")
    parser.add_argument("profiles", nargs="*", metavar="PROFILE")
    arguments = parser.parse_intermixed_args()
    # Where the sandbox looked programs up when the profiles were recorded.
    os.environ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    equal = total = 0
    for name in arguments.profiles or ["gcc-12-x86", "gcc-12-arm64"]:
        profile = Profile(name)
        if not profile.is_installed():
            print(f"{name}: skipped, no {profile.variable('CC_VERSION_TEXT')}")
            continue
        peers = Peers(arguments.tree, arguments.output / name, arguments.lockstep, [f"CROSS_COMPILE={profile.prefix}"])
        values = Values(peers, profile)
        for part in (values.check_modes, values.check_random, values.check_merges):
            before = values.comparison.equal, values.comparison.all
            part(arguments.slice)
            print(f"{name} {part.__name__.removeprefix('check_')}: {values.comparison.equal - before[0]} of "
                  f"{values.comparison.all - before[1]} equal", flush=True)
        equal, total = equal + values.comparison.equal, total + values.comparison.all
    print(f"{arguments.tree.name}: {equal} of {total} equal")
    return equal < total


if __name__ == "__main__":
    sys.exit(main())
