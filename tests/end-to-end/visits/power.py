#!/usr/bin/env python3
"""power.py BUILD HALL [--cuts 10] [--seed N]: in an open hall, the app is killed (SIGKILL) at random moments of a visit and
started again for the next one, as often as wanted; a whole visit follows every twentieth cut and the last.

Then: each paper is of a report the platform gave out, and came once; each copy begun is settled once, as printed where the
journal says so, else as unconfirmed or worse; the platform was told the same; each report given out can be had again by its
number; the register's chain is whole, the journal's too, and both name the same reports but for those whose answer the cut
caught on its way; no copy lies in the printer, no mark and nobody's name on the disk. Exit status 1 when one does not hold.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import secrets
import signal
import sqlite3
import subprocess
import sys
import time

from play import Hall, Wrong, environment, run, source
from steps import steps_of, usual

NUMBER = re.compile(r"20\d{12}[0-9A-Z]{8}")
CARDS = ("synthetic-clean", "synthetic-30")
NOBODY = ("测试", "990101", "1990000")
BEFORE_A_WHOLE_VISIT = 20  # cuts


class Kiosk:
    """The app with its visitor, as often as it is started."""
    def __init__(self, hall):
        self.hall, self.out = hall, hall.folder / "visit"
        self.steps = hall.folder / "steps.json"
        self.steps.write_text(json.dumps(usual(), ensure_ascii=False))

    def command(self):
        return [str(part) for part in (self.hall.build / "tests/end-to-end/credit-kiosk-automatic", "--settings", self.hall.folder / "kiosk.toml",
                "--reader-control", self.hall.folder / "reader.control", "--out", self.out, "--steps", self.steps,
                "--pictures", "none", "--card", random.choice(CARDS), "--limit", 60)]

    def whole_visit(self):
        """Seconds it took; raises where it did not end with paper."""
        begun = time.monotonic()
        done = subprocess.run(self.command(), capture_output=True, text=True, timeout=120, env=environment)
        if done.returncode != 0:
            raise Wrong(f"the visit after a cut ended as {done.stdout.strip()}: {done.stderr[-600:]}")
        return time.monotonic() - begun

    def cut(self, longest):
        """True when the visit was still going on."""
        with open(self.hall.folder / "log/kiosk", "ab") as log:
            machine = subprocess.Popen(self.command(), stdout=log, stderr=log, env=environment)
            try:
                machine.wait(random.uniform(0, longest))
                return False
            except subprocess.TimeoutExpired:
                machine.send_signal(signal.SIGKILL)
                machine.wait()
                return True
            finally:
                self.take_card_away()

    def take_card_away(self):
        run(["bash", "-c", f'source tests/emulators/hall; hall={self.hall.folder}; reader_says "remove card"'], cwd=source)


class Books:
    """What the machine, the platform and the printer each say came of the reports."""
    def __init__(self, hall):
        self.hall = hall
        self.lines = [{"facts": {}} | json.loads(line) for file in sorted((hall.folder / "journal").glob("*.jsonl")) for line in file.read_text().splitlines()]
        self.given = {number for number, in self.rows("SELECT number FROM report")}
        self.told = {(number, int(copy)): outcome for number, copy, outcome in self.rows("SELECT report, copy, outcome FROM outcome ORDER BY id")}
        self.papers = collections.Counter(self.number_on(file) for file in hall.printed())

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.hall.folder}/store.sqlite?mode=ro", uri=True) as store:
            return store.execute(sql).fetchall()

    def number_on(self, file):
        text = "".join(run(["pdftotext", "-layout", file, "-"]).stdout.split())
        found = NUMBER.search(text)
        return found[0] if found else f"no number on {file.name}"

    # By (report, copy), in the journal's order.
    def copies(self, event, what):
        said = collections.defaultdict(list)
        for line in self.lines:
            if line["event"] == event and "report_number" in line["facts"]:
                said[line["facts"]["report_number"], int(line["facts"]["copy"])].append(line["facts"].get(what))
        return said

    def named(self):
        return {line["facts"]["report_number"] for line in self.lines if "report_number" in line["facts"]}


def wrong_with_papers(books):
    settled = books.copies("print_complete", "outcome")
    for number, times in books.papers.items():
        if number not in books.given:
            yield f"paper of a report nobody gave out: {number}"
        if times > 1:
            yield f"doubled: {number} came {times} times, asked for once"
        if not set(settled.get((number, 1), ["lost"])) <= {"printed", "unconfirmed"}:
            yield f"paper of {number} came, settled as {settled.get((number, 1), 'nothing')}"
    for (number, _), outcomes in settled.items():
        if "printed" in outcomes and not books.papers[number]:
            yield f"said to be printed, no paper: {number}"


def wrong_with_outcomes(books):
    begun, settled = books.copies("print_init", "pages"), books.copies("print_complete", "outcome")
    for copy in begun:
        if len(settled.get(copy, [])) != 1:
            yield f"copy {copy} begun, settled as {settled.get(copy, 'nothing')}"
        elif books.told.get(copy) != settled[copy][0]:
            yield f"copy {copy} settled as {settled[copy][0]}, the platform was told {books.told.get(copy, 'nothing')}"
    for copy in books.told.keys() - begun.keys():
        if books.told[copy] != "unconfirmed":
            yield f"the platform was told {books.told[copy]} of {copy}, which was never begun"


def wrong_with_the_books(hall, books, cuts):
    if "the chain is whole" not in (said := hall.manage("audit", "verify")):
        yield f"register: {said}"
    said = hall.manage("audit", "compare", "--id", "K-0001", "--journal", hall.folder / "journal")
    print("     ", " | ".join(said.split("\n"))[:600])
    caught = set(re.findall(r"report (\S+): given out, not in the journal", said))
    if caught != books.given - books.named() or "never given out" in said or "another machine" in said or "chain" in said:
        yield f"journal and register: {said}"
    if len(caught) > cuts or caught & books.papers.keys():
        yield f"{len(caught)} reports missing in the journal after {cuts} cuts"
    print(f"      {len(caught)} answers caught on their way by a cut")


# Whoever comes back with the number gets the very report, sealed as it was given out.
def wrong_with_what_can_be_had_again(hall, books):
    file = hall.folder / "again.p7"
    for number in books.given:
        said = hall.manage("signed-data", number, "--out", file)
        judged = run([hall.build / "report/verify/credit-verify", "--trust", hall.folder / "trust.cbor", "--editions",
                      source / "report/document/editions", file]) if file.exists() else None
        if judged is None or judged.returncode != 0:
            yield f"lost: {number} cannot be had again: {said}{judged.stdout[-300:] if judged else ''}"
        file.unlink(missing_ok=True)


def wrong_with_what_is_left(hall):
    if (hall.folder / "state/printing").exists():
        yield "the mark of a copy is left"
    for place in ("journal", "state", "log"):
        for file in (hall.folder / place).rglob("*"):
            found = file.is_file() and [word for word in NOBODY if word in file.read_text(errors="replace")]
            if found:
                yield f"{file} names {found}"


class PowerHall(Hall):
    def manage(self, command, what, *more):
        done = run([self.build / "platform/credit-platform", command, what, "--settings", self.folder / "platform.toml", *more])
        return done.stdout + done.stderr


def cut_and_settle(kiosk, cuts):
    lasts = max(kiosk.whole_visit() for _ in range(2))
    caught, longest = 0, 0.0
    for number in range(1, cuts + 1):
        begun = time.monotonic()
        caught += kiosk.cut(lasts)
        longest = max(longest, time.monotonic() - begun)
        if number % BEFORE_A_WHOLE_VISIT == 0 or number == cuts:
            kiosk.whole_visit()
            for words in wrong_with_what_is_left(kiosk.hall):
                raise Wrong(f"after {number} cuts: {words}")
    print(f"      {cuts} cuts, {caught} of them in the midst of a visit of {lasts:.1f} s; the longest took {longest:.1f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--cuts", type=int, default=10)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1 << 30))
    given = parser.parse_args()
    random.seed(given.seed)
    print(f"seed {given.seed}", flush=True)
    hall = PowerHall(given.build.resolve(), given.folder.resolve())
    begun = time.monotonic()
    try:
        cut_and_settle(Kiosk(hall), given.cuts)
        wrong = []
    except Wrong as met:
        wrong = [str(met)]
    books = Books(hall)
    wrong += [*wrong_with_papers(books), *wrong_with_outcomes(books), *wrong_with_the_books(hall, books, given.cuts),
              *wrong_with_what_can_be_had_again(hall, books)]
    outcomes = collections.Counter(said for each in books.copies("print_complete", "outcome").values() for said in each)
    print(f"      {len(books.given)} reports given out, {sum(books.papers.values())} papers, outcomes {dict(outcomes)}, "
          f"told {dict(collections.Counter(books.told.values()))}; {time.monotonic() - begun:.0f} s")
    for words in wrong:
        print("WRONG:", words)
    return 1 if wrong or not books.given else 0


if __name__ == "__main__":
    sys.exit(main())
