#!/usr/bin/env python3
"""Power cuts at the platform: while machines ask, the service is killed (SIGKILL) at random moments and started again, as
often as wanted. Every machine asks again under the same key until it is answered, as the kiosk does. Then:
no report lost (what was answered is in the store), none doubled (one number for one key), numbers and status indices
unique, the query register's chain whole, every report in it once.

Usage: power.py SOURCE_FOLDER CREDIT_PLATFORM CREDIT_CERTS [--cuts 10] [--services 1] [--seed N]
On PostgreSQL, where several services may share the store: tests/support/with-postgresql power.py ... --services 2
"""
import argparse
import collections
import http.client
import pathlib
import random
import secrets
import signal
import socket
import sys
import tempfile
import threading
import time

from world import Places, World

MACHINES = 4
PEOPLE = (("测试甲", "990101199003070015"), ("测试乙", "990101198806150022"), ("测试丙", "990101196211300053"))


class Machine(threading.Thread):
    """One visit after the other; whatever goes unanswered is asked again under the same key."""
    def __init__(self, world, over):
        super().__init__()
        self.world, self.over = world, over
        self.answered, self.repeats, self.wrong = {}, 0, []

    def persist(self, *request, **more):
        while True:
            try:
                status, answer, _ = self.world.ask(*request, **more)
            except (OSError, http.client.HTTPException, socket.timeout):
                status, answer = 0, None
            if 200 <= status < 300:
                return status, answer
            if status not in (0, 429, 500, 502, 503):
                self.wrong.append((request[:2], status, answer))
                return status, answer
            self.repeats += 1
            time.sleep(0.05)

    def run(self):
        wish = self.world.wish()
        while not self.over.is_set():
            name, number = random.choice(PEOPLE)
            status, visit = self.persist("POST", "/v1/visits", {"name": name, "id_number": number, "card_read": "2026-11-22T06:30:00Z"})
            if status != 201:
                continue
            key, path = secrets.token_hex(16), "/v1/visits/" + visit["visit"]
            status, report = self.persist("POST", path + "/reports", wish, headers={"Idempotency-Key": key})
            if status in (200, 201):
                self.answered[key] = report
                self.persist("POST", path + "/outcomes", {"report_number": report["report_number"], "outcome": "printed", "pages": 3, "copy": 1})


class Cutter:
    def __init__(self, world):
        self.world = world

    def cut(self):
        """Kills the service wherever it is, and starts it anew, as systemd does."""
        time.sleep(random.uniform(0, 0.6))
        one = random.randrange(len(self.world.services))
        self.world.services[one].send_signal(signal.SIGKILL)
        self.world.restart_service(one)
        deadline = time.monotonic() + 60
        while not self.healthy():
            assert time.monotonic() < deadline, "the service did not come up again"
            time.sleep(0.05)

    def healthy(self):
        try:
            return self.world.ask("GET", "/v1/health", who=None)[0] == 200
        except (OSError, http.client.HTTPException):
            return False


def judge(world, answered):
    """What is wrong with the store, in words."""
    wrong = []
    stored = {key: number for key, number in world.stores.rows("credit", "SELECT idempotency_key, number FROM report")}
    reports = world.stores.rows("credit", "SELECT count(*), count(DISTINCT number), count(DISTINCT status_index) FROM report")
    if len(set(reports[0])) != 1:
        wrong.append(f"numbers or indices given twice: {reports[0]}")
    for key, report in answered.items():
        if stored.get(key) != report["report_number"]:
            wrong.append(f"lost: {report['report_number']}")
    registered = collections.Counter(number for number, in world.stores.rows(
        "credit", "SELECT report FROM register WHERE action = 'report' AND outcome = 'done'"))
    if registered != collections.Counter(stored.values()):
        wrong.append("reports and register do not agree")
    told = world.manage("audit", "verify")
    if "the chain is whole" not in told:
        wrong.append(told)
    print(f"{len(stored)} reports in the store, {len(answered)} answered; {told.strip()}")
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("platform", type=pathlib.Path)
    parser.add_argument("certs", type=pathlib.Path)
    parser.add_argument("--cuts", type=int, default=10)
    parser.add_argument("--services", type=int, default=1)
    parser.add_argument("--seed", type=int, default=None)
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else secrets.randbelow(1 << 30)
    random.seed(seed)
    with tempfile.TemporaryDirectory(prefix="credit-power-") as folder:
        world = World(Places(given.source), given.platform.resolve(), given.certs.resolve(), folder, "platform-power")
        over = threading.Event()
        machines = [Machine(world, over) for _ in range(MACHINES)]
        try:
            world.start(given.services)
            for machine in machines:
                machine.start()
            cutter = Cutter(world)
            for _ in range(given.cuts):
                cutter.cut()
        finally:
            over.set()
            for machine in machines:
                if machine.ident:
                    machine.join()
            codes = world.stop()
        answered = {key: report for machine in machines for key, report in machine.answered.items()}
        wrong = judge(world, answered) + [str(one) for machine in machines for one in machine.wrong]
        print(f"{given.cuts} cuts of {given.services} service(s) on {world.stores.kind} (seed {seed}), {sum(m.repeats for m in machines)} questions repeated")
        for words in wrong:
            print("WRONG:", words)
        return 1 if wrong or set(codes) != {0} or not answered else 0


if __name__ == "__main__":
    sys.exit(main())
