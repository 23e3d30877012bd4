#!/usr/bin/env python3
"""docs/devices.md says what drivers/usb/ids.toml says, and every line of the generated udev, hwdb and USBGuard text has
the form its reader wants: udev(7), hwdb(7), usbguard-rules.conf(5).

Usage: devices.py SOURCE_FOLDER [--write]      --write renews the document
"""
import pathlib
import re
import sys

top = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(top / "drivers" / "usb"))
import generate_ids  # noqa: E402
from generating import drift  # noqa: E402

UDEV_MATCH = r'(?:ACTION|KERNEL|SUBSYSTEM|ENV\{[A-Z_]+\}|ATTRS?\{[A-Za-z]+\})(?:==|!=)"[^"]*"'
UDEV_ASSIGN = r'(?:GROUP|MODE|GOTO|LABEL|ENV\{[A-Z_]+\})="[^"]*"|TAG\+="[^"]*"'
UDEV = re.compile(rf"(?:{UDEV_MATCH}, )*(?:{UDEV_MATCH}, (?:{UDEV_ASSIGN})|LABEL=\"[a-z_]+\")(?:, (?:{UDEV_ASSIGN}))*")
HWDB = re.compile(r"usb:v[0-9A-F]{4}(p[0-9A-F]{4})?\*| CREDIT_[A-Z]+=\S.*|")
USBGUARD = re.compile(r"allow id [0-9a-f]{4}:([0-9a-f]{4}|\*) with-interface none-of \{( [0-9a-f]{2}(:([0-9a-f]{2}|\*)){2})+ \}")


def malformed(what, text, form):
    assert text.endswith("\n") and len(text.splitlines()) > 3
    return [f"{what}, line {number}: {line}" for number, line in enumerate(text.splitlines(), 1)
            if not line.startswith("#") and not form.fullmatch(line)]


def main():
    devices = generate_ids.load([top / "drivers" / "usb" / "ids.toml"])
    rules = generate_ids.rules(devices)
    problems = drift(top / "docs" / "devices.md", generate_ids.document(devices), "tests/checks/devices.py")
    problems += malformed("udev rules", rules, UDEV)
    problems += malformed("hwdb", generate_ids.hwdb(devices), HWDB)
    problems += malformed("USBGuard rules", generate_ids.usbguard(devices), USBGUARD)
    jumps, labels = (set(re.findall(rf'{word}="([a-z_]+)"', rules)) for word in ("GOTO", "LABEL"))
    problems += [f"udev rules: jump to {name}, which is nowhere" for name in jumps - labels]
    print("\n".join(problems) or f"{len(devices)} devices, their rules well formed and documented")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
