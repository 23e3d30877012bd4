#!/usr/bin/env python3
"""Who may lean on whom: reads every #include "..." of the product and fails on a forbidden arrow.

Usage: include_direction.py SOURCE_FOLDER [--self-test]
"""
import pathlib
import re
import sys

# room -> rooms it may include. The longest matching prefix of a path is its room.
ALLOWED = {
    "base": {"base"},
    "report/document": {"base", "report/document"},
    "report/seal": {"base", "report/seal"},
    "report/signers": {"base", "report/seal", "report/signers"},
    "report/signed_data": {"base", "report/seal", "report/signed_data"},
    "report/trust": {"base", "report/seal", "report/trust"},
    "report/fetch": {"base", "report/seal", "report/trust", "report/fetch"},
    "report/time_stamp": {"base", "report/time_stamp"},
    "report/render": {"base", "report/document", "report/seal", "report/time_stamp", "report/render"},
    "report/verify": {"base", "report/document", "report/seal", "report/signed_data", "report/time_stamp", "report/trust",
                      "report/verify"},
    "drivers/usb": {"base", "drivers/usb"},
    "drivers/scanner": {"base", "drivers/usb", "drivers/nodes", "drivers/scanner"},
    "drivers/nodes": {"base", "drivers/nodes"},
    "drivers/idcard": {"base", "drivers/usb", "drivers/nodes", "drivers/idcard"},
    "drivers/code": {"base", "drivers/code"},
    "drivers/plugin": {"base", "drivers/nodes", "drivers/usb", "drivers/idcard", "drivers/plugin"},
    "drivers/trace": {"base", "drivers/usb", "drivers/idcard", "drivers/trace"},
    "drivers/service": {"base", "drivers/usb", "drivers/nodes", "drivers/idcard", "drivers/scanner", "drivers/code",
                        "drivers/plugin", "drivers/trace", "drivers/service"},
    "certs": {"base", "report/seal", "report/signed_data", "report/trust", "certs"},
    "kiosk/audit": {"base", "kiosk/audit"},
    "kiosk/enrol": {"base", "kiosk/enrol"},
    "kiosk/face": {"base", "drivers/service/packet_socket.h", "kiosk/face"},
    "kiosk/print": {"base", "kiosk/print"},
    "kiosk/platform": {"base", "report/trust", "kiosk/platform"},
    "kiosk/time_stamp": {"base", "report/time_stamp", "kiosk/time_stamp"},
    "kiosk/session": {"base", "report", "drivers/service", "drivers/idcard/id_card.h",
                      "drivers/code/scanned_code.h", "kiosk/audit", "kiosk/print",
                      "kiosk/platform", "kiosk/session"},
    "kiosk/app": {"base", "report", "drivers/service", "kiosk", "qml"},
    "qml": {"base", "kiosk/session/visit_view.h", "qml"},
    "platform": {"base", "report", "platform"},
    "platform/cross_check": {"base", "platform", "kiosk/audit"},
    "platform/enrol": {"base", "report", "certs", "platform"},
}
NO_QT = ("base", "report")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
QT = re.compile(r"^(Q[A-Z]\w*|Qt\w*/.*)$")


def room_of(path):
    fitting = [room for room in ALLOWED if path == room or path.startswith(room + "/")]
    return max(fitting, key=len, default=None)


def allows(allowed, target):
    return any(target == entry or target.startswith(entry + "/") for entry in allowed)


def problems_in(path, text):
    room = room_of(path)
    if room is None:
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        kind, target = match.groups()
        if room.startswith(NO_QT) and QT.match(target):
            yield f"{path}:{number}: {room} needs no Qt, yet includes <{target}>"
        if kind == '"' and "/" in target:
            if target.startswith("tests/"):
                yield f"{path}:{number}: the product may not include {target}"
            elif room_of(target) and not allows(ALLOWED[room], target):
                yield f"{path}:{number}: {room} may not lean on {target}"


def self_test():
    bad = ['#include "kiosk/print/printer.h"', '#include <QString>', '#include "tests/support/catch.h"']
    good = ['#include "base/bytes.h"', '#include <vector>', '#include "report/seal/cose.h"']
    assert all(list(problems_in("report/seal/x.cpp", line)) for line in bad)
    assert not any(list(problems_in("report/seal/x.cpp", line)) for line in good)


def main():
    self_test()
    top = pathlib.Path(sys.argv[1])
    problems = []
    files = 0
    for room in sorted({name.split("/")[0] for name in ALLOWED}):
        for file in sorted((top / room).rglob("*")):
            if file.suffix in (".h", ".cpp"):
                files += 1
                problems += problems_in(str(file.relative_to(top)), file.read_text(encoding="utf-8"))
    print("\n".join(problems) or f"{files} files, every arrow points the right way")
    return 1 if problems or files == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
