#!/usr/bin/env python3
"""The platform behind a real nginx, asked by kiosks of every kind. Leaves no process behind.

Usage: run.py SOURCE_FOLDER CREDIT_PLATFORM CREDIT_CERTS CREDIT_VERIFY [PREFIX]
       PREFIX: data, nginx configuration and page from an installation there, not from the source folder
"""
import base64
import secrets
import ssl
import sys
import tempfile
import unittest

from archives import Archives
from audit import Audit
from deliveries import Deliveries
from desk_doors import DeskDoors
from doors import Doors
from enrolment import Enrolment
from monitoring import Monitoring
from public import Public
from special import Special
from world import Places, World


class Platform(unittest.TestCase):
    world = None

    def refused(self, answer, status, code):
        self.assertEqual((answer[0], answer[1].get("code")), (status, code))
        self.assertEqual(answer[2]["Content-Type"], "application/problem+json")

    def test_visit_from_card_to_outcome(self):
        for name, number, records in (("测试甲", "990101199003070015", 0), ("测试丙", "990101196211300053", 30),
                                      ("测试丁", "990101197502280069", 200), ("测试㐂𠮷䶮", "990101199512010096", 1)):
            visit = self.world.open_visit(name, number)
            status, report, headers = self.world.issue(visit)
            self.assertEqual(status, 201)
            self.assertEqual(headers["Cache-Control"], "no-store")
            document = self.world.document(report)
            self.assertEqual(document["subject"]["name"], name)
            self.assertTrue(all(chapter["state"] == "answered" for chapter in document["chapters"]))
            self.assertEqual(sum(len(chapter["records"]) for chapter in document["chapters"]), records)
            outcome = {"report_number": report["report_number"], "outcome": "printed", "pages": 3, "copy": 1}
            self.assertEqual(self.world.ask("POST", visit + "/outcomes", outcome)[0], 204)
            self.assertEqual(self.world.ask("DELETE", visit)[0], 204)
            self.refused(self.world.issue(visit), 410, "visit_ended")

    def test_a_firm_is_asked_for_by_its_legal_representative_only(self):
        visit, subjects = self.world.visit_and_subjects()
        self.assertEqual([(s["kind"], s["standing"]) for s in subjects],
                         [("natural_person", "self")] + [("enterprise", "legal_representative")] * 2)
        for firm in subjects[1:]:
            status, report, _ = self.world.issue(visit, self.world.wish(subject=firm["subject"], edition="general/2"))
            self.assertEqual(status, 201, report)
            document = self.world.document(report)
            self.assertEqual((document["subject"]["name"], document["subject"]["uscc"]), (firm["name"], firm["subject"]))
            self.assertEqual(document["subject"]["fields"]["representative"], "测试甲")
            self.assertNotIn("990101199003070015", base64.b64decode(report["document"]).decode())
            self.assertTrue(all(chapter["state"] == "answered" for chapter in document["chapters"]))
        other, others = self.world.visit_and_subjects("测试乙", "990101198806150022")
        self.assertEqual(len(others), 2)
        stranger = self.world.wish(subject=subjects[1]["subject"], edition="general/2")
        self.refused(self.world.issue(other, stranger), 403, "subject_not_allowed")
        self.refused(self.world.issue(visit, stranger | {"edition": "natural-person/1"}), 422, "edition_not_for_subject")

    def test_same_key_same_bytes(self):
        visit, key = self.world.open_visit(), secrets.token_hex(16)
        first, again = self.world.issue(visit, key=key), self.world.issue(visit, key=key)
        self.assertEqual((first[0], again[0]), (201, 200))
        self.assertEqual(first[1], again[1])
        self.refused(self.world.issue(visit, self.world.wish(years=1), key), 409, "idempotency_conflict")

    def test_kiosks_are_refused_by_name(self):
        self.refused(self.world.ask("GET", "/v1/offer", who=None), 401, "kiosk_certificate_missing")
        self.refused(self.world.ask("GET", "/v1/offer", who="stranger"), 403, "kiosk_certificate_unknown")
        self.refused(self.world.ask("GET", "/v1/offer", who="revoked-kiosk-tls"), 403, "kiosk_certificate_revoked")
        self.refused(self.world.ask("GET", "/v1/offer", who="expired"), 403, "kiosk_certificate_expired")
        self.refused(self.world.ask("GET", "/v1/offer", who="server"), 403, "kiosk_certificate_unknown")

    def test_a_header_of_the_client_makes_no_kiosk(self):
        forged = {"X-Kiosk-Verify": "SUCCESS", "X-Kiosk-Fingerprint": "0" * 40}
        self.refused(self.world.ask("GET", "/v1/offer", who=None, headers=forged), 401, "kiosk_certificate_missing")

    def test_older_tls_is_refused(self):
        context = self.world.tls()
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        original, self.world.tls = self.world.tls, lambda who=None: context
        try:
            with self.assertRaises(ssl.SSLError):
                self.world.ask("GET", "/v1/offer")
        finally:
            self.world.tls = original

    def test_bad_requests(self):
        self.refused(self.world.ask("POST", "/v1/visits", b'{"name":'), 422, "request_malformed")
        self.refused(self.world.ask("POST", "/v1/visits", b"\xff\xfe"), 422, "request_malformed")
        self.refused(self.world.ask("POST", "/v1/visits", b"x" * 70000), 413, "request_too_large")
        self.refused(self.world.ask("POST", "/v1/visits", b"{}", headers={"Content-Encoding": "gzip"}), 422, "request_malformed")
        self.refused(self.world.ask("GET", "/v1/nothing"), 404, "route_unknown")
        self.refused(self.world.ask("PUT", "/v1/visits", b"{}"), 405, "method_not_allowed")
        self.assertIn(self.world.ask("GET", "/" + "x" * 9000)[0], (400, 414))

    def test_lists_with_a_tag(self):
        for name, file in (("trust-list", "trust-list.cose"), ("status-list/CN-990000", "status-lists/CN-990000.cose")):
            status, content, headers = self.world.ask("GET", "/v1/" + name)
            self.assertEqual((status, content), (200, (self.world.pki / file).read_bytes()))
            self.assertEqual(self.world.ask("GET", "/v1/" + name, headers={"If-None-Match": headers["ETag"]})[0], 304)
        self.refused(self.world.ask("GET", "/v1/status-list/CN-980000"), 404, "issuer_unknown")

    def test_an_unavailable_source_is_not_answered(self):
        self.world.manage("source", "--table", "penalty", "unavailable")
        try:
            report = self.world.issue(self.world.open_visit())[1]
        finally:
            self.world.manage("source", "--table", "penalty", "available")
        states = {chapter["id"]: chapter["state"] for chapter in self.world.document(report)["chapters"]}
        self.assertEqual(states.pop("administration"), "not_answered")
        self.assertEqual(set(states.values()), {"answered"})

    def test_the_emergency_switch(self):
        visit = self.world.open_visit()
        self.world.manage("issuing", "stop", "--reason", "演练", "--by", "tester")
        try:
            self.refused(self.world.issue(visit), 503, "issuing_stopped")
            self.assertEqual(self.world.ask("GET", "/v1/health", who=None)[1], {"state": "stopped"})
        finally:
            self.world.manage("issuing", "resume", "--by", "tester")
        self.assertEqual(self.world.issue(visit)[0], 201)
        self.assertRegex(self.world.manage("issuing", "history"),
                         r"^stopped \S+ by tester: 演练; resumed \S+ by tester\n")

    def test_zz_logs_hold_nothing_personal_and_the_register_is_whole(self):
        visit = self.world.open_visit()
        self.world.issue(visit)
        self.assertIn("the chain is whole", self.world.manage("audit", "verify"))
        for log in (self.world.folder / "service.log", self.world.folder / "nginx/access.log"):
            text = log.read_text(encoding="utf-8")
            self.assertIn("/v1/visits/{visit}/reports", text)
            for secret in (*self.world.identities(), visit.split("/")[-1]):
                self.assertNotIn(secret, text)
        for secret in self.world.identities():
            self.assertNotIn(secret, self.world.stores.log())


SUITES = (
    Archives,
    Audit,
    Deliveries,
    DeskDoors,
    Doors,
    Enrolment,
    Monitoring,
    Platform,
    Public,
    Special,
)

if __name__ == "__main__":
    source, platform, certs, Archives.verify, *prefix = sys.argv[1:]
    Special.verify = Archives.verify
    with tempfile.TemporaryDirectory(prefix="credit-platform-") as folder:
        world = World(Places(source, *prefix), platform, certs, folder)
        for suite in SUITES:
            suite.world = world
        Doors.api_file = DeskDoors.kiosks_file = f"{source}/platform/api/openapi.yaml"
        DeskDoors.api_file = f"{source}/platform/api/desk.yaml"
        try:
            world.start()
            outcome = unittest.main(argv=sys.argv[:1], exit=False, verbosity=2).result
        finally:
            codes = world.stop()
        named = world.named_in_logs()
        print("stopped with", codes, "and named in logs:", named or "nobody")
        sys.exit(0 if outcome.wasSuccessful() and set(codes) == {0} and not named else 1)
