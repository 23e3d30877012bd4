#!/usr/bin/env python3
"""A machine's life with the program it really has: enrolled with a code once, renewed, locked. Through a real nginx.

Usage: machines.py SOURCE_FOLDER CREDIT_PLATFORM CREDIT_CERTS CREDIT_KIOSK_ENROL
"""
import os
import stat
import subprocess
import sys
import tempfile
import time
import unittest

from world import Places, World

LOCK_LIMIT = 60.0  # seconds from "kiosk lock" to refused


class Machines(unittest.TestCase):
    world, program, environment = None, None, None

    def setUp(self):
        self.environment = {name: word for name, word in os.environ.items() if name != "TPM2OPENSSL_TCTI"}

    def machine(self, kiosk, authority="root.pem", port=None):
        """Settings of a machine of its own, and the file of its identity."""
        identity = self.world.folder / f"{kiosk}.pem"
        settings = self.world.folder / f"{kiosk}.toml"
        settings.write_text(f'[kiosk]\nid = "{kiosk}"\n[platform]\nurl = "https://localhost:{port or self.world.port}"\n'
                            f'authority = "{self.world.pki / authority}"\ncertificate = "{identity}"\nkey = "{identity}"\n')
        return settings, identity

    def invite(self, kiosk):
        return self.world.manage("kiosk", "invite", "--id", kiosk).split("one-time code ")[1].split(",")[0]

    def run_program(self, word, settings, *more, typed=None):
        return subprocess.run([self.program, word, "--settings", settings, *more], capture_output=True, text=True, input=typed,
                              env=self.environment)

    def done(self, *arguments, typed=None):
        done = self.run_program(*arguments, typed=typed)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def failed(self, code, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn(f"credit-kiosk-enrol: {code}", done.stderr)

    def says(self, identity):
        """What the platform answers this identity: admitted, or the refusal's code."""
        context = self.world.tls(None)
        context.load_cert_chain(identity)
        self.world.tls, kept = (lambda who=None: context), self.world.tls
        try:
            status, answer, _ = self.world.ask("GET", "/v1/offer")
        finally:
            self.world.tls = kept
        return "admitted" if status == 200 else answer["code"]

    def test_a_code_enrols_once(self):
        settings, identity = self.machine("K-0101")
        self.assertEqual(self.run_program("status", settings).returncode, 4)
        code = self.invite("K-0101")
        self.failed("enrolment_code_wrong", "enrol", settings, "--code", "AAAA-AAAA-AAAA-AAAA")
        self.assertFalse(identity.exists())
        self.assertIn("K-0101: from", self.done("enrol", settings, "--code", "-", typed=code + "\n"))
        self.assertEqual(stat.S_IMODE(os.stat(identity).st_mode), 0o600)
        self.assertEqual(self.says(identity), "admitted")
        before = identity.read_bytes()
        self.failed("enrolment_code_used", "enrol", settings, "--code", code)
        self.assertEqual(identity.read_bytes(), before)
        self.assertEqual(self.run_program("status", settings).returncode, 0)

    def test_a_server_of_another_authority_gets_no_code(self):
        code = self.invite("K-0102")
        settings, identity = self.machine("K-0102", "stranger.pem")
        self.failed("platform_certificate_refused", "enrol", settings, "--code", code)
        self.assertFalse(identity.exists())
        self.done("enrol", self.machine("K-0102")[0], "--code", code)  # it was not spent

    def test_a_platform_that_is_away_changes_nothing(self):
        settings, identity = self.machine("K-0103")
        self.done("enrol", settings, "--code", self.invite("K-0103"))
        before = identity.read_bytes()
        away, _ = self.machine("K-0103", port=1)
        self.failed("platform_unreachable", "renew", away, "--now")
        self.assertEqual(identity.read_bytes(), before)

    def test_renewal(self):
        settings, identity = self.machine("K-0104")
        self.failed("machine_identity_missing", "renew", settings)
        self.done("enrol", settings, "--code", self.invite("K-0104"))
        first = identity.read_bytes()
        self.assertIn("not due", self.done("renew", settings))
        self.assertEqual(identity.read_bytes(), first)
        self.done("renew", settings, "--now")
        second = identity.read_bytes()
        self.assertNotEqual(second.split(b"-----END")[0], first.split(b"-----END")[0])  # a new key
        old = self.world.folder / "old.pem"
        old.write_bytes(first)
        self.assertEqual((self.says(identity), self.says(old)), ("admitted", "admitted"))

    def test_the_key_is_in_the_tpm_where_there_is_one(self):
        settings, identity = self.machine("K-0107")
        without = self.environment
        self.assertIn("key in a file", self.done("enrol", settings, "--code", self.invite("K-0107")))
        self.assertIn(b"BEGIN PRIVATE KEY", identity.read_bytes())
        self.environment = None
        self.assertIn("key in the TPM", self.done("renew", settings, "--now"))  # tried at the platform with the chip's key
        self.assertIn(b"BEGIN TSS2 PRIVATE KEY", identity.read_bytes())
        self.assertIn("key in the TPM", self.done("renew", settings, "--now"))  # and renewed with it
        self.assertIn("key in the TPM", self.done("status", settings))
        before = identity.read_bytes()
        self.environment = without | {"TPM2OPENSSL_TCTI": os.environ["SECOND_TPM"]}
        self.failed("tpm_unusable", "renew", settings, "--now")
        self.environment = without
        self.assertEqual(self.run_program("status", settings).returncode, 4)
        self.assertEqual(identity.read_bytes(), before)

    def test_a_locked_machine_is_refused_within_a_minute(self):
        settings, identity = self.machine("K-0105")
        self.done("enrol", settings, "--code", self.invite("K-0105"))
        self.assertEqual(self.says(identity), "admitted")
        for word, refusal in (("lock", "kiosk_locked"), ("revoke", "kiosk_certificate_revoked")):
            begun = time.monotonic()
            self.world.manage("kiosk", word, "--id", "K-0105")
            while (said := self.says(identity)) == "admitted" and time.monotonic() - begun <= LOCK_LIMIT:
                time.sleep(0.2)
            took = time.monotonic() - begun
            self.assertEqual(said, refusal)
            self.assertLessEqual(took, LOCK_LIMIT)
            print(f"{word}: refused {took:.2f} s after the command began; limit {LOCK_LIMIT:.0f} s")
            self.failed(refusal, "renew", settings, "--now")
            if word == "lock":
                self.world.manage("kiosk", "unlock", "--id", "K-0105")
                self.assertEqual(self.says(identity), "admitted")

    def test_one_file_or_none(self):
        settings, _ = self.machine("K-0106")
        settings.write_text(settings.read_text().replace('key = "', 'key = "/other'))
        self.failed("settings_invalid", "renew", settings)
        self.assertEqual(self.run_program("enrol", settings).returncode, 3)
        self.assertIn("Exit status", subprocess.run([self.program, "--help"], capture_output=True, text=True).stdout)


if __name__ == "__main__":
    source, platform, certs, Machines.program = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="credit-machines-") as folder:
        Machines.world = world = World(Places(source), platform, certs, folder, "machines")
        try:
            world.start()
            outcome = unittest.main(argv=sys.argv[:1], exit=False, verbosity=2).result
        finally:
            codes = world.stop()
        sys.exit(0 if outcome.wasSuccessful() and set(codes) == {0} else 1)
