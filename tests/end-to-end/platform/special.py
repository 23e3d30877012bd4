"""A firm's report by domains: as asked for, sealed and verified; and never with a domain that did not answer."""
import json
import subprocess
import unittest


class Special(unittest.TestCase):
    world = None
    verify = None

    def setUp(self):
        self.visit, subjects = self.world.visit_and_subjects()
        self.firms = subjects[1:]  # of the first card: one without records, one with some
        self.firm = self.firms[0]
        offer = self.world.ask("GET", "/v1/offer")[1]
        self.offered = next(edition for edition in offer["editions"] if edition["key"] == "special-example/1")
        self.all = [domain["code"] for domain in self.offered["domains"]]

    def issue(self, domains, **change):
        wish = self.world.wish(subject=self.firm["subject"], edition="special-example/1", purpose="listing",
                               domains=domains, **change)
        if "period" in change:
            del wish["years"]
        return self.world.issue(self.visit, wish)

    def states(self, report):
        return {domain["code"]: (domain["state"], len(domain.get("records", [])))
                for domain in self.world.document(report)["domains"]}

    def silent(self, answer):
        self.assertEqual((answer[0], answer[1]["code"]), (409, "domains_not_answered"), answer)
        return answer[1]["domains"]

    def test_offered_in_three_languages_by_groups(self):
        self.assertEqual(len(self.all), 38)
        groups = {group["id"] for group in self.world.ask("GET", "/v1/offer")[1]["domain_groups"]}
        self.assertEqual({domain["group"] for domain in self.offered["domains"]}, groups)
        self.assertEqual(self.offered["own_dates"], {"longest_years": 5})

    def test_all_domains_are_sealed_and_verify(self):
        with_records = []
        for self.firm in self.firms:
            status, report, _ = self.issue(self.all)
            self.assertEqual(status, 201, report)
            states = self.states(report)
            self.assertEqual({state for state, _ in states.values()}, {"answered"})
            with_records.append(sum(records > 0 for _, records in states.values()))
            self.verified(report)
        self.assertEqual(min(with_records), 0)
        self.assertGreaterEqual(max(with_records), 3, "records in several domains")

    def verified(self, report):
        """By strangers, as the archives get it: the document itself, against editions and trust list."""
        file = self.world.folder / "special.p7"
        file.unlink(missing_ok=True)
        self.world.manage("signed-data", report["report_number"], "--out", file)
        done = subprocess.run([self.verify, "--trust", self.world.pki / "trust.cbor", "--editions",
                               self.world.places.editions, "--json", file], capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        facts = json.loads(done.stdout)["facts"]
        self.assertEqual((facts["edition"], len(facts["chapters"])), ("special-example/1", 38))

    def test_some_domains_and_own_dates(self):
        status, report, _ = self.issue(["tax", "health"], period={"from": "2024-02-29", "to": "2025-02-28"})
        self.assertEqual(status, 201, report)
        document = self.world.document(report)
        self.assertEqual(document["period"], {"from": "2024-02-29", "to": "2025-02-28"})
        asked = {code for code, (state, _) in self.states(report).items() if state == "answered"}
        self.assertEqual(asked, {"tax", "health"})

    def test_a_paused_domain_stops_the_report_until_it_is_left_out_by_name(self):
        self.world.manage("source", "--domain", "tax", "unavailable")
        try:
            self.assertEqual(self.silent(self.issue(["tax", "health"])), ["tax"])
            self.assertEqual(self.issue(["tax", "health"], left_out=["health"])[0], 409)
            status, report, _ = self.issue(["tax", "health"], left_out=["tax"])
        finally:
            self.world.manage("source", "--domain", "tax", "available")
        self.assertEqual(status, 201, report)
        self.assertEqual(self.states(report)["tax"], ("not_asked", 0))
        self.assertEqual(self.issue(["tax", "health"])[0], 201)
