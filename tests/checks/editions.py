#!/usr/bin/env python3
"""docs/editions.md says what report/document/editions/*.toml say: which edition has which chapters, counters, kinds of
record and domains, how far back it looks, and in which words it answers.

Usage: editions.py SOURCE_FOLDER [--write]      --write renews the document
"""
import pathlib
import sys

top = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(top / "base"))
from generating import drift, toml  # noqa: E402

HEAD = """# Editions

Generated from `report/document/editions/` by `tests/checks/editions.py . --write`. The files say beside each list what is
sourced and what is assumed. A new region or edition is a new file there, and no code.
"""
EVERYWHERE = "000000"


def row(cells):
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def table(head, rows):
    return "\n".join([row(head), row(["---"] * len(head)), *map(row, rows)])


def key(edition):
    return f"{edition['id']}/{edition['version']}"


def contents(chapter):
    if chapter["form"] == "subject":
        return "; ".join(f"{form['label']} ({len(form['fields'])} fields)" for form in chapter["subjects"])
    if chapter["form"] == "advice":
        return chapter["text"]
    return "; ".join(f"{kind['label']} ({len(kind['fields'])} fields)" for kind in chapter["kinds"])


def chapter_row(chapter):
    counter = chapter.get("counter", f"{len(chapter['domains'])} domains" if "domains" in chapter else "")
    return [chapter["number"], chapter["title"], counter, contents(chapter)]


def describe(edition):
    span = edition["span"]
    years = ", ".join(map(str, span["years"]))
    own = f"own dates within {span['longest_years']} years" if span["own_dates"] else "no own dates"
    region = "everywhere" if edition["region"] == EVERYWHERE else edition["region"]
    labels = "、".join(label["label"] for label in edition.get("labels", [])) or "none"
    return "\n".join([
        f"## `{key(edition)}` {edition['title']} {edition['version_label']}", "",
        f"Region: {region}. Spans: {years} years, {own}. Cover labels: {labels}.", "",
        table(["No.", "Chapter", "Counted as", "Holds"], map(chapter_row, edition["chapters"])), "",
        table(["Result", "Words"], ([f"`{name}`", words] for name, words in edition["wording"].items())), ""])


def domain_rows(union, special):
    groups = {group["id"]: group["name"] for group in union["groups"]}
    for domain in union["domains"]:
        named = [next((entry.get("name", "●") for chapter in edition["chapters"] for entry in chapter.get("domains", [])
                       if entry["code"] == domain["code"]), "") for edition in special]
        yield [f"`{domain['code']}`", domain["name"], groups[domain["group"]], domain["source"], domain["from"],
               "yes" if domain["active"] else "no", ", ".join(domain["kinds"]), *named]


def document(union, editions):
    special = [edition for edition in editions if any("domains" in chapter for chapter in edition["chapters"])]
    head = ["Code", "Domain", "Group", "Source", "Data from", "Active", "Kinds", *(f"`{key(e)}`" for e in special)]
    sums = [f"{len(union['domains'])} domains; a dot or the region's own name marks those an edition has."]
    return "\n".join([HEAD, *map(describe, editions), "## Domains", "", *sums, "",
                      table(head, domain_rows(union, special)), ""])


def main():
    folder = top / "report" / "document" / "editions"
    files = sorted(file for file in folder.glob("*.toml") if file.name != "domains.toml")
    editions = [toml(file) for file in files]
    problems = [f"{file.name}: holds {key(edition)}" for file, edition in zip(files, editions)
                if file.stem != f"{edition['id']}-{edition['version']}"]
    text = document(toml(folder / "domains.toml"), editions)
    problems += drift(top / "docs" / "editions.md", text, "tests/checks/editions.py")
    print("\n".join(problems) or f"{len(editions)} editions documented")
    return 1 if problems or not editions else 0


if __name__ == "__main__":
    sys.exit(main())
