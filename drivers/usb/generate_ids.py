#!/usr/bin/env python3
"""ids.toml -> the C++ table of known devices, and the udev rules that hand these devices to the service."""
import argparse, pathlib, sys, tomllib

TRANSPORTS = ("sdt_bulk",)
CONFIDENCE = ("high", "medium", "low")
GROUP = "credit-devices"


def load(file):
    devices, seen, problems = tomllib.loads(pathlib.Path(file).read_text(encoding="utf-8")).get("device", []), set(), []
    for device in devices:
        where = device.get("name", "a device without a name")
        if set(device) != {"vid", "pid", "transport", "name", "confidence"}:
            problems.append(f"{where}: wants exactly vid, pid, transport, name, confidence")
            continue
        if not all(0 < device[part] <= 0xFFFF for part in ("vid", "pid")):
            problems.append(f"{where}: vid and pid are 16 bits")
        if device["transport"] not in TRANSPORTS or device["confidence"] not in CONFIDENCE:
            problems.append(f"{where}: transport is one of {TRANSPORTS}, confidence one of {CONFIDENCE}")
        if (device["vid"], device["pid"]) in seen:
            problems.append(f"{where}: listed twice")
        seen.add((device["vid"], device["pid"]))
    if problems or not devices:
        sys.exit("\n".join(problems) or "no device listed")
    return devices


def header(devices):
    rows = "\n".join(
        f'    {{0x{d["vid"]:04X}, 0x{d["pid"]:04X}, Transport::{d["transport"]}, "{d["name"]}"}},' for d in devices)
    transports = ", ".join(TRANSPORTS)
    return f"""// Generated from drivers/usb/ids.toml: do not edit.
#pragma once
#include <cstdint>
namespace credit::usb {{
enum class Transport {{ {transports} }};
struct KnownId {{
  std::uint16_t vid, pid;
  Transport transport;
  const char* name;
}};
inline constexpr KnownId known_ids[] = {{
{rows}
}};
}}  // namespace credit::usb
"""


def rules(devices):
    lines = ["# Generated from drivers/usb/ids.toml: do not edit."]
    for d in devices:
        lines.append(f'# {d["name"]}')
        lines.append(
            f'SUBSYSTEM=="usb", ENV{{DEVTYPE}}=="usb_device", ATTR{{idVendor}}=="{d["vid"]:04x}", '
            f'ATTR{{idProduct}}=="{d["pid"]:04x}", GROUP="{GROUP}", MODE="0660", TAG+="credit-devices"')
    return "\n".join(lines) + "\n"


def write(path, text):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--header", required=True)
    parser.add_argument("--rules", required=True)
    parser.add_argument("ids")
    options = parser.parse_args()
    known = load(options.ids)
    write(options.header, header(known))
    write(options.rules, rules(known))
