#!/usr/bin/env python3
"""named_in_logs.py LOGS CREDIT_PLATFORM SOURCE [--from NAME ...]: does any log the suite left name anybody?

LOGS is the folder tests/support/keep-logs fills. Looked for: every card of tests/emulators/cards.toml, everybody and every
firm the seed makes, with names, numbers, telephones and addresses. A suite of --from that left no log at all is a fault, too.
--self-test: plants each kind of identity in a copy of the logs, and fails where it is not found.
"""
import argparse
import csv
import pathlib
import subprocess
import sys
import tempfile
import tomllib

CARD_FIELDS = ("name", "number", "address", "english_name")
SEED_FIELDS = {"persons": ("姓名", "证件号码", "手机号码"),
               "organisations": ("机构名称", "统一社会信用代码", "法定代表人", "法定代表人证件号码")}
SHORTEST = 3  # characters: less says nothing of anybody


def of_the_cards(source):
    cards = tomllib.loads((source / "tests/emulators/cards.toml").read_text(encoding="utf-8"))
    return {field: {str(card[field]) for kind in cards.values() for card in kind if card.get(field)} for field in CARD_FIELDS}


def of_the_seed(platform, source):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([platform, "seed", "--out", folder, "--tables", source / "platform/import/tables",
                        "--cards", source / "tests/emulators/cards.toml"], check=True, stdout=subprocess.DEVNULL)
        found = {}
        for table, heads in SEED_FIELDS.items():
            with open(pathlib.Path(folder) / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            found |= {f"{table} {head}": {row[head] for row in rows if row.get(head)} for head in heads}
        return found


def identities(platform, source):
    """Kind: texts. A kind nobody has is a fault of this list."""
    found = of_the_cards(source) | of_the_seed(platform, source)
    empty = [kind for kind, texts in found.items() if not texts]
    assert not empty, f"nobody has {empty}"
    return {kind: {text for text in texts if len(text) >= SHORTEST} for kind, texts in found.items()}


def named(logs, people):
    """What is wrong, in words that name nobody: file, line, kind."""
    kinds = {text: kind for kind, texts in people.items() for text in texts}
    for file in sorted(logs.rglob("*")):
        if not file.is_file():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        for who, kind in kinds.items():
            if who in text:
                yield f"{file.relative_to(logs)}:{text[:text.index(who)].count(chr(10)) + 1}: {kind}"


def self_test(people):
    with tempfile.TemporaryDirectory() as folder:
        for kind, texts in people.items():
            (pathlib.Path(folder) / "planted").write_text(f"an innocent line\nGET /v1/{min(texts)} 200\n", encoding="utf-8")
            if not any(words.startswith("planted:2: ") for words in named(pathlib.Path(folder), people)):
                return [f"not found although planted: {kind}"]
    return []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("logs", type=pathlib.Path)
    parser.add_argument("platform", type=pathlib.Path)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--from", dest="suites", nargs="*", default=[])
    given = parser.parse_args()
    people = identities(given.platform.resolve(), given.source.resolve())
    left = {suite: sum(file.stat().st_size for file in given.logs.glob(f"{suite}.*/**/*") if file.is_file()) for suite in given.suites}
    wrong = self_test(people) + [f"{suite} left no log" for suite, size in left.items() if size == 0] + list(named(given.logs, people))
    files = [file for file in given.logs.rglob("*") if file.is_file()]
    print("\n".join(wrong) or f"{len(files)} logs, {sum(file.stat().st_size for file in files)} bytes, name none of "
          f"{sum(map(len, people.values()))} texts of {len(people)} kinds")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main())
