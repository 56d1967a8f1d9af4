#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds lockstep-conf against the kernel's own conf: files, output and exit status, byte for byte.

  conf_parity.py TREE OUTPUT CONF [--slice] [--part PART…] [ARCHITECTURE…]

TREE is a kernel's source, which is not written into; OUTPUT a folder for the build of its conf, which is kept; CONF
the lockstep-conf to try. Both programs get the environment that make gives them, and the same answers from the shell:
those of the first run, recorded in OUTPUT. Parts: targets (alldefconfig, allyesconfig, allmodconfig and allnoconfig, on
all architectures), defconfigs (every defconfig of the architecture), modes (chains of all modes, each on what the one
before left, with answers typed at random), random (randconfig is stable under conf --olddefconfig). The last three are
for x86, arm64, powerpc, s390 and riscv where no ARCHITECTURE is named. --slice takes a few of each.

What is equal in all of an architecture's part is noted in OUTPUT, and not tried again with the same programs: a run
that was stopped goes on where it was. Needs make, gcc, flex and bison.
"""
import argparse
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ARCHITECTURES = ["x86", "arm64", "powerpc", "s390", "riscv"]
THOROUGH = ["x86", "arm64"]
TARGETS = ["alldefconfig", "allyesconfig", "allmodconfig", "allnoconfig"]
PREFIX = "CONFIG_"

# Seconds after which a program comes to no end: it takes one or two, and some when it is asked for every symbol.
LONGEST = 200


class Peers:
    """The two programs and what they are called with: what make tells conf where it gets these options."""

    def __init__(self, tree, output, conf, options=()):
        self.tree, self.output, self.ours = tree.resolve(), output.resolve(), conf.resolve()
        self.options = options
        self.real = self.output / "real-conf"
        self.answers = self.output / "shell_answers.so"
        self.build()

    def build(self):
        self.output.mkdir(parents=True, exist_ok=True)
        built = self.output / "scripts/kconfig/conf"
        if not self.real.exists():
            self.make("x86", "allnoconfig")
            shutil.copy2(built, self.real)
        subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", self.answers, HERE / "shell_answers.c", "-ldl"],
                       check=True)
        built.unlink()
        built.write_text('#!/bin/sh\nenv -0 >"$CONF_ENVIRONMENT"\n')
        built.chmod(0o755)
        shutil.copystat(self.real, built)

    def make(self, architecture, target):
        variables = {"CONF_ENVIRONMENT": str(self.output / f"environment.{architecture}")}
        result = subprocess.run(["make", "-s", "-C", self.tree, f"O={self.output}", f"ARCH={architecture}", *self.options,
                                 target], capture_output=True, text=True, env={**os.environ, **variables})
        if result.returncode:
            sys.exit(f"conf_parity: make {target} of {architecture}: {result.stderr}")

    def environment(self, architecture):
        """The environment that make gives conf, and the recording."""
        self.make(architecture, "allnoconfig")
        lines = (self.output / f"environment.{architecture}").read_bytes().split(b"\0")
        variables = dict(line.decode().split("=", 1) for line in lines if line)
        for name in ("CONF_ENVIRONMENT", "KCONFIG_ALLCONFIG", "KCONFIG_DEFCONFIG_LIST"):
            variables.pop(name, None)
        variables["srctree"] = str(self.tree)
        variables["SHELL_ANSWERS"] = str(self.output / f"answers.{architecture}")
        variables["LD_PRELOAD"] = str(self.answers)
        return variables

    def run(self, program, folder, environment, arguments, answers=b""):
        """The program's exit status, None where it comes to no end, and what it says."""
        try:
            result = subprocess.run([program, *arguments, "Kconfig"], executable=program, cwd=folder, env=environment,
                                    input=answers, capture_output=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return None, b"", b""
        return result.returncode, result.stdout, result.stderr


def contents(folder):
    """All files of a folder: their bytes, and whether they were written since `settle`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(folder))] = (path.read_bytes(), path.stat().st_mtime > 1)
    return found


def settle(folder):
    """Makes all files of a folder old."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))


def differences(theirs, ours):
    """What two outcomes of `step` differ in, in words."""
    for what, left, right in zip(("status", "stdout", "stderr"), theirs, ours):
        if left != right:
            yield f"{what}: {first_difference(left, right)}"
    left, right = theirs[3], ours[3]
    for name in sorted(left.keys() | right.keys()):
        if name not in left or name not in right:
            yield f"{name}: written by {'conf' if name in left else 'lockstep-conf'} only"
        elif left[name] != right[name]:
            same = left[name][0] == right[name][0]
            yield f"{name}: {'touched by one only' if same else first_difference(left[name][0], right[name][0])}"


def first_difference(left, right):
    if not isinstance(left, bytes):
        return f"{left} != {right}"
    for number, (a, b) in enumerate(zip(left.split(b"\n"), right.split(b"\n")), 1):
        if a != b:
            return f"line {number}: {a[:200]!r} != {b[:200]!r}"
    return "one ends earlier"


class Comparison:
    """Counts what is equal, and shows what is not."""

    def __init__(self, peers):
        self.peers, self.equal, self.all = peers, 0, 0

    def chain(self, name, environment, steps):
        """Runs steps with both programs, each in a folder of its own, and compares after each.

        A step is (arguments, answers, change): `change` may edit the folder before.
        """
        with tempfile.TemporaryDirectory() as top:
            folders = [pathlib.Path(top) / "conf", pathlib.Path(top) / "ours"]
            for folder in folders:
                folder.mkdir()
            for arguments, answers, change in steps:
                outcomes = []
                for folder, program in zip(folders, (self.peers.real, self.peers.ours)):
                    if change:
                        change(folder)
                    settle(folder)
                    # The name in usage and messages is that of the program.
                    outcomes.append((*self.peers.run(program, folder, environment, arguments, answers),
                                     contents(folder)))
                if outcomes[0][0] is None:
                    # Answers that conf does not take can have it ask the same questions for ever.
                    print(f"{name} {' '.join(arguments)}: conf itself comes to no end; what would follow is left out")
                    return
                faults = list(differences(*outcomes))
                self.count(f"{name} {' '.join(arguments)}", faults)
                if faults:
                    # What follows is to be judged by itself.
                    shutil.rmtree(folders[1])
                    shutil.copytree(*folders)

    def count(self, name, faults):
        self.all += 1
        self.equal += not faults
        if faults:
            print(f"{name}: differs")
            for fault in faults[:8]:
                print(f"    {fault}")
            if len(faults) > 8:
                print(f"    … and {len(faults) - 8} more")


def spoil(seed):
    """A change of .config: some lines gone, some with other values, some twice, some that mean nothing."""
    def change(folder):
        chance = random.Random(seed)
        lines = []
        for line in (folder / ".config").read_text().splitlines():
            number = chance.randrange(100)
            if number < 3:
                continue
            if number < 9 and line.endswith(("=y", "=m")):
                line = line[:-1] + chance.choice("ynmx")
            if number == 9:
                lines.append(line)
            if number == 10 and line.startswith("# CONFIG_"):
                line = line.split()[1] + "=" + chance.choice(["y", "m", "1", '"'])
            if number == 11 and chance.randrange(8) == 0:
                lines += [f"{PREFIX}NO_SUCH_SYMBOL_{chance.randrange(99)}=y", "what is this", f"{PREFIX}NO_VALUE"]
            lines.append(line)
        (folder / ".config").write_text("\n".join(lines) + "\n")
    return change


def targets(comparison, environment, architecture, few):
    for name in TARGETS[:2] if few else TARGETS:
        comparison.chain(architecture, environment, [([f"--{name}"], b"", None)])


def defconfigs(comparison, environment, architecture, few):
    folder = comparison.peers.tree / "arch" / architecture / "configs"
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*defconfig"))
    for name in names[:2] if few else names:
        comparison.chain(architecture, environment,
                         [([f"--defconfig=arch/{architecture}/configs/{name}"], b"", None)])


def modes(comparison, environment, architecture, few):
    """Chains of the modes that the version of conf has."""
    yes = b"\n" * 100000
    for seed in range(1 if few else 3 if architecture in THOROUGH else 1):
        chance = random.Random(seed)
        typed = "".join(chance.choice(["y\n", "n\n", "m\n", "\n", "?\n", "1\n", "2\n", "\n\n", "x\n"])
                        for _ in range(100000)).encode()
        steps = [(["--alldefconfig"], b"", None), (["--olddefconfig"], b"", None), (["--syncconfig"], yes, None),
                 (["--olddefconfig"], b"", spoil(seed)), (["--syncconfig"], yes, None),
                 (["--listnewconfig"], b"", spoil(seed + 100)), (["--oldconfig"], typed, None),
                 (["--helpnewconfig"], b"", spoil(seed + 200)), (["--syncconfig"], typed, None),
                 (["--savedefconfig=defconfig"], b"", None), (["--defconfig=defconfig"], b"", None),
                 (["--yes2modconfig"], b"", None), (["--mod2noconfig"], b"", spoil(seed + 300)),
                 (["--savedefconfig=defconfig"], b"", None), (["--mod2yesconfig"], b"", spoil(seed + 400)),
                 (["--allmodconfig"], b"", None), (["--savedefconfig=defconfig"], b"", None),
                 (["-s", "--allnoconfig"], b"", None), (["--syncconfig"], b"", None), (["--allyesconfig"], b"", None)]
        options = (comparison.peers.tree / "scripts/kconfig/conf.c").read_text()
        steps = [step for step in steps if f'"{step[0][-1].lstrip("-").partition("=")[0]}"' in options]
        comparison.chain(architecture, environment, steps)
        if not few:
            comparison.chain(architecture, environment, [(["--oldaskconfig"], typed, None)])
        parted = {**environment, "KCONFIG_ALLCONFIG": "kernel/configs/tiny-base.config"}
        comparison.chain(architecture + " KCONFIG_ALLCONFIG", parted,
                         [(["--allnoconfig"], b"", None), (["--alldefconfig"], b"", None)])
        warned = {**environment, "KCONFIG_WARN_UNKNOWN_SYMBOLS": "1"}
        if "WARN_UNKNOWN" not in (comparison.peers.tree / "scripts/kconfig/confdata.c").read_text():
            continue
        comparison.chain(architecture + " KCONFIG_WARN_UNKNOWN_SYMBOLS", warned,
                         [(["--alldefconfig"], b"", None), (["--olddefconfig"], b"", spoil(seed + 500))])


def randoms(comparison, environment, architecture, few):
    peers = comparison.peers
    for seed in range(4 if few else 200 if architecture in THOROUGH else 50):
        with tempfile.TemporaryDirectory() as top:
            folder = pathlib.Path(top)
            chances = random.Random(seed).choice(["", "10", "90", "30:40", "50:20:60"])
            ours = {**environment, "KCONFIG_SEED": str(seed), "KCONFIG_PROBABILITY": chances}
            first = peers.run(peers.ours, folder, ours, ["--randconfig"])
            before = (folder / ".config").read_bytes() if (folder / ".config").exists() else b""
            second = peers.run(peers.real, folder, environment, ["--olddefconfig"])
            faults = []
            if first[0] or second[0]:
                faults.append(f"status {first[0]} and {second[0]}")
            if second[1] != b"#\n# No change to .config\n#\n":
                faults.append(first_difference(before, (folder / ".config").read_bytes()))
            comparison.count(f"{architecture} randconfig of seed {seed}", faults)


PARTS = {"targets": targets, "defconfigs": defconfigs, "modes": modes, "random": randoms}


class Results:
    """What was equal in earlier runs of the same programs."""

    def __init__(self, peers):
        digest = hashlib.sha256()
        for path in (peers.ours, peers.real, pathlib.Path(__file__)):
            digest.update(path.read_bytes())
        self.path = peers.output / f"equal.{digest.hexdigest()[:16]}"

    def counts(self):
        """How many comparisons were equal in each part that was without a difference."""
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        return {tuple(line.split()[:2]): int(line.split()[2]) for line in lines}

    def note(self, architecture, part, count):
        with self.path.open("a") as file:
            print(architecture, part, count, file=file)


def architectures(tree, part, named):
    """Those that the part is tried on."""
    if named or part != "targets":
        return named or ARCHITECTURES
    return sorted(path.parent.name for path in tree.glob("arch/*/Kconfig"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("conf", type=pathlib.Path)
    parser.add_argument("--slice", action="store_true")
    parser.add_argument("--part", action="append", choices=list(PARTS))
    parser.add_argument("architectures", nargs="*", metavar="ARCHITECTURE")
    arguments = parser.parse_intermixed_args()
    peers = Peers(arguments.tree, arguments.output, arguments.conf)
    results, environments = Results(peers), {}
    known = {} if arguments.slice else results.counts()
    equal = total = 0
    for part in arguments.part or PARTS:
        for architecture in architectures(arguments.tree, part, arguments.architectures):
            count = known.get((architecture, part))
            if count:
                print(f"{architecture} {part}: {count} of {count} equal, in an earlier run", flush=True)
                equal, total = equal + count, total + count
                continue
            if architecture not in environments:
                environments[architecture] = peers.environment(architecture)
            comparison = Comparison(peers)
            PARTS[part](comparison, environments[architecture], architecture, arguments.slice)
            print(f"{architecture} {part}: {comparison.equal} of {comparison.all} equal", flush=True)
            equal, total = equal + comparison.equal, total + comparison.all
            if comparison.equal == comparison.all and not arguments.slice:
                results.note(architecture, part, comparison.all)
    print(f"{arguments.tree.name}: {equal} of {total} equal")
    return equal < total


if __name__ == "__main__":
    sys.exit(main())
