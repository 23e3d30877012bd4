"""The public side: page, lists and online check for anybody; nothing else, not too often, and nothing in the logs."""
import base64
import concurrent.futures
import json
import re
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
        self.assertEqual(content, (self.world.page / "s/index.html").read_bytes())
        for part in re.findall(rb'(?:src|href)="(/s/[^"]+)"', content):
            status, _, of_part = self.ask("GET", part.decode())
            self.assertEqual((status, of_part["Cache-Control"]), (200, "public, max-age=31536000, immutable"))
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
        statuses = [self.ask("POST", "/v1/check", b"{}", {"X-Forwarded-For": f"198.51.100.{n}", "X-Asker": f"198.51.100.{n}"})[0]
                    for n in range(8)]  # saying to be somebody else helps nobody
        self.assertEqual(statuses[-1], 429)
        self.assertLessEqual(statuses.count(422), 3)  # one and a burst of five, four of them spent above
        self.assertEqual(self.ask("GET", "/v1/trust-list")[0], 200)  # the limit is the check's own
        self.nothing_in_the_logs(number, code)

    def from_address(self, port, address, number="20260101000000ZZZZZZZZ", code="000000000000"):
        body = {"report_number": number, "check_code": code}
        return self.world.ask("POST", "/v1/check", body, None, {"X-Forwarded-For": address}, port)[0]

    def test_zz_whose_tries_are_counted_together(self):
        port = self.world.serve_behind_a_balancer("balanced", "--partners", "198.51.100.0/24 2001:db8:ff::/48", "--check-all-burst", "1000")
        for clerk in range(5):  # one address is one asker
            self.assertEqual(self.from_address(port, "203.0.113.7", f"2026010100000{clerk}ZZZZZZZZ"), 404)
        self.assertEqual(self.from_address(port, "::ffff:203.0.113.7"), 404)
        self.assertEqual(self.from_address(port, "203.0.113.7"), 429)
        self.assertEqual(self.from_address(port, "::ffff:203.0.113.7"), 429)  # written another way it is the same one
        self.assertEqual(self.from_address(port, "203.0.113.8"), 404)
        home = [self.from_address(port, f"2001:db8:1:2::{n:x}", f"202601010000{n:02}ZZZZZZZZ") for n in range(1, 10)]
        self.assertEqual((set(home), home[-1]), ({404, 429}, 429))  # a home has all of its addresses, and is one
        homes = [self.from_address(port, f"2001:db8:1:{n:x}::1") for n in range(3, 12)]
        self.assertEqual(set(homes), {404})
        for address in ("198.51.100.20", "2001:db8:ff::20"):  # a bank the operator knows: many counters, one address
            counters = [self.from_address(port, address, f"202601020000{n:02}ZZZZZZZZ") for n in range(25)]
            self.assertEqual(set(counters), {404}, address)

    def test_zz_who_guesses_keeps_nobody_out(self):
        port = self.world.serve_behind_a_balancer("guessed", "--partners", "203.0.113.0/24", "--check-all-burst", "1000")
        report = self.world.issue(self.world.open_visit("测试丁", "990101197502280069"))[1]
        number, code = report["report_number"], self.code_of(report)
        wrong = [self.from_address(port, "203.0.113.9", number) for _ in range(7)]
        self.assertEqual(wrong, [404] * 5 + [429] * 2)
        self.assertEqual(self.from_address(port, "203.0.113.9", number, code), 429)
        self.assertEqual(self.from_address(port, "203.0.113.10", number, code), 200)

    def test_zz_many_askers_at_once_leave_the_kiosks_their_service(self):
        port = self.world.serve_behind_a_balancer("hammered")
        with concurrent.futures.ThreadPoolExecutor(16) as many:
            answers = [many.submit(self.from_address, port, f"10.0.{n // 250}.{n % 250 + 1}") for n in range(240)]
            kiosk = [self.world.ask("GET", "/v1/offer")[0] for _ in range(20)]
            statuses = [answer.result() for answer in answers]
        self.assertEqual(kiosk, [200] * 20)
        self.assertEqual(set(statuses), {404, 429})
        self.assertLess(statuses.count(404), 200)  # each came once: it is the whole that was too much

    def nothing_in_the_logs(self, *secrets):
        for log in ("service.log", "nginx/public.log", "nginx/public-error.log"):
            text = (self.world.folder / log).read_text(encoding="utf-8")
            for secret in (*secrets, "127.0.0.1"):
                self.assertNotIn(secret, text, log)
        self.assertIn('"route":"/v1/check","status":429', (self.world.folder / "nginx/public.log").read_text())

    def test_zz_general_limit(self):
        statuses = {self.ask("GET", "/s/site.json")[0] for _ in range(160)}
        self.assertEqual(statuses, {200, 429})
