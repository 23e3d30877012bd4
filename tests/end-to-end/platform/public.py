"""The public side: page, lists and online check for anybody; nothing else, not too often, and nothing in the logs."""
import base64
import json
import unittest


class Public(unittest.TestCase):
    world = None

    def ask(self, *arguments, **named):
        return self.world.ask_publicly(*arguments, **named)

    def code_of(self, report):
        return json.loads(base64.b64decode(report["document"]))["check_code"]

    def test_page_and_its_settings(self):
        status, content, headers = self.ask("GET", "/s")
        self.assertEqual((status, headers["Cache-Control"]), (200, "no-cache"))
        self.assertIn(b"page", content)
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        for name, value in (("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
                            ("X-Content-Type-Options", "nosniff")):
            self.assertEqual(headers[name], value)
        self.assertIsNone(headers["Set-Cookie"])
        status, site, _ = self.ask("GET", "/s/site.json")
        self.assertEqual(status, 200)
        self.assertEqual(site["purposes"][0]["name"]["en"], "Bank loan")
        self.assertEqual(len(base64.b64decode(site["root"])), 91)

    def test_lists_for_anybody(self):
        for path, file in (("/v1/trust-list", "trust-list.cose"), ("/v1/status-list/CN-990000", "status-lists/CN-990000.cose")):
            status, content, headers = self.ask("GET", path)
            self.assertEqual((status, headers["Content-Type"]), (200, "application/cose"))
            self.assertEqual(content, (self.world.pki / file).read_bytes())
            self.assertEqual(self.ask("GET", path, headers={"If-None-Match": headers["ETag"]})[0], 304)

    def test_nothing_of_the_kiosks_is_here(self):
        forged = {"X-Kiosk-Verify": "SUCCESS", "X-Kiosk-Fingerprint": "0" * 40}
        for method, path in (("GET", "/v1/offer"), ("POST", "/v1/visits"), ("GET", "/v1/health"), ("GET", "/s/../site.json"),
                             ("GET", "/s/../nginx.conf"), ("GET", "/v1/status-list/../offer"), ("GET", "/")):
            self.assertIn(self.ask(method, path, headers=forged)[0], (302, 404), path)
        for path in ("/s", "/v1/trust-list"):
            self.assertEqual(self.ask("DELETE", path)[0], 403)

    def test_zz_online_check_and_its_limit(self):
        report = self.world.issue(self.world.open_visit("测试丙", "990101196211300053"))[1]
        number, code = report["report_number"], self.code_of(report)
        status, answer, headers = self.ask("POST", "/v1/check", {"report_number": number, "check_code": code})
        self.assertEqual((status, headers["Cache-Control"]), (200, "no-store"))
        self.assertEqual(answer, {"report_number": number, "seal": report["seal"], "state": "valid"})
        wrong = self.ask("POST", "/v1/check", {"report_number": number, "check_code": "000000000000"})
        unknown = self.ask("POST", "/v1/check", {"report_number": "20260101000000ZZZZZZZZ", "check_code": "000000000000"})
        self.assertEqual(wrong[:2], unknown[:2])
        self.assertEqual((wrong[0], wrong[1]["code"]), (404, "check_no_match"))
        same = [name for name, _ in wrong[2].items()]
        self.assertEqual(same, [name for name, _ in unknown[2].items()])
        self.assertEqual(self.ask("POST", "/v1/check", b"x" * 2000)[0], 413)
        statuses = [self.ask("POST", "/v1/check", b"{}")[0] for _ in range(8)]
        self.assertEqual(statuses[-1], 429)
        self.assertLessEqual(statuses.count(422), 3)  # one and a burst of five, four of them spent above
        self.assertEqual(self.ask("GET", "/v1/trust-list")[0], 200)  # the limit is the check's own
        self.nothing_in_the_logs(number, code)

    def nothing_in_the_logs(self, *secrets):
        for log in ("service.log", "nginx/public.log", "nginx/public-error.log"):
            text = (self.world.folder / log).read_text(encoding="utf-8")
            for secret in (*secrets, "127.0.0.1"):
                self.assertNotIn(secret, text, log)
        self.assertIn('"route":"/v1/check","status":429', (self.world.folder / "nginx/public.log").read_text())

    def test_zz_general_limit(self):
        statuses = {self.ask("GET", "/s/site.json")[0] for _ in range(160)}
        self.assertEqual(statuses, {200, 429})
