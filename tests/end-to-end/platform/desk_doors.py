"""Every operation of platform/api/desk.yaml at every door it must not open, and the kiosks' own at the desk's."""
import pathlib
import subprocess
import unittest

import yaml

from doors import METHODS

PASSWORD = "correct horse battery"
OPEN = {"log_in"}  # asked for without a session; every other operation needs one
CHANGING = ("POST", "PUT", "DELETE")


class DeskDoors(unittest.TestCase):
    world = None
    api_file, kiosks_file = None, None

    @classmethod
    def setUpClass(cls):
        cls.api = yaml.safe_load(pathlib.Path(cls.api_file).read_text(encoding="utf-8"))
        cls.kiosks = yaml.safe_load(pathlib.Path(cls.kiosks_file).read_text(encoding="utf-8"))
        cls.port = cls.world.serve_desk()
        for account in ("hall.first", "hall.second", "hall.gone"):
            subprocess.run([cls.world.platform, "staff", "add", "--settings", cls.world.settings, "--id", account, "--name", "窗口甲"],
                           input=PASSWORD + "\n", text=True, check=True, capture_output=True)

    def operations(self):
        for path, item in self.api["paths"].items():
            for method, operation in item.items():
                if method in METHODS:
                    yield method.upper(), path.replace("{request}", "0" * 64), operation

    def closed(self):
        return [operation for operation in self.operations() if operation[2]["operationId"] not in OPEN]

    def ask(self, method, path, operation=None, cookie=None, token=None, body=None, port=None, **who):
        content = (operation or {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        headers = {"Cookie": cookie} if cookie else {}
        if token:
            headers["X-Desk-Token"] = token
        return self.world.ask(method, path, body or content.get("example"), headers=headers, port=port or self.port, **({"who": None} | who))

    def log_in(self, account="hall.first", password=PASSWORD):
        """Cookie and the page's token."""
        status, answer, headers = self.ask("POST", "/v1/desk/session", body={"account": account, "password": password})
        self.assertEqual(status, 201, answer)
        cookie, *attributes = headers["Set-Cookie"].split("; ")
        self.assertTrue(cookie.startswith("__Host-desk="))
        self.assertLessEqual({"Secure", "HttpOnly", "SameSite=Strict", "Path=/"}, set(attributes))
        return cookie, answer["token"]

    def refused(self, operation, status, code, **how):
        with self.subTest(operation[2]["operationId"], **how):
            answer = self.ask(*operation, **how)
            self.assertEqual((answer[0], answer[1].get("code")), (status, code))

    def test_what_stands_open_is_what_was_decided(self):
        open_ones = {op["operationId"] for _, _, op in self.operations() if op.get("security", self.api["security"]) == []}
        self.assertEqual(open_ones, OPEN)
        self.assertGreaterEqual(len(self.closed()), 5)

    def test_no_operation_without_a_session(self):
        cookie, token = self.log_in()
        made_up = "__Host-desk=" + "0" * 64
        for operation in self.closed():
            for other in (None, made_up, cookie[:-1], cookie + "; " + made_up, "desk=" + cookie.split("=")[1]):
                self.refused(operation, 401, "desk_login_needed", cookie=other, token=token)

    def test_no_change_without_the_pages_own_token(self):
        cookie, token = self.log_in()
        _, of_another = self.log_in("hall.second")
        for operation in self.closed():
            if operation[0] in CHANGING:
                for wrong in (None, of_another, "0" * 64, token[:-1]):
                    self.refused(operation, 403, "desk_token_wrong", cookie=cookie, token=wrong)
        self.assertEqual(self.ask("GET", "/v1/desk/session", cookie=cookie)[0], 200, "the session itself was not harmed")

    def test_no_operation_after_the_log_out(self):
        cookie, token = self.log_in()
        self.assertEqual(self.ask("DELETE", "/v1/desk/session", cookie=cookie, token=token)[0], 204)
        for operation in self.closed():
            self.refused(operation, 401, "desk_login_needed", cookie=cookie, token=token)

    def test_no_operation_for_an_account_that_was_closed_a_moment_ago(self):
        cookie, token = self.log_in("hall.gone")
        self.world.manage("staff", "disable", "--id", "hall.gone")
        for operation in self.closed():
            self.refused(operation, 401, "desk_login_needed", cookie=cookie, token=token)
        for account, password in (("hall.gone", PASSWORD), ("hall.nobody", PASSWORD), ("hall.second", PASSWORD + "!")):
            status, answer, headers = self.ask("POST", "/v1/desk/session", body={"account": account, "password": password})
            self.assertEqual((status, answer["code"], headers["Set-Cookie"]), (403, "desk_login_wrong", None))

    def test_no_desk_at_the_other_doors(self):
        cookie, token = self.log_in()
        for operation in self.operations():
            for port, who in ((self.world.port, "kiosk-tls"), (self.world.public_port, None)):
                with self.subTest(operation[2]["operationId"], who=who):
                    self.assertEqual(self.ask(*operation, cookie=cookie, token=token, port=port, who=who)[0], 404)

    def test_no_kiosks_operation_at_the_desks_door(self):
        cookie, token = self.log_in()
        for path, item in self.kiosks["paths"].items():
            for method in set(METHODS) & item.keys():
                with self.subTest(item[method]["operationId"]):
                    answer = self.ask(method.upper(), path.replace("{visit}", "0" * 64).replace("{issuer}", "CN-990000"),
                                      item[method] if "$ref" not in str(item[method].get("requestBody")) else None, cookie, token, who="kiosk-tls")
                    self.assertEqual(answer[0], 404)
