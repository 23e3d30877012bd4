#!/usr/bin/env python3
"""hosts.toml -> the C++ table of hosts that say what a scanned URL is."""
import pathlib, re, sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "base"))
from generating import quote, run, toml  # noqa: E402

SHOWS = ("publicity", "licence")
WANTED, OPTIONAL = {"host", "region", "shows", "source"}, {"below"}
NAME = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")


def load(files):
    rows, problems, seen = [row for file in files for row in toml(file)["host"]], [], set()
    for row in rows:
        where = row.get("host", "a row without a host")
        if not WANTED <= set(row) <= WANTED | OPTIONAL:
            problems.append(f"{where}: wants {sorted(WANTED)}, may have {sorted(OPTIONAL)}")
        elif not NAME.match(where) or row["shows"] not in SHOWS or where in seen:
            problems.append(f"{where}: a lower-case host, once, that shows one of {SHOWS}")
        seen.add(where)
    if problems or not rows:
        sys.exit("\n".join(problems) or "no host listed")
    return rows


def header(rows):
    lines = "\n".join(f'    {{{quote(row["host"])}, {quote(row["region"])}, {str(row.get("below", False)).lower()}, '
                      f'{str(row["shows"] == "licence").lower()}}},' for row in rows)
    return f"""// Generated from drivers/code/hosts.toml: do not edit.
#pragma once
#include <string_view>
namespace credit::code {{
struct KnownHost {{
  std::string_view host;
  const char* region;
  bool below;  // names below it count too
  bool shows_licence;
}};
inline constexpr KnownHost known_hosts[] = {{
{lines}
}};
}}  // namespace credit::code
"""


if __name__ == "__main__":
    run(load, {"header": header})
