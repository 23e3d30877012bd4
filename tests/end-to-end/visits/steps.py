#!/usr/bin/env python3
"""steps.py [SCENARIO]: the steps of a visit as credit-kiosk-automatic --steps takes them, on standard output.

Without a scenario the usual ones. A scenario is a file of scenarios/; its keys, all but `words` optional:
  words = "a firm's report is printed"      what is shown, as a sentence
  card = "synthetic-clean"  language = "zh_CN"  size = "1080x1920"  limit = 60 (seconds)
  printer = "ok"                            a mode of tests/emulators/printer/obey, set before the visit
  region = "checks"                         the hall of a region that asks everybody who stands there; without it: nobody
  expect = "printed"                        printed; ended; or the failure the visit ends with
  screens = ["preview", "take-paper"]       must have been seen, in this order, others between them or not
  never = ["preview"]                       must not have been seen
  [do]                                      screen = [what to do there]; see usual.toml and automatic/steps.h
  [paper]  contains = ["..."]  lacks = ["..."]  copies = 1  slips = 0
                                            copies: papers that came out; the last `slips` of them are slips, not reports
  [[before]] / [[after]]                    run = ["{platform}", ...] a command; keep = "code": what it printed becomes {code};
                                            says = ["..."]: what it must print; fails = true: it must not succeed
{firm} {firm_name} are the first organisation the card's person represents by the seed, where there is one. A step
"run: COMMAND" is given to the shell in the middle of the visit. {platform} {settings} {hall} {source} stand for the program, its settings, the hall's folder and the repository.
"""
import json
import pathlib
import re
import sys
import tomllib

here = pathlib.Path(__file__).resolve().parent
keys = {"words", "region", "card", "language", "size", "limit", "printer", "expect", "screens", "never", "do", "paper", "before", "after"}


def usual():
    return tomllib.loads((here / "usual.toml").read_text())["do"]


def load(file):
    scenario = tomllib.loads(pathlib.Path(file).read_text())
    unknown = scenario.keys() - keys
    if unknown or "words" not in scenario:
        raise ValueError(f"{file}: unknown {sorted(unknown)}" if unknown else f"{file}: no words")
    return scenario


def filled(value, known):
    """The value with {name} replaced, wherever it stands; a name nobody knows is an error."""
    if isinstance(value, list):
        return [filled(item, known) for item in value]
    if isinstance(value, dict):
        return {key: filled(item, known) for key, item in value.items()}
    return re.sub(r"\{(\w+)\}", lambda hole: str(known[hole[1]]), value) if isinstance(value, str) else value


def steps_of(scenario, known):
    return usual() | filled(scenario.get("do", {}), known)


def regions(names):
    return {load(here / "scenarios" / f"{name}.toml").get("region", "usual") for name in names}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--of"]:  # REGION [NAME...]: is one of these scenarios its own?
        names = sys.argv[3:] or [file.stem for file in (here / "scenarios").glob("*.toml")]
        sys.exit(0 if sys.argv[2] in regions(names) else 1)
    print(json.dumps(steps_of(load(sys.argv[1]) if len(sys.argv) > 1 else {}, {}), ensure_ascii=False))
