#!/usr/bin/env python3
"""Runs test programs on a real kernel USB stack: a Debian kernel in QEMU, its devices emulated by the programs.

    run.py --work FOLDER [--limit SECONDS] [--data FILE]... [--cases SPEC] --test NAME PROGRAM [--test NAME PROGRAM]...

Exit status: 0 all passed, 1 something failed (the machine's console is printed), 77 no virtual machine can be had here,
which with CREDIT_VM=required in the environment is a failure.
The processor is emulated (never KVM: a nested one opens and then makes no progress).
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import time

import initrd
import kernel

HERE = pathlib.Path(__file__).resolve().parent
NEEDED = ["qemu-system-x86_64", "busybox", "udevadm", "dpkg-deb", "apt-get", "ldd", "setpriv"]
# The machine's clock goes by the instructions it has done and jumps over idling (-icount): it does not matter to the
# tests how busy the host is, only that this processor does less in a millisecond than a real one.
SLOWNESS = 2
# Cases that say why they need umockdev stay outside; those that need a real kernel are hidden elsewhere.
CASES = "~[umockdev-only],[real-kernel]"


def skip(why):
    print(f"SKIPPED, NOTHING TESTED ON A REAL KERNEL: {why}")
    sys.exit(1 if os.environ.get("CREDIT_VM") == "required" else 77)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--limit", type=float, default=170)
    parser.add_argument("--cases", default=CASES, help="which test cases, in Catch2's words without blanks")
    parser.add_argument("--data", action="append", default=[])
    parser.add_argument("--test", nargs=2, action="append", required=True, metavar=("NAME", "PROGRAM"))
    return parser.parse_args()


def machine(folder, image):
    # No vector instructions the host would have to play one by one: a third less work than "max".
    boot = "console=ttyS0 quiet loglevel=3 panic=-1 nokaslr mitigations=off random.trust_cpu=on"
    return ["setpriv", "--pdeathsig", "KILL", "qemu-system-x86_64", "-accel", "tcg,thread=single",
            "-cpu", "qemu64,+rdrand,+ssse3,+sse4.1,+sse4.2",
            "-icount", "shift=1,sleep=off", "-rtc", "clock=vm", "-smp", "1", "-m", "512",
            "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-nic", "none", "-serial", "stdio",
            "-kernel", str(folder / "vmlinuz"), "-initrd", str(image), "-append", boot]


def run(command, limit, console):
    """The console's text is in the file afterwards. The machine dies with its time, or with us."""
    with open(console, "wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        try:
            process.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            print(f"-- the machine was not done after {limit:.0f} s and is stopped")
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    return re.sub(r"\r|\x1b\[[0-9;]*m", "", console.read_text(errors="replace"))


def verdict(text, names):
    """What is wrong; nothing when every program is known to have passed."""
    problems = re.findall(r"^VM TROUBLE .*$", text, re.M)
    lines = re.findall(r"^VM RESULT(.*)$", text, re.M)
    if len(lines) != 1:
        return problems + ["the machine did not say how its tests ended"]
    results = dict(pair.split("=") for pair in lines[0].split())
    problems += [f"{name}: {results.get(name, 'not run')}" for name in names if results.get(name) != "0"]
    return problems + [f"{name}: not asked for" for name in results if name not in names]


def main():
    options = arguments()
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        skip("missing " + ", ".join(missing))
    started = time.monotonic()
    options.work.mkdir(parents=True, exist_ok=True)
    try:
        folder = kernel.get(options.work)
    except kernel.NotToBeHad as why:
        skip(why)
    left = options.limit - (time.monotonic() - started)
    tests = [(name, int(left), [str(pathlib.Path(program).resolve()), options.cases, "--durations", "yes"])
             for name, program in options.test]
    image = options.work / "initrd"
    with open(image, "wb") as file:
        initrd.write(file, folder, HERE / "init", tests,
                     ["CREDIT_USB_WORLD=vhci", f"CREDIT_SLOWNESS={SLOWNESS}"], options.data)
    built = time.monotonic()
    text = run(machine(folder, image), left, options.work / "console.txt")
    problems = verdict(text, [name for name, _ in options.test])
    for line in re.findall(r"^VM .*$", text, re.M):
        print(line)
    print(f"-- kernel and files {built - started:.1f} s, {image.stat().st_size >> 20} MiB; "
          f"machine {time.monotonic() - built:.1f} s")
    if problems:
        print(text)
        print("\n".join(["FAILED"] + problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
