"""What a monitoring system reads: well formed, true, and about nobody."""
import http.client
import re
import unittest

SAMPLE = re.compile(r'^([a-z_]+)(?:\{((?:[a-z]+="[^"\\\n]*"(?:,(?=[a-z])|(?=\})))*)\})? (\d+(?:\.\d+)?(?:e[+-]?\d+)?)$')
PARTS = ("_bucket", "_sum", "_count")


def parsed(text):
    """{(name, labels): value}; refuses what the text format 0.0.4 does not allow or does not mean."""
    kinds, samples, open_family = {}, {}, None
    assert text.endswith("\n"), "the last line is not ended"
    for line in text.splitlines():
        if line.startswith("# HELP "):
            open_family = line.split()[2]
            assert open_family not in kinds, f"{open_family} comes twice"
            kinds[open_family] = None
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split()
            assert name == open_family and kind in ("counter", "gauge", "histogram"), line
            kinds[name] = kind
        else:
            found = SAMPLE.match(line)
            assert found, f"no sample: {line}"
            name, labels = found[1], tuple(sorted(re.findall(r'([a-z]+)="([^"]*)"', found[2] or "")))
            family = next((name.removesuffix(part) for part in PARTS if name.endswith(part)
                           and kinds.get(name.removesuffix(part)) == "histogram"), name)
            assert family == open_family, f"{name} stands under {open_family}"
            assert kinds[family] != "counter" or family.endswith("_total"), f"{family}: a counter ends in _total"
            assert (name, labels) not in samples, f"{line} comes twice"
            samples[name, labels] = float(found[3])
    return kinds, samples


class Monitoring(unittest.TestCase):
    world = None

    def ask(self, path="/metrics", method="GET", headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.world.metrics_port, timeout=20)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        finally:
            connection.close()

    def figures(self):
        status, text, headers = self.ask()
        self.assertEqual((status, headers["Content-Type"]), (200, "text/plain; version=0.0.4; charset=utf-8"))
        return parsed(text)[1]

    def test_figures_are_well_formed_and_histograms_add_up(self):
        kinds, samples = parsed(self.ask()[1])
        self.assertEqual(kinds["credit_request_seconds"], "histogram")
        series = {}
        for (name, labels), value in samples.items():
            if name == "credit_request_seconds_bucket":
                rest = tuple(label for label in labels if label[0] != "le")
                series.setdefault(rest, []).append((float(dict(labels)["le"].replace("+Inf", "inf")), value))
        self.assertTrue(series)
        for labels, buckets in series.items():
            counts = [value for _, value in sorted(buckets)]
            self.assertEqual(counts, sorted(counts))
            self.assertEqual(counts[-1], samples["credit_request_seconds_count", labels])

    def test_a_report_and_a_refusal_are_counted(self):
        issued = ("credit_requests_total",
                  (("method", "POST"), ("route", "/v1/visits/{visit}/reports"), ("status", "201")))
        refused = ("credit_failures_total", (("code", "visit_ended"),))
        before = self.figures()
        visit = self.world.open_visit()
        self.assertEqual(self.world.issue(visit)[0], 201)
        self.world.ask("DELETE", visit)
        self.assertEqual(self.world.issue(visit)[0], 410)
        after = self.figures()
        self.assertEqual(after[issued], before.get(issued, 0) + 1)
        self.assertEqual(after[refused], before.get(refused, 0) + 1)
        self.assertGreater(after["credit_register_rows", ()], before["credit_register_rows", ()])
        self.assertEqual(after["credit_store_up", ()], 1)

    def test_a_source_and_the_emergency_switch_show(self):
        penalty = ("credit_source_available", (("source", "penalty"),))
        self.assertEqual((self.figures()[penalty], self.figures()["credit_issuing_stopped", ()]), (1, 0))
        self.world.manage("source", "--table", "penalty", "unavailable")
        self.world.manage("issuing", "stop", "--reason", "演练")
        try:
            self.assertEqual((self.figures()[penalty], self.figures()["credit_issuing_stopped", ()]), (0, 1))
        finally:
            self.world.manage("source", "--table", "penalty", "available")
            self.world.manage("issuing", "resume")

    def test_nobody_is_named(self):
        self.world.issue(self.world.open_visit())
        text = self.ask()[1]
        for somebody in self.world.identities():
            self.assertNotIn(somebody, text)
        self.assertNotIn("K-0001", text)

    def test_the_door_opens_for_nothing_else(self):
        for path, method in (("/v1/health", "GET"), ("/v1/offer", "GET"), ("/", "GET"), ("/metrics/", "GET")):
            self.assertEqual(self.ask(path, method)[0], 404)
        self.assertEqual(self.ask(method="POST")[0], 403)
        self.assertEqual(self.ask(headers={"X-Kiosk-Verify": "SUCCESS", "X-Asker": "x"})[0], 200, "headers go no further")
        self.assertEqual(self.world.ask("GET", "/metrics")[1]["code"], "route_unknown")
        self.assertEqual(self.world.ask_publicly("GET", "/metrics")[0], 404)
