#!/usr/bin/env python3
"""Failure catalogue -> enum, words, documentation.

Each failures/*.toml holds one table per failure:
  [card_moved]
  who    = "citizen" | "staff" | "nobody"     who can act
  title  = { zh_CN, zh_TW, en }               one line on the screen
  advice = { zh_CN, zh_TW, en }               what to do next
  staff  = "zh_CN"                            what the staff or the IT team reads
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
            failures[code] = dict(entry, area=pathlib.Path(file).stem)
    if problems:
        sys.exit("\n".join(problems))
    return failures


def header(failures):
    rows = "\n".join(f"  {code}," for code in failures)
    return f"""// Generated from base/failures/*.toml: do not edit.
#pragma once
#include <cstdint>
namespace credit {{
enum class FailureCode : std::uint16_t {{
{rows}
}};
inline constexpr int failure_code_count = {len(failures)};
}}  // namespace credit
"""


def words(failures):
    def triple(entry, part):
        return "{" + ", ".join(quote(entry[part][language]) for language in LANGUAGES) + "}"
    rows = "\n".join(
        f"    {{{quote(code)}, {quote(entry['area'])}, WhoCanAct::{entry['who']}, {triple(entry, 'title')}, "
        f"{triple(entry, 'advice')}, {quote(entry['staff'])}}},"
        for code, entry in failures.items())
    return f"""// Generated from base/failures/*.toml: do not edit.
#include "base/failure.h"
namespace credit {{
static const FailureWords table[] = {{
{rows}
}};
const FailureWords& words_of(FailureCode code) {{ return table[static_cast<int>(code)]; }}
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
    run(load, {"header": header, "words": words, "doc": document})
