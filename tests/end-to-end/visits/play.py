#!/usr/bin/env python3
"""play.py BUILD HALL OUT REGION [NAME...]: plays the scenarios of a region (all of them, or those named) in its open hall, one
after the other.

Each leaves its pictures in OUT/NAME. Says of each whether it went as it should; exit status 1 when one did not.
"""
import csv
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time
import tomllib

from steps import filled, here, load, steps_of

source = here.parents[2]
environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")


class Wrong(Exception):
    """What was not as it should be."""


def run(command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120, **more)


class Hall:
    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        self.known = {"platform": build / "platform/credit-platform", "settings": folder / "platform.toml", "hall": folder,
                      "source": source}

    # Until the printer answers, or no longer does.
    def set_printer(self, mode):
        (self.folder / "printer/mode").write_text(mode + "\n")
        port = int(re.search(r"localhost:(\d+)", tomllib.loads((self.folder / "kiosk.toml").read_text())["printer"]["uri"])[1])
        for _ in range(200):
            with socket.socket() as door:
                if (door.connect_ex(("127.0.0.1", port)) == 0) == (mode != "off"):
                    return
            time.sleep(0.05)
        raise Wrong(f"the printer does not become {mode}")

    def printed(self):
        return sorted((self.folder / "printer/printed").glob("*.pdf"))

    # The first organisation the person of this card represents.
    def know_firm(self, card):
        numbers = {one["key"]: one["number"] for kind in tomllib.loads((source / "tests/emulators/cards.toml").read_text()).values()
                   for one in kind}
        with open(self.folder / "deliveries/organisations.csv", encoding="utf-8-sig", newline="") as file:
            own = [row for row in csv.DictReader(file) if row["法定代表人证件号码"] == numbers.get(card, "")]
        self.known |= {"number": numbers.get(card, "")}
        if own:
            self.known |= {"firm": own[0]["统一社会信用代码"], "firm_name": own[0]["机构名称"]}

    def commands(self, commands):
        for command in commands:
            line = filled(command["run"], self.known)
            done = run(line)
            if (done.returncode != 0) != command.get("fails", False):
                raise Wrong(f"{line}: exit status {done.returncode}: {done.stdout[-300:]}{done.stderr[-300:]}")
            for said in filled(command.get("says", []), self.known):
                if said not in done.stdout + done.stderr:
                    raise Wrong(f"{line} did not say {said!r} but {(done.stdout + done.stderr)[-300:]!r}")
            if "keep" in command:
                self.known[command["keep"]] = done.stdout.strip()


def visit(hall, scenario, out):
    steps = out / "steps.json"
    steps.write_text(json.dumps(steps_of(scenario, hall.known), ensure_ascii=False))
    done = run([hall.build / "tests/end-to-end/credit-kiosk-automatic", "--settings", hall.folder / "kiosk.toml",
                "--reader-control", hall.folder / "reader.control", "--out", out, "--steps", steps, "--pictures", "all",
                "--expect", scenario.get("expect", "printed"), "--card", scenario.get("card", "synthetic-clean"),
                "--language", scenario.get("language", "zh_CN"), "--size", scenario.get("size", "1080x1920"),
                "--limit", scenario.get("limit", 60)], env=environment)
    with open(hall.folder / "log/kiosk", "a", encoding="utf-8") as log:
        log.write(done.stdout + done.stderr)
    diary = json.loads((out / "visit.json").read_text()) if (out / "visit.json").exists() else {"steps": []}
    if done.returncode != 0:
        way = " > ".join(f"{step['screen']}{'[' + step['did'] + ']' if 'did' in step else ''}" for step in diary["steps"])
        raise Wrong(f"ended as {diary.get('outcome', 'nothing')}, not as {scenario.get('expect', 'printed')}: {way}\n{done.stderr[-600:]}")
    return diary


def check_screens(scenario, diary):
    seen = [step["screen"] for step in diary["steps"]]
    left = iter(seen)
    for screen in scenario.get("screens", []):
        if screen not in left:
            raise Wrong(f"{screen} was not seen in its turn: {seen}")
    for screen in scenario.get("never", []):
        if screen in seen:
            raise Wrong(f"{screen} was seen: {seen}")


def check_paper(hall, scenario, before):
    paper = filled(scenario.get("paper", {}), hall.known)
    printed = hall.printed()
    copies = paper.get("copies", 1 if scenario.get("expect", "printed") == "printed" else 0)
    if len(printed) - before != copies:
        raise Wrong(f"{len(printed) - before} copies came out, not {copies}")
    if copies == 0:
        return
    slips = paper.get("slips", 0)
    for place, file in enumerate(printed[-copies:]):
        check_genuine(hall, file, slip=place >= copies - slips)
    text = "".join("".join(run(["pdftotext", "-layout", file, "-"]).stdout.split()) for file in printed[-copies:])
    for words in paper.get("contains", []):
        if "".join(words.split()) not in text:
            raise Wrong(f"{words!r} is not on the paper")
    for words in paper.get("lacks", []):
        if "".join(words.split()) in text:
            raise Wrong(f"{words!r} is on the paper")


# A report's paper is genuine; a slip bears no seal and must never pass for one.
def check_genuine(hall, file, slip):
    verified = run([hall.build / "report/verify/credit-verify", "--trust", hall.folder / "trust.cbor", "--editions",
                    source / "report/document/editions", file])
    if (verified.returncode == 0) == slip:
        raise Wrong(f"credit-verify of {'a slip' if slip else 'the paper'}: {verified.stdout[-600:]}")


def play(hall, name, out):
    scenario = load(here / "scenarios" / f"{name}.toml")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / "words").write_text(scenario["words"])
    started = time.monotonic()
    try:
        hall.set_printer(scenario.get("printer", "ok"))
        hall.know_firm(scenario.get("card", "synthetic-clean"))
        hall.commands(scenario.get("before", []))
        before = len(hall.printed())
        check_screens(scenario, visit(hall, scenario, out))
        check_paper(hall, scenario, before)
        hall.commands(scenario.get("after", []))
    except (Wrong, KeyError, subprocess.TimeoutExpired) as wrong:
        print(f"FAIL  {name}: {scenario['words']}\n      {wrong}", flush=True)
        return False
    finally:
        hall.set_printer("ok")
    print(f"ok    {name}: {scenario['words']} ({time.monotonic() - started:.1f} s)", flush=True)
    return True


def main():
    build, folder, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    region, names = sys.argv[4], sys.argv[5:] or sorted(file.stem for file in (here / "scenarios").glob("*.toml"))
    names = [name for name in names if load(here / "scenarios" / f"{name}.toml").get("region", "usual") == region]
    hall = Hall(build, folder)
    return 0 if all([play(hall, name, out / name) for name in names]) else 1


if __name__ == "__main__":
    sys.exit(main())
