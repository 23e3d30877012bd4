#!/usr/bin/env python3
"""ids.toml -> the C++ table of known devices, udev rules, hwdb, USBGuard rules, docs/devices.md.

What is granted: the service's group may open readers (usbfs) and scanners (hidraw, tty, input); a scanner that types is
hidden from the compositor; ModemManager leaves serial devices alone; USBGuard lets each device in, but not with an
interface it has no business with, such as a reader that is also a keyboard.
"""
import pathlib, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "base"))
from generating import quote, run, toml  # noqa: E402

TRANSPORTS = {
    "reader": ("sdt_bulk", "sdt_hid", "sdt_hid_wrapped", "sdt_serial", "vendor_private", "unknown"),
    "scanner": ("hid_pos", "cdc_acm", "usb_serial", "hid_keyboard", "unknown"),
}
CONFIDENCE = ("high", "medium", "low")
WANTED, OPTIONAL = {"vid", "role", "transport", "name", "confidence", "source"}, {"pid", "note"}
SAID = {  # transport -> how docs/devices.md calls it
    "sdt_bulk": "USB bulk (T1, T2)", "sdt_hid": "HID (T3)", "sdt_hid_wrapped": "HID, wrapped (T4)",
    "sdt_serial": "serial (T5), by settings", "vendor_private": "plug-in (T6)", "hid_pos": "HID POS",
    "cdc_acm": "CDC-ACM", "usb_serial": "USB serial", "hid_keyboard": "keyboard", "unknown": "not stated",
}
MODEM = {"sdt_serial", "cdc_acm", "usb_serial"}
NODES = {  # transport -> the device nodes it is spoken to through: subsystem and kernel name
    "hid_pos": [("hidraw", "hidraw*")], "hid_keyboard": [("input", "event*")],
    "cdc_acm": [("tty", "ttyACM*")], "usb_serial": [("tty", "ttyUSB*")], "sdt_serial": [("tty", "ttyUSB*")],
}
EVERY_NODE = [("hidraw", "hidraw*"), ("input", "event*"), ("tty", "ttyACM*"), ("tty", "ttyUSB*")]
# USB class codes (usb.org, "Defined Class Codes"): what would make a device something else than it says it is.
STORAGE, HUB, VIDEO, WIRELESS, NETWORK, KEYBOARD, HID = (
    "08:*:*", "09:*:*", "0e:*:*", "e0:*:*", "02:06:*", "03:01:*", "03:*:*")
NEVER = [STORAGE, HUB, VIDEO, WIRELESS, NETWORK]
NEVER_EITHER = {  # transport -> what is refused on top
    "sdt_bulk": [HID], "sdt_hid": [KEYBOARD], "sdt_hid_wrapped": [KEYBOARD], "sdt_serial": [HID],
    "vendor_private": [KEYBOARD], "hid_pos": [KEYBOARD], "usb_serial": [HID], "cdc_acm": [KEYBOARD],
}


def problems_of(device):
    if not WANTED <= set(device) <= WANTED | OPTIONAL:
        return [f"wants {sorted(WANTED)}, may have {sorted(OPTIONAL)}"]
    problems = []
    if not all(0 < device[part] <= 0xFFFF for part in ("vid", "pid") if part in device):
        problems.append("vid and pid are 16 bits")
    if device["transport"] not in TRANSPORTS.get(device["role"], ()):
        problems.append(f"role and transport are one of {TRANSPORTS}")
    if device["confidence"] not in CONFIDENCE:
        problems.append(f"confidence is one of {CONFIDENCE}")
    if "pid" not in device and (device["role"] == "reader" or device["transport"] == "unknown"):
        problems.append("only a scanner of a known kind may go without a pid")
    if not all(text.isprintable() for text in device.values() if isinstance(text, str)):
        problems.append("a text is one line")
    return problems


def load(sources):
    devices, seen, problems = [], set(), []
    for device in (device for path in sources for device in toml(path).get("device", [])):
        where = device.get("name", "a device without a name")
        found = problems_of(device)
        problems += [f"{where}: {problem}" for problem in found]
        key = device.get("vid"), device.get("pid"), device.get("role"), device.get("transport")
        if key in seen or any(where == other["name"] for other in devices):
            problems.append(f"{where}: listed twice")
        seen.add(key)
        devices.append(device)
    if problems or not devices:
        sys.exit("\n".join(problems) or "no device listed")
    return devices


def header(devices):
    transports = ", ".join(dict.fromkeys(name for names in TRANSPORTS.values() for name in names))
    rows = "\n".join(
        f'    {{0x{d["vid"]:04X}, 0x{d.get("pid", 0):04X}, Role::{d["role"]}, Transport::{d["transport"]}, '
        f'Confidence::{d["confidence"]}, {quote(d["name"])}}},' for d in devices)
    return f"""// Generated from drivers/usb/ids.toml: do not edit.
#pragma once
#include <cstdint>
namespace credit::usb {{
enum class Role : std::uint8_t {{ {", ".join(TRANSPORTS)} }};
enum class Transport : std::uint8_t {{ {transports} }};
enum class Confidence : std::uint8_t {{ {", ".join(CONFIDENCE)} }};
struct KnownId {{
  std::uint16_t vid, pid;  // pid 0: any product of that vendor, for scanners only
  Role role;
  Transport transport;
  Confidence confidence;
  const char* name;
}};
inline constexpr KnownId known_ids[] = {{
{rows}
}};
}}  // namespace credit::usb
"""


def is_driven(device):
    return not (device["role"] == "reader" and device["transport"] == "unknown")


def matching(device, ids):
    parts = [f'{ids}{{idVendor}}=="{device["vid"]:04x}"']
    if "pid" in device:
        parts.append(f'{ids}{{idProduct}}=="{device["pid"]:04x}"')
    return ", ".join(parts)


GRANT = 'GROUP="credit-devices", MODE="0660", TAG+="credit-devices"'


def rules_of(device):
    usb = f'SUBSYSTEM=="usb", ENV{{DEVTYPE}}=="usb_device", {matching(device, "ATTR")}'
    through_nodes = device["role"] == "scanner" or device["transport"] == "sdt_serial"
    if not through_nodes:
        yield f"{usb}, {GRANT}"
        return
    if device["transport"] in MODEM | {"unknown"}:
        yield f'{usb}, ENV{{ID_MM_DEVICE_IGNORE}}="1"'
    for subsystem, kernel in NODES.get(device["transport"], EVERY_NODE):
        hidden = ', ENV{LIBINPUT_IGNORE_DEVICE}="1"' if subsystem == "input" else ""
        yield f'SUBSYSTEM=="{subsystem}", KERNEL=="{kernel}", {matching(device, "ATTRS")}, {GRANT}{hidden}'


def rules(devices):
    lines = ["# Generated from drivers/usb/ids.toml: do not edit.", 'ACTION=="remove", GOTO="credit_devices_end"']
    for device in filter(is_driven, devices):
        lines += [f'# {device["name"]}', *rules_of(device)]
    return "\n".join([*lines, 'LABEL="credit_devices_end"']) + "\n"


def hwdb(devices):
    entries = {}
    for d in devices:
        match = f'usb:v{d["vid"]:04X}' + (f'p{d["pid"]:04X}*' if "pid" in d else "*")
        known = entries.setdefault(match, {"CREDIT_NAME": d["name"], "CREDIT_ROLE": [], "CREDIT_TRANSPORT": [],
                                           "CREDIT_CONFIDENCE": d["confidence"]})
        for key, value in (("CREDIT_ROLE", d["role"]), ("CREDIT_TRANSPORT", d["transport"])):
            known[key] += [value] if value not in known[key] else []
    lines = ["# Generated from drivers/usb/ids.toml: do not edit."]
    for match, known in sorted(entries.items(), key=lambda entry: len(entry[0])):  # what comes later has the last word
        said = {key: value if isinstance(value, str) else ",".join(value) for key, value in known.items()}
        lines += ["", match, *(f" {key}={value}" for key, value in said.items())]
    return "\n".join(lines) + "\n"


def usbguard(devices):
    lines = ["# Generated from drivers/usb/ids.toml: do not edit."]
    merged = {}
    for d in filter(is_driven, devices):
        merged.setdefault((d["vid"], d.get("pid")), []).append(d)
    for (vid, pid), rows in merged.items():
        never = list(NEVER)
        for refused in NEVER_EITHER.get(rows[0]["transport"], []):
            if all(refused in NEVER_EITHER.get(row["transport"], []) for row in rows):
                never.append(refused)
        lines.append(f'# {"; ".join(row["name"] for row in rows)}')
        product = f"{pid:04x}" if pid else "*"
        lines.append(f'allow id {vid:04x}:{product} with-interface none-of {{ {" ".join(never)} }}')
    return "\n".join(lines) + "\n"


def table(devices, role):
    lines = ["| Id | Device | Spoken to by | Confidence | Source | Note |", "|---|---|---|---|---|---|"]
    for d in devices:
        if d["role"] == role:
            product = f'{d["pid"]:04x}' if "pid" in d else "any"
            lines.append(f'| `{d["vid"]:04x}:{product}` | {d["name"]} | {SAID[d["transport"]]} | {d["confidence"]} '
                         f'| {d["source"]} | {d.get("note", "")} |')
    return lines


def document(devices):
    return "\n".join([
        "# Devices", "", "Generated from `drivers/usb/ids.toml` by `drivers/usb/generate_ids.py --doc`.", "",
        "Confidence: *high* a standard or several independent sources, *medium* one credible source, *low* one weak",
        "source. What a device really is its descriptors say; the table only says whether it is looked at, and how.", "",
        "## Identity card readers", "",
        "A reader is known by vendor **and** product. One whose protocol is *not stated* is listed and never driven.", "",
        *table(devices, "reader"), "", "## Code scanners", "",
        "Scanners are told by class and usage; an id here is a hint, and the permission to open the device. A scanner",
        "that is not in the table needs a udev rule of its own, in the form of those in `60-credit-devices.rules`.", "",
        *table(devices, "scanner"), ""])


if __name__ == "__main__":
    run(load, {"header": header, "rules": rules, "hwdb": hwdb, "usbguard": usbguard, "doc": document})
