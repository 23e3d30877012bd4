"""Every operation of platform/api/openapi.yaml at every door it must not open: a path added tomorrow is tried here tomorrow."""
import pathlib
import subprocess
import unittest

import yaml

METHODS = ("get", "post", "put", "delete")
# What anybody may ask without a certificate, and who decided so: signed lists, the check of a paper, is it alive.
OPEN = {"trust_list", "status_list", "check", "health"}
# What a visit's machine may still do once the visit has ended; the file says so of each in its own words.
AFTER_THE_END = {"tell_outcome": {404}, "close_visit": {204}}


class Doors(unittest.TestCase):
    world = None
    api_file = None

    @classmethod
    def setUpClass(cls):
        cls.api = yaml.safe_load(pathlib.Path(cls.api_file).read_text(encoding="utf-8"))
        for number, name in ((2, "second"), (3, "third")):
            cls.add_machine(f"K-000{number}", name)

    @classmethod
    def add_machine(cls, kiosk, name):
        pki = cls.world.pki
        for command in (["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={kiosk}",
                         "-keyout", pki / f"{name}.key", "-out", pki / f"{name}.csr"],
                        ["x509", "-req", "-in", pki / f"{name}.csr", "-CA", pki / "root.pem", "-CAkey", pki / "root.key",
                         "-days", "30", "-out", pki / f"{name}.pem"]):
            subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True)
        cls.world.manage("kiosk", "add", "--id", kiosk, "--cert", pki / f"{name}.pem")

    def resolve(self, node):
        while isinstance(node, dict) and "$ref" in node:
            at = self.api
            for part in node["$ref"].removeprefix("#/").split("/"):
                at = at[part]
            node = at
        return node

    def operations(self, closed_only=True):
        for path, item in self.api["paths"].items():
            for method in METHODS:
                if method in item and (not closed_only or item[method].get("security", self.api["security"]) != []):
                    yield method.upper(), path, item[method], item.get("parameters", []) + item[method].get("parameters", [])

    def ask(self, method, path, operation, parameters, visit="0" * 64, **who):
        """With everything the file says an honest machine sends."""
        headers = {}
        for parameter in map(self.resolve, parameters):
            if parameter["name"] == "visit":
                path = path.replace("{visit}", visit)
            elif parameter["in"] == "path":
                path = path.replace("{" + parameter["name"] + "}", str(parameter["example"]))
            elif parameter["in"] == "header" and parameter.get("required"):
                headers[parameter["name"]] = parameter["example"]
        body = self.resolve(operation.get("requestBody", {})).get("content", {}).get("application/json", {}).get("example")
        return self.world.ask(method, path, body, headers=headers, **who)

    def test_no_operation_without_the_right_certificate(self):
        doors = ((None, 401, "kiosk_certificate_missing"), ("stranger", 403, "kiosk_certificate_unknown"),
                 ("expired", 403, "kiosk_certificate_expired"), ("revoked-kiosk-tls", 403, "kiosk_certificate_revoked"),
                 ("server", 403, "kiosk_certificate_unknown"))
        asked = 0
        for operation in self.operations():
            for who, status, code in doors:
                with self.subTest(operation[2]["operationId"], who=who):
                    answer = self.ask(*operation, who=who)
                    self.assertEqual((answer[0], answer[1].get("code")), (status, code))
                    asked += 1
        self.assertGreaterEqual(asked, 6 * len(doors))

    def test_no_operation_for_a_machine_that_was_locked_or_revoked_a_moment_ago(self):
        for words, code in (("lock", "kiosk_locked"), ("unlock", None), ("revoke", "kiosk_certificate_revoked")):
            self.world.manage("kiosk", words, "--id", "K-0003")
            if code is None:
                self.assertEqual(self.world.ask("GET", "/v1/offer", who="third")[0], 200)
                continue
            for operation in self.operations():
                with self.subTest(operation[2]["operationId"], code=code):
                    answer = self.ask(*operation, who="third")
                    self.assertEqual((answer[0], answer[1].get("code")), (403, code))

    def test_what_stands_open_is_what_was_decided(self):
        closed = {operation[2]["operationId"] for operation in self.operations()}
        every = {operation[2]["operationId"] for operation in self.operations(closed_only=False)}
        self.assertEqual(every - closed, OPEN)
        self.assertLessEqual(AFTER_THE_END.keys(), closed)
        methods = {method for item in self.api["paths"].values() for method, one in item.items() if isinstance(one, dict)}
        self.assertLessEqual(methods, set(METHODS), "a method nobody tries here")

    def of_a_visit(self):
        return [operation for operation in self.operations() if "{visit}" in operation[1]]

    def test_no_operation_with_another_machines_visit(self):
        visit = self.world.open_visit().split("/")[-1]
        for operation in self.of_a_visit():
            with self.subTest(operation[2]["operationId"]):
                answer = self.ask(*operation, visit=visit, who="second")
                self.assertEqual((answer[0], answer[1].get("code")), (404, "visit_unknown"))
        self.assertEqual(self.world.issue("/v1/visits/" + visit)[0], 201, "the visit itself was not harmed")

    def test_no_operation_with_a_token_nobody_was_given(self):
        for operation in self.of_a_visit():
            with self.subTest(operation[2]["operationId"]):
                self.assertEqual(self.ask(*operation, visit="f" * 64)[1].get("code"), "visit_unknown")

    def test_no_operation_after_the_visits_end(self):
        visit = self.world.open_visit().split("/")[-1]
        self.assertEqual(self.world.ask("DELETE", "/v1/visits/" + visit)[0], 204)
        for operation in self.of_a_visit():
            name = operation[2]["operationId"]
            with self.subTest(name):
                answer = self.ask(*operation, visit=visit)
                if name in AFTER_THE_END:
                    self.assertIn(answer[0], AFTER_THE_END[name])
                else:
                    self.assertEqual((answer[0], answer[1].get("code")), (410, "visit_ended"))

    def test_the_service_answers_with_the_file_itself(self):
        status, content, headers = self.world.ask("GET", "/v1/openapi.yaml")
        self.assertEqual((status, headers["Content-Type"]), (200, "application/yaml"))
        self.assertEqual(yaml.safe_load(content), self.api)
