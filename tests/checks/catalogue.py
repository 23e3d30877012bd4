#!/usr/bin/env python3
"""Every failure code is described once (the generator refuses doubles) and raised in the product's code;
docs/failures.md is what the catalogue generates.

Usage: catalogue.py SOURCE_FOLDER [--write]      --write renews the document
"""
import pathlib
import re
import sys

top = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(top / "base" / "failures"))
import generate  # noqa: E402
from generating import drift  # noqa: E402

ROOMS = ("base", "report", "drivers", "kiosk", "platform", "certs", "qml")


def main():
    failures = generate.load(str(file) for file in (top / "base" / "failures").glob("*.toml"))
    raised = set()
    for room in ROOMS:
        for file in (top / room).rglob("*"):
            if file.suffix in (".cpp", ".h"):
                raised |= set(re.findall(r"failure::([a-z0-9_]+)", file.read_text(encoding="utf-8")))
    problems = [f"{code}: described, but raised nowhere" for code in failures if code not in raised]
    problems += [f"{code}: raised, but not described" for code in raised if code not in failures]
    problems += drift(top / "docs" / "failures.md", generate.document(failures), "tests/checks/catalogue.py")
    print("\n".join(problems) or f"{len(failures)} failures, each described once and raised")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
