#!/usr/bin/env python3
"""Event catalogue (events.toml) -> enums, tables, manual.

Stops the build when a name is misspelt or doubled, when a fact's form is unknown, or when a form would let a piece of
personal data in.
"""
import pathlib, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "base"))
from generating import quote, run, toml  # noqa: E402

# Synthetic examples of what must never fit: identity numbers (15 and 18 characters), an organisation's code, telephone
# and bank card numbers, names.
PERSONAL = ("11010519491231002X", "11010519491231002x", "440524188001010014", "110105491231002", "91350100M000100Y43",
            "13800138000", "6222020200112230", "6222020200112230007", "张小明", "Zhang Xiaoming", "810000199408230021")


def load(sources):
    (path,) = sources
    catalogue = toml(path)
    forms, facts, problems = catalogue["form"], catalogue["fact"], []
    for part in ("form", "fact", "event"):
        for name, entry in catalogue[part].items():
            if not re.fullmatch(r"[a-z][a-z_]*", name):
                problems.append(f"{part} {name}: a name is lower_case")
            if not entry.get("means", "").strip():
                problems.append(f"{part} {name}: means is missing")
    for name, entry in forms.items():
        for text in PERSONAL:
            if re.fullmatch(entry["pattern"], text, re.ASCII):
                problems.append(f"form {name}: would let in {text}")
    for name, entry in facts.items():
        if entry.get("form") not in forms:
            problems.append(f"fact {name}: unknown form {entry.get('form')}")
    kinds = [kind for kind, _ in event_kinds(catalogue)]
    problems += [f"event {kind}: twice" for kind in set(kinds) if kinds.count(kind) > 1]
    if problems:
        sys.exit("\n".join(problems))
    return catalogue


def event_kinds(catalogue):
    for name, entry in catalogue["event"].items():
        if entry.get("pair"):
            yield f"{name}_init", "false"
            yield f"{name}_complete", "true"
        else:
            yield name, "false"


def header(catalogue):
    kinds = "\n".join(f"  {kind}," for kind, _ in event_kinds(catalogue))
    facts = "\n".join(f"  {name},  // {entry['form']}: {entry['means']}" for name, entry in catalogue["fact"].items())
    return f"""// Generated from kiosk/audit/events.toml: do not edit.
#pragma once
#include <cstdint>
namespace credit::audit {{
enum class EventKind : std::uint8_t {{
{kinds}
}};
inline constexpr int event_kind_count = {len(list(event_kinds(catalogue)))};
enum class FactKind : std::uint8_t {{
{facts}
}};
inline constexpr int fact_kind_count = {len(catalogue['fact'])};
struct EventRow {{
  const char* name;
  bool complete;  // the second half of a pair: has a disposition
}};
struct FactRow {{
  const char* name;
  const char* pattern;  // POSIX ERE, matched against the whole value
  bool known_failure;   // the value is also a code of the failure catalogue
}};
const EventRow& row_of(EventKind kind);
const FactRow& row_of(FactKind kind);
}}  // namespace credit::audit
"""


def tables(catalogue):
    events = "\n".join(f"    {{{quote(kind)}, {complete}}}," for kind, complete in event_kinds(catalogue))
    forms = catalogue["form"]
    facts = "\n".join(
        f"    {{{quote(name)}, {quote(forms[entry['form']]['pattern'])}, "
        f"{'true' if forms[entry['form']].get('known_failure') else 'false'}}},"
        for name, entry in catalogue["fact"].items())
    return f"""// Generated from kiosk/audit/events.toml: do not edit.
#include "kiosk/audit/event_kind.h"
namespace credit::audit {{
static const EventRow event_rows[] = {{
{events}
}};
static const FactRow fact_rows[] = {{
{facts}
}};
const EventRow& row_of(EventKind kind) {{ return event_rows[static_cast<int>(kind)]; }}
const FactRow& row_of(FactKind kind) {{ return fact_rows[static_cast<int>(kind)]; }}
}}  // namespace credit::audit
"""


def document(catalogue):
    lines = ["# Audit events", "", "Generated from `kiosk/audit/events.toml` by `kiosk/audit/generate.py --doc`.", "",
             "## Events", "", "| Event | Pair | Meaning |", "|---|---|---|"]
    for name, entry in catalogue["event"].items():
        lines.append(f"| `{name}` | {'init, complete' if entry.get('pair') else ''} | {entry['means']} |")
    lines += ["", "## Facts", "", "| Fact | Form | Meaning |", "|---|---|---|"]
    for name, entry in catalogue["fact"].items():
        lines.append(f"| `{name}` | {entry['form']} | {entry['means']} |")
    lines += ["", "## Forms", "", "| Form | Shape | Meaning |", "|---|---|---|"]
    for name, entry in catalogue["form"].items():
        pattern = entry["pattern"].replace("|", "\\|")
        lines.append(f"| {name} | `{pattern}` | {entry['means']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    run(load, {"header": header, "tables": tables, "doc": document})
