"""Machines enrol, renew and are refused by EST: a foreign client, curl and openssl, through the real nginx."""
import base64
import json
import subprocess
import unittest

EST = "/.well-known/est/"


class Enrolment(unittest.TestCase):
    world = None

    def invite(self, kiosk):
        words = self.world.manage("kiosk", "invite", "--id", kiosk)
        return words.split("one-time code ")[1].split(",")[0]

    def file(self, name):
        return self.world.folder / f"est-{name}"

    def openssl(self, *arguments):
        done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def request(self, name, subject, new_key=("ec", "-pkeyopt", "ec_paramgen_curve:P-256"), key=None):
        source = ("-key", self.file(key + ".key")) if key else \
            ("-newkey", *new_key, "-nodes", "-keyout", self.file(name + ".key"))
        self.openssl("req", "-new", *source, "-subj", subject, "-outform", "DER", "-out", self.file(name + ".csr"))
        return self.file(name + ".csr").read_bytes()

    def curl(self, path, *options, body=None, lines=base64.encodebytes):
        """(status, content type, body)"""
        command = ["curl", "-sS", "--cacert", self.world.pki / "root.pem", "-o", self.file("answer"),
                   "-w", "%{http_code} %{content_type}", *options]
        if body is not None:
            self.file("body").write_bytes(lines(body))
            command += ["--data-binary", f"@{self.file('body')}", "-H", "Content-Type: application/pkcs10"]
        done = subprocess.run([*map(str, command), f"https://localhost:{self.world.port}{EST}{path}"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        status, kind = done.stdout.split(" ", 1)
        return int(status), kind, self.file("answer").read_bytes()

    def enrol(self, kiosk, code, csr, **more):
        return self.curl("simpleenroll", "-u", f"{kiosk}:{code}", body=csr, **more)

    def renew(self, name, csr):
        return self.curl("simplereenroll", "--cert", self.file(name + ".pem"), "--key", self.file(name + ".key"), body=csr)

    def refused(self, answer, status, code):
        self.assertEqual((answer[0], answer[1]), (status, "application/problem+json"), answer)
        self.assertEqual(json.loads(answer[2])["code"], code)

    def keep(self, answer, name):
        self.assertEqual(answer[:2], (200, "application/pkcs7-mime; smime-type=certs-only"), answer)
        self.file("p7").write_bytes(base64.b64decode(answer[2]))
        pem = self.openssl("pkcs7", "-inform", "DER", "-in", self.file("p7"), "-print_certs")
        self.file(name).write_bytes(pem)
        self.openssl("verify", "-purpose", "sslclient", "-CAfile", self.world.pki / "root.pem", self.file(name))
        return self.openssl("x509", "-in", self.file(name), "-noout", "-subject", "-ext", "subjectAltName,extendedKeyUsage").decode()

    def visits(self, name, key):
        done = subprocess.run(["curl", "-sS", "--cacert", self.world.pki / "root.pem", "--cert", self.file(name),
                               "--key", self.file(key), f"https://localhost:{self.world.port}/v1/offer"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout).get("code", "admitted")

    def test_a_machine_s_life(self):
        csr = self.request("a", "/CN=K-0007")
        words = self.keep(self.enrol("K-0007", self.invite("K-0007").lower(), csr), "a.pem")
        self.assertIn("CN = K-0007", words)
        self.assertIn("urn:credit-kiosk:K-0007", words)
        self.assertEqual(self.visits("a.pem", "a.key"), "admitted")
        self.keep(self.renew("a", self.request("b", "/")), "b.pem")  # a new key, an empty subject
        self.keep(self.renew("a", self.request("again", "/CN=K-0007", key="a")), "again.pem")  # the same key
        for name, key in (("a.pem", "a.key"), ("b.pem", "b.key"), ("again.pem", "a.key")):
            self.assertEqual(self.visits(name, key), "admitted")  # the old one for a while
        self.world.manage("kiosk", "lock", "--id", "K-0007")
        self.assertEqual(self.visits("b.pem", "b.key"), "kiosk_locked")
        self.refused(self.renew("b", csr), 403, "kiosk_locked")
        self.world.manage("kiosk", "unlock", "--id", "K-0007")
        self.assertEqual(self.visits("b.pem", "b.key"), "admitted")
        self.world.manage("kiosk", "revoke", "--id", "K-0007")
        for name, key in (("a.pem", "a.key"), ("b.pem", "b.key"), ("again.pem", "a.key")):
            self.assertEqual(self.visits(name, key), "kiosk_certificate_revoked")
        self.refused(self.renew("b", csr), 403, "kiosk_certificate_revoked")

    def test_codes_are_refused_by_name(self):
        csr, code = self.request("c", "/"), self.invite("K-0011")
        self.refused(self.enrol("K-0012", code, csr), 401, "enrolment_code_wrong")
        self.refused(self.curl("simpleenroll", body=csr), 401, "enrolment_code_wrong")
        self.keep(self.enrol("K-0011", code, csr), "c.pem")
        self.refused(self.enrol("K-0011", code, csr), 403, "enrolment_code_used")
        code = self.invite("K-0011")
        for _ in range(5):
            self.refused(self.enrol("K-0011", "AAAA-AAAA-AAAA-AAAA", csr), 401, "enrolment_code_wrong")
        self.refused(self.enrol("K-0011", code, csr), 403, "enrolment_code_blocked")

    def test_requests_are_refused_by_name_and_spend_no_code(self):
        code = self.invite("K-0013")
        good = self.request("d", "/CN=K-0013")
        broken = good[:-1] + bytes([good[-1] ^ 1])
        for csr, status, name in ((self.request("other", "/CN=K-0001"), 403, "enrolment_subject_foreign"),
                                  (self.request("rsa", "/CN=K-0013", ("rsa:2048",)), 400, "enrolment_key_refused"),
                                  (broken, 400, "enrolment_signature_wrong"),
                                  (b"no request", 400, "enrolment_request_malformed")):
            self.refused(self.enrol("K-0013", code, csr), status, name)
        self.keep(self.enrol("K-0013", code, good, lines=base64.b64encode), "d.pem")

    def test_what_anybody_may_ask(self):
        status, kind, body = self.curl("cacerts")
        self.assertEqual((status, kind), (200, "application/pkcs7-mime"))
        self.file("p7").write_bytes(base64.b64decode(body))
        known = self.openssl("x509", "-in", self.world.pki / "root.pem", "-outform", "PEM").strip()
        self.assertIn(known, self.openssl("pkcs7", "-inform", "DER", "-in", self.file("p7"), "-print_certs"))
        status, kind, body = self.curl("csrattrs")
        self.assertEqual((status, kind), (200, "application/csrattrs"))
        self.file("attributes").write_bytes(base64.b64decode(body))
        self.assertIn(b"prime256v1", self.openssl("asn1parse", "-inform", "DER", "-in", self.file("attributes")))
        self.refused(self.curl("simplereenroll", body=b"x"), 401, "kiosk_certificate_missing")
        self.assertEqual(self.curl("fullcmc")[0], 404)
        self.assertEqual(self.world.ask("GET", "/.well-known/other")[0], 404)

    def test_zz_no_code_in_any_log(self):
        code = self.invite("K-0014")
        self.keep(self.enrol("K-0014", code, self.request("e", "/")), "e.pem")
        for log in ("service.log", "nginx/access.log", "nginx/error.log"):
            text = (self.world.folder / log).read_text(encoding="utf-8")
            for spelling in (code, base64.b64encode(f"K-0014:{code}".encode()).decode()):
                self.assertNotIn(spelling, text)
