"""The query register of a service that ran: verified, exported, tampered with in copies of its file, cut by the law."""
import hashlib
import json
import re
import shutil
import subprocess
import unittest


def field(text):
    return f"{len(text.encode())}:{text}".encode()


class Audit(unittest.TestCase):
    world = None

    def setUp(self):
        self.copy = self.world.folder / "audit"
        self.copy.mkdir()
        self.addCleanup(shutil.rmtree, self.copy)
        self.world.issue(self.world.open_visit())
        self.elsewhere = self.copy / "elsewhere.cose"
        self.assertIn("signed up to row", self.world.manage("audit", "checkpoint", "--out", self.elsewhere))

    def tampered(self, *statements):
        """Settings of a copy of the store, changed behind the platform's back."""
        self.world.stores.tampered_copy("credit", "tampered", statements)
        return self.world.settings_of("tampered", self.copy / "platform.toml")

    def audit(self, word, settings, *more):
        where = ("--settings", settings) if settings else ()
        return subprocess.run([self.world.platform, "audit", word, *where, *more], capture_output=True, text=True)

    def found(self, settings, words, *more):
        done = self.audit("verify", settings, *more)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("register_broken", done.stderr)
        self.assertIn(words, done.stderr)

    def test_the_register_of_all_that_was_asked_is_whole(self):
        done = self.audit("verify", self.world.settings, "--checkpoint", self.elsewhere)
        self.assertEqual(done.returncode, 0, done.stderr)
        print(done.stdout.strip())

    def test_every_kind_of_tampering_is_found_and_named(self):
        self.found(self.tampered("UPDATE register SET whom = 'x' WHERE sequence = 2"), "row 2: changed")
        self.found(self.tampered("DELETE FROM register WHERE sequence = 2"), "row 2: missing")
        self.found(self.tampered("DELETE FROM register WHERE sequence = (SELECT max(sequence) FROM register)"), "cut off")
        self.found(self.tampered(f"UPDATE checkpoint SET signed = {self.world.stores.blob('d284')} WHERE number = 1"), "checkpoint 1: wrong signature")
        self.found(self.tampered("DELETE FROM checkpoint WHERE number = 1"), "checkpoint 1: missing")

    def test_a_tail_cut_with_its_checkpoint_shows_by_the_one_kept_elsewhere(self):
        settings = self.tampered("DELETE FROM checkpoint WHERE number > 1", "DELETE FROM register WHERE sequence > 1",
                                 "DELETE FROM checkpoint")
        self.found(settings, f"rows 2 to", "--checkpoint", self.elsewhere)

    def test_an_export_is_verified_by_us_and_by_strangers(self):
        file = self.copy / "register.jsonl"
        self.assertIn("rows", self.world.manage("audit", "export", "--out", file))
        trust = ("--export", file, "--trust", self.world.pki / "trust.cbor")
        done = self.audit("verify", None, *trust)
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = [row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()) if "sequence" in row]
        chain = ""
        for row in rows:
            fields = [str(value) for name, value in row.items()
                      if name != "chain" and (name, value) != ("asker", "")]
            chain = hashlib.sha256(b"".join(map(field, [chain, *fields]))).hexdigest()
            self.assertEqual(chain, row["chain"])
        issued = next(row for row in rows if row["action"] == "report" and row["outcome"] == "done")
        self.assertEqual(issued["authorisation"], "own_card")
        self.assertTrue(issued["consent"] and re.fullmatch("[0-9a-f]{64}", issued["consent_sha256"]))
        file.write_text(file.read_text(encoding="utf-8").replace('"own_card"', '"holds_paper"', 1), encoding="utf-8")
        self.found(None, "row 1: changed", *trust)

    def journal(self, rows):
        """A machine's journal as its program writes it, naming these reports."""
        folder, previous = self.copy / "journal", "0" * 64
        folder.mkdir(exist_ok=True)
        with (folder / "journal-202601.jsonl").open("w", encoding="utf-8") as out:
            for number, row in enumerate(rows, 1):
                line = json.dumps({"n": number, "at": row["at"], "event": "report_verified",
                                   "facts": {"report_number": row["report"]}, "previous": previous})
                out.write(line + "\n")
                previous = hashlib.sha256(line.encode()).hexdigest()
        return folder

    def test_a_machines_journal_is_held_against_the_register(self):
        file = self.copy / "register.jsonl"
        self.world.manage("audit", "export", "--out", file)
        rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        given = [row for row in rows if (row.get("action"), row.get("outcome")) == ("report", "done")]
        machine = given[0]["kiosk"]
        ours = [row for row in given if row["kiosk"] == machine]
        compare = lambda folder: self.audit("compare", self.world.settings, "--id", machine, "--journal", folder)
        done = compare(self.journal(ours))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{len(ours)} reports in both", done.stdout)
        print(done.stdout.strip())
        forged = ours[-1] | {"report": ours[-1]["report"][:14] + "ZZZZ2222"}
        done = compare(self.journal(ours[:-1] + [forged]))
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"report {ours[-1]['report']}: given out, not in the journal", done.stderr)
        self.assertIn(f"report {forged['report']}: in the journal, never given out", done.stderr)
        edited = self.journal(ours) / "journal-202601.jsonl"
        edited.write_text(edited.read_text().replace('"n": 1,', '"n": 2,', 1))
        self.assertIn("audit_chain_broken", compare(edited.parent).stderr)

    def test_the_law_keeps_six_months_and_what_stays_verifies(self):
        settings = self.tampered()
        done = self.audit("retain", settings, "--months", "5")
        self.assertEqual(done.returncode, 1)
        self.assertIn("retention_too_short", done.stderr)
        done = self.audit("retain", settings, "--months", "6")
        self.assertEqual((done.returncode, "0 rows" in done.stdout), (0, True), done.stderr)
        self.assertEqual(self.audit("verify", settings).returncode, 0)
        broken = self.tampered("UPDATE register SET at = '2020-01-01T00:00:00Z' WHERE sequence < 3")
        done = self.audit("retain", broken, "--months", "6")
        self.assertIn("row 1: changed", done.stderr)
