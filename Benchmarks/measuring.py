# SPDX-License-Identifier: GPL-2.0-only
"""CPU time, wall time and memory of commands, ours and a peer's in turn."""
import os
import platform
import statistics
import subprocess
import sys
import time


def measure(command, directory, before=None, environment=None, accepted=(0, 1)):
    """CPU seconds, wall seconds and peak memory (MiB, of the largest process) of one run."""
    if before:
        before()
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, env=environment)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        sys.exit(f"benchmark: {' '.join(map(str, command))}: exit {child.returncode}\n{errors.decode()}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def compare(ours, peer, directory, runs, before_peer=None, environment=None, wall=False,
            accepted=(0,)):
    """Medians of both, and of the ratio peer/ours pair by pair; one run of each is not counted.

    `ours` and `peer` are commands; CPU seconds are compared, or wall seconds where `wall` says so. The peer's exit
    status has to be one of `accepted`; ours is 1 where something was found.
    """
    pairs = []
    for _ in range(runs + 1):
        pairs.append((measure(ours, directory, environment=environment),
                      measure(peer, directory, before_peer, environment, accepted)))
    pairs = pairs[1:]
    median = lambda values: statistics.median(list(values))
    time_of = lambda figures: figures[1 if wall else 0]
    ratios = [time_of(b) / time_of(a) for a, b in pairs]
    return {
        "ours": median(time_of(a) for a, _ in pairs), "peer": median(time_of(b) for _, b in pairs),
        "memory": max(a[2] for a, _ in pairs), "peer memory": max(b[2] for _, b in pairs), "ratio": median(ratios),
        "low": min(ratios), "high": max(ratios),
    }


def machine():
    """The machine in words."""
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
    return f"{os.cpu_count()} cores ({model}), {platform.system()} {platform.release().split('-')[0]}"
