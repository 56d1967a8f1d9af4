#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""Holds the merging of fragments against the kernel's scripts/kconfig/merge_config.sh, byte for byte.

  merge_parity.py TREE DUMP [COUNT]

TREE is a kernel's source, DUMP the built KconfigDump, COUNT how many random sets of fragments are tried.
"""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

NAMES = ["A", "B", "AB", "A_B", "B2", "CONFIG_A", "LONG_NAME"]


def fragment(chance):
    """Lines that set, unset, name or only resemble symbols."""
    lines = []
    for _ in range(chance.randrange(8)):
        name = "CONFIG_" + chance.choice(NAMES)
        lines.append(chance.choice([
            f"{name}=y", f"{name}=m", f"{name}=n", f"# {name} is not set", f'{name}="a CONFIG_B b"', f"# see {name} too",
            "", f"#{name}=y", f"X{name}=y", f"{name}", f"# {name} is not set now", f"{name}-x=y", "# Help: words"]))
    return "\n".join(lines) + chance.choice(["", "\n", "\n\n"])


def theirs(script, folder, options, paths):
    result = subprocess.run(["sh", script, *options, "-m", *paths], cwd=folder, capture_output=True, text=True,
                            env={**os.environ, "KCONFIG_CONFIG": "theirs"})
    said = []
    blocks = re.split(r"^Merging f(\d+)$", result.stdout, flags=re.M)
    for number, block in zip(blocks[1::2], blocks[2::2]):
        # What is kept is told before any redefinition that follows it, in the order of the lines.
        for found in re.finditer(r"^Value of (\S+) is redefined|^New value: +(CONFIG_\w+)=m\n *-y passed", block, re.M):
            said.append(f"{found[1]} is redefined by {number}" if found[1] else f"{found[2]} is kept by {number}")
    return (folder / "theirs").read_bytes(), said


def main():
    script = pathlib.Path(sys.argv[1]).resolve() / "scripts/kconfig/merge_config.sh"
    dump = pathlib.Path(sys.argv[2]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    equal = 0
    for seed in range(count):
        chance = random.Random(seed)
        with tempfile.TemporaryDirectory() as top:
            folder = pathlib.Path(top)
            paths = [f"f{number}" for number in range(chance.randrange(1, 5))]
            for path in paths:
                (folder / path).write_text(fragment(chance))
            options = chance.choice([[], ["-y"]])
            text, said = theirs(script, folder, options, paths)
            ours = subprocess.run([dump, "merge", *options, *paths], cwd=folder, capture_output=True)
            if ours.stdout == text and ours.stderr.decode().splitlines() == said:
                equal += 1
            elif equal > seed - 3:
                print(f"seed {seed} {options} differs: {text!r} {said} != {ours.stdout!r} {ours.stderr!r}")
                for path in paths:
                    print(f"    {path}: {(folder / path).read_text()!r}")
    print(f"merges: {equal} of {count} equal")
    return equal < count


if __name__ == "__main__":
    sys.exit(main())
