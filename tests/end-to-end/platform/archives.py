"""An issued report for the archives: written by the platform's command, judged by the verifier's. Keys lie where they may."""
import base64
import json
import subprocess
import unittest


class Archives(unittest.TestCase):
    world = None
    verify = None

    def setUp(self):
        self.file = self.world.folder / "report.p7"
        self.file.unlink(missing_ok=True)
        self.report = self.world.issue(self.world.open_visit("测试㐂𠮷䶮", "990101199512010096"))[1]
        self.number = self.report["report_number"]

    def written(self, settings=None, number=None):
        return subprocess.run([self.world.platform, "signed-data", "--settings", settings or self.world.settings,
                               number or self.number, "--out", self.file], capture_output=True, text=True)

    def judged(self, *more):
        done = subprocess.run([self.verify, "--trust", self.world.pki / "trust.cbor", "--editions",
                               self.world.places.editions, "--json", *more, self.file],
                              capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout)

    def refused(self, done, code, words=""):
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(code, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertFalse(self.file.exists())

    def changed(self, old, new):
        text = self.world.settings.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file = self.world.folder / "other.toml"
        file.write_text(text.replace(old, new), encoding="utf-8")
        return file

    def test_what_was_issued_is_what_the_archive_gets(self):
        done = self.written()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(self.number, done.stdout)
        self.assertIn("for development only", done.stderr)
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        content = self.file.read_bytes()
        self.assertEqual(content.count(base64.b64decode(self.report["document"])), 1)
        status, verdict = self.judged()
        self.assertEqual((status, verdict["conclusion"]), (0, "genuine"), verdict)
        self.assertEqual(verdict["facts"]["report_number"], self.number)
        people = subprocess.run([self.verify, "--trust", self.world.pki / "trust.cbor", "--editions",
                                 self.world.places.editions, "--lang", "en", self.file],
                                capture_output=True, text=True)
        self.assertIn("GENUINE AND VALID", people.stdout)
        self.assertIn(self.number, people.stdout)

    def test_a_changed_byte_anywhere_is_refused(self):
        self.assertEqual(self.written().returncode, 0)
        content = self.file.read_bytes()
        for at in range(0, len(content), len(content) // 60):
            self.file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1:])
            status, verdict = self.judged()
            self.assertIn(status, (1, 3), at)
            self.assertIsNone(verdict.get("facts"), at)

    def test_without_the_edition_nothing_is_said_against_it(self):
        self.assertEqual(self.written().returncode, 0)
        nowhere = self.world.folder / "no-editions"
        nowhere.mkdir(exist_ok=True)
        status, verdict = self.judged("--editions", nowhere)
        self.assertEqual((status, verdict["conclusion"]), (3, "unreadable"), verdict)

    def test_no_such_report(self):
        self.refused(self.written(number="20260101000000ZZZZZZZZ"), "report_unknown")

    def test_settings_that_do_not_do(self):
        key = f'[archive]\nkey = "{self.world.pki}/issuer-{self.world.archive}.key"\nadmit_key_file = true\n'
        certificate = f'certificate = "{self.world.pki}/issuer-{self.world.archive}.pem"\n'
        for old, new, code, words in (
                (key + certificate, "", "settings_invalid", "archive.key and archive.certificate"),
                (certificate, "", "settings_invalid", "archive.certificate"),
                (key, key.replace("admit_key_file = true", ""), "settings_invalid", "admit_key_file"),
                (key, key.replace(f"issuer-{self.world.archive}", "issuer"), "signed_data_not_made", "not SM2"),
                (certificate, f'certificate = "{self.world.pki}/issuer.pem"\n', "signed_data_not_made", ""),
                (certificate, f'certificate = "{self.world.settings}"\n', "signed_data_not_made", "no certificate")):
            self.refused(self.written(self.changed(old, new)), code, words)

    def test_a_key_in_a_file_issues_nothing_unless_admitted(self):
        settings = self.changed(f'key = "{self.world.pki}/issuer.key"\nadmit_key_file = true\n',
                                f'key = "{self.world.pki}/issuer.key"\n')
        done = subprocess.run([self.world.platform, "serve", "--settings", settings], capture_output=True, text=True, timeout=30)
        self.assertEqual(done.returncode, 1)
        self.assertIn("settings_invalid", done.stderr)
        self.assertIn("issuer.key is a file that may be copied", done.stderr)
        self.assertIn('"event":"issuer_key_from_file"', (self.world.folder / "service.log").read_text(encoding="utf-8"))
