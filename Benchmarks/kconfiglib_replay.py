# SPDX-License-Identifier: GPL-2.0-only
"""Loads a kernel's Kconfig with Kconfiglib and writes alldefconfig; a recording answers for the shell.

    kconfiglib_replay.py KCONFIGLIB-FOLDER

The working directory, the environment and SHELL_ANSWERS are those that conf gets.
"""
import os
import sys

sys.path.insert(0, sys.argv[1])
import kconfiglib  # noqa: E402


def recorded(path):
    """The answers of a file that shell_answers.c has written, by command."""
    answers, data, position = {}, open(path, "rb").read(), 0
    while position < len(data):
        end = data.index(b"\n", position)
        key, value = map(int, data[position:end].split())
        command = data[end + 1:end + 1 + key]
        answers[command.decode()] = data[end + 1 + key:end + 1 + key + value].decode()
        position = end + 1 + key + value
    return answers


ANSWERS = recorded(os.environ["SHELL_ANSWERS"])
kconfiglib._shell_fn = lambda kconf, _, command: ANSWERS.get(command, "").rstrip("\n").replace("\n", " ")
kconfiglib.Kconfig("Kconfig", warn=False).write_config(".config")
