#!/usr/bin/env python3
"""Failure catalogue -> one header of codes per area, words, documentation.

A code's number is the FNV-1a hash of its name: a new code changes no other's number and no other area's header, so only
those who use the area are compiled again.

Each failures/*.toml holds one table per failure:
  [card_moved]
  who    = "citizen" | "staff" | "nobody"     who can act
  title  = { zh_CN, zh_TW, en }               one line on the screen
  advice = { zh_CN, zh_TW, en }               what to do next
  staff  = "zh_CN"                            what the staff or the IT team reads
  status = 404                                what the platform answers with, where it may tell a machine; 500 otherwise
The table's name is the code. A missing or doubled word stops the build.
"""
import pathlib, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from generating import quote, run, toml  # noqa: E402

LANGUAGES = ("zh_CN", "zh_TW", "en")
WHO = ("citizen", "staff", "nobody")


def load(files):
    failures, problems = {}, []
    for file in sorted(files):
        for code, entry in toml(file).items():
            where = f"{pathlib.Path(file).name}: {code}"
            if not re.fullmatch(r"[a-z][a-z0-9_]*", code):
                problems.append(f"{where}: a code is lower_case")
            if code in failures:
                problems.append(f"{where}: described twice")
            if entry.get("who") not in WHO:
                problems.append(f"{where}: who must be one of {WHO}")
            for part in ("title", "advice"):
                for language in LANGUAGES:
                    if not entry.get(part, {}).get(language, "").strip():
                        problems.append(f"{where}: {part}.{language} is missing")
            if not entry.get("staff", "").strip():
                problems.append(f"{where}: staff is missing")
            if (known := next((other for other in failures if number(other) == number(code)), None)) and known != code:
                problems.append(f"{where}: its number is that of {known}; name it differently")
            if not isinstance(entry.get("status", 500), int) or not 400 <= entry.get("status", 500) <= 599:
                problems.append(f"{where}: status is an HTTP status of 400 to 599")
            failures[code] = dict(entry, area=pathlib.Path(file).stem)
    if problems:
        sys.exit("\n".join(problems))
    return failures


def number(code):
    value = 0x811C9DC5
    for byte in code.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def areas(failures):
    """One header per area: {file name: text}."""
    pages = {}
    for code, entry in failures.items():
        pages.setdefault(entry["area"], []).append(f"inline constexpr FailureCode {code}{{0x{number(code):08x}}};")
    return {f"{area}.h": f"""// Generated from base/failures/{area}.toml: do not edit.
#pragma once
#include "base/failure.h"
namespace credit::failure {{
""" + "\n".join(rows) + "\n}  // namespace credit::failure\n" for area, rows in pages.items()}


def words(failures):
    def triple(entry, part):
        return "{" + ", ".join(quote(entry[part][language]) for language in LANGUAGES) + "}"
    rows = "\n".join(
        f"    {{FailureCode{{0x{number(code):08x}}}, {quote(code)}, {quote(entry['area'])}, WhoCanAct::{entry['who']}, "
        f"{triple(entry, 'title')}, {triple(entry, 'advice')}, {quote(entry['staff'])}, {entry.get('status', 500)}}},"
        for code, entry in sorted(failures.items(), key=lambda item: number(item[0])))
    return f"""// Generated from base/failures/*.toml: do not edit.
#include "base/failure.h"
namespace credit {{
static constexpr FailureWords table[] = {{
{rows}
}};
std::span<const FailureWords> all_failures() {{ return table; }}
}}  // namespace credit
"""


def document(failures):
    lines = ["# Failures", "", "Generated from `base/failures/*.toml` by `base/failures/generate.py --doc`.", ""]
    for area in sorted({entry["area"] for entry in failures.values()}):
        lines += [f"## {area}", "", "| Code | Who can act | The citizen reads | The staff reads |", "|---|---|---|---|"]
        for code, entry in failures.items():
            if entry["area"] == area:
                lines.append(f"| `{code}` | {entry['who']} | **{entry['title']['zh_CN']}** {entry['advice']['zh_CN']} | {entry['staff']} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    run(load, {"areas": areas, "words": words, "doc": document})
