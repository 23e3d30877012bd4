"""The virtual machine's file system, in memory: busybox, udevd, the test programs with their libraries and data.

Uncompressed on purpose: unpacking is the emulated processor's work, copying is ours.
"""
import os
import pathlib
import re
import stat
import subprocess

TOOLS = {"/bin/busybox": "/bin/busybox", "/bin/udevadm": "/bin/udevadm", "/bin/systemd-udevd": "/bin/udevadm"}


def libraries_of(program):
    listed = subprocess.run(["ldd", program], capture_output=True, text=True)
    if "not a dynamic executable" in listed.stderr + listed.stdout:
        return []
    if "not found" in listed.stdout or listed.returncode != 0:
        raise SystemExit(f"initrd.py: a library of {program} is missing:\n{listed.stdout}{listed.stderr}")
    return re.findall(r"(/\S+) \(0x", listed.stdout)


class Archive:
    """cpio in the form the kernel reads ("newc"): see Documentation/driver-api/early-userspace/buffer-format.rst."""

    def __init__(self, file):
        self.file, self.seen, self.number = file, {"/"}, 1

    def entry(self, name, mode, data=b""):
        self.number += 1
        name_bytes = name.lstrip("/").encode() + b"\0"
        fields = [self.number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name_bytes), 0]
        head = b"070701" + "".join(f"{field:08X}" for field in fields).encode() + name_bytes
        self.file.write(head + b"\0" * (-len(head) % 4) + data + b"\0" * (-len(data) % 4))

    def folders(self, name):
        for parent in reversed(pathlib.PurePosixPath(name).parents):
            if str(parent) not in self.seen:
                self.seen.add(str(parent))
                self.entry(str(parent), stat.S_IFDIR | 0o755)

    def add(self, name, data, mode=0o644):
        if name in self.seen:
            return
        self.folders(name)
        self.seen.add(name)
        self.entry(name, stat.S_IFREG | mode, data)

    def copy(self, source, name=None):
        path = pathlib.Path(source)
        self.add(str(name or source), path.read_bytes(), 0o755 if os.access(path, os.X_OK) else 0o644)

    def program(self, source, name=None):
        self.copy(source, name)
        for library in libraries_of(source):
            self.copy(library)

    def end(self):
        self.entry("TRAILER!!!", 0)


def write(file, kernel, init, tests, environment, data):
    """tests: (name, seconds, command words); the command's first word is a program of the host's."""
    archive = Archive(file)
    archive.copy(init, "/init")
    for name, source in TOOLS.items():
        archive.program(source, name)
    for module in sorted(kernel.glob("*.ko")):
        archive.copy(module, f"/modules/{module.name}")
    for source in data:
        archive.copy(source)
    for _, _, command in tests:
        archive.program(command[0])
    listed = "".join(f"{name} {seconds} {' '.join(command)}\n" for name, seconds, command in tests)
    archive.add("/tests", listed.encode())
    archive.add("/environment", "".join(f"export {pair}\n" for pair in environment).encode())
    archive.end()
