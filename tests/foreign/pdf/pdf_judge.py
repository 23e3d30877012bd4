#!/usr/bin/env python3
"""pdf_judge.py DIR CREDIT_VERIFY EDITIONS EXTRACT_SIGNATURE: four judges over signed reports, whole and after attacks.

Whole, every judge must accept. After an attack every judge must refuse, but for those known to be blind to it (BLIND):
that they are is checked too, so that what is said of them here stays true. Ours is blind to none.
"""
import io
import json
import logging
import pathlib
import subprocess
import sys

from asn1crypto import cms, x509
from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from attacks import ATTACKS

# Two bear every attack; other editions, and those that a token signed, are looked at whole and with one byte changed.
# openssl is handed the bytes of /ByteRange and the signature: what came after them it never sees.
ATTACKED = ("alone.pdf", "stamped.pdf")
OTHERS = ("general-2.pdf", "stamped-special-guangdong-1.pdf", "by-token/alone.pdf", "by-token/stamped.pdf")
BLIND = {("openssl", attack) for attack in ("appended_revision", "removed_signature", "laid_over_page")}


def run(*words, cwd=None):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=cwd)
    return done.returncode, done.stdout + done.stderr


class Judges:
    def __init__(self, folder, credit_verify, editions, extract):
        self.folder, self.credit_verify, self.editions, self.extract = folder, credit_verify, editions, extract
        self.root = load_cert_from_pemder(str(folder / "root.pem"))

    @staticmethod
    def authority_of(file):
        return x509.Certificate.load(file.with_name("authority.der").read_bytes())

    def pyhanko(self, file):
        reader = PdfFileReader(io.BytesIO(file.read_bytes()))
        signatures = reader.embedded_signatures
        if len(signatures) != 1:
            return False, f"{len(signatures)} signatures"
        context = lambda root: ValidationContext(trust_roots=[root], allow_fetching=False)
        status = validate_pdf_signature(signatures[0], signer_validation_context=context(self.root),
                                        ts_validation_context=context(self.authority_of(file)))
        stamp = status.timestamp_validity
        stamped = stamp is not None and stamp.valid and stamp.trusted
        right = status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE and stamped == ("stamped" in file.name)
        return right, f"{status.summary()} {status.coverage.name}"

    def pdfsig(self, file):
        _, said = run("pdfsig", "-nssdir", f"sql:{self.folder}/nss", file)
        wanted = ("Signature is Valid", "Certificate is Trusted", "Total document signed")
        return all(words in said for words in wanted), " / ".join(line.strip(" -") for line in said.splitlines()[-3:])

    def openssl(self, file):
        signature, content = self.folder / "signature.der", self.folder / "content"
        status, said = run(sys.executable, self.extract, file, signature, content)
        if status == 0:
            status, said = run("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature, "-content",
                               content, "-CAfile", self.folder / "root.pem", "-purpose", "any", "-out", "/dev/null")
        return status == 0, said.strip().splitlines()[-1] if said.strip() else ""

    def asked(self, file, *more):
        return run(self.credit_verify, "--trust", file.with_name("trust.cbor"), "--editions", self.editions, *more, file)

    def stamp(self, file, *more):
        return json.loads(self.asked(file, "--json", *more)[1])["facts"]["time_stamp"]

    def ours(self, file):
        status, said = self.asked(file, "--lang", "en")
        return status == 0, said.splitlines()[1].strip() if status else said.splitlines()[0]

    def openssl_ts(self, file):
        """The token by itself, against the signature value."""
        run(sys.executable, self.extract, file, self.folder / "signature.der", self.folder / "content")
        signer = cms.ContentInfo.load((self.folder / "signature.der").read_bytes())["content"]["signer_infos"][0]
        (self.folder / "value").write_bytes(signer["signature"].native)
        (self.folder / "token").write_bytes(signer["unsigned_attrs"][0]["values"][0].dump())
        run("openssl", "x509", "-inform", "DER", "-in", "authority.der", "-out", "authority.pem", cwd=self.folder)
        status, said = run("openssl", "ts", "-verify", "-token_in", "-in", "token", "-data", "value", "-CAfile", "authority.pem",
                           cwd=self.folder)
        return status == 0 and "Verification: OK" in said, said.strip().splitlines()[-1]

    def all(self):
        return [self.ours, self.pyhanko, self.pdfsig, self.openssl]


def answer_of(judge, file):
    try:
        return judge(file)
    except Exception as refusal:  # a reader that stumbles has refused
        return False, f"{type(refusal).__name__}: {refusal}"


def main():
    logging.disable(logging.CRITICAL)  # pyHanko tells its log what it then tells us
    folder = pathlib.Path(sys.argv[1])
    judges, problems, checks = Judges(folder, *sys.argv[2:5]), 0, 0

    def tell(words, right):
        nonlocal problems, checks
        checks += 1
        problems += not right
        print("ok   " if right else "WRONG", words[:150], flush=True)

    for name in OTHERS:
        whole, spoilt = (folder / name).read_bytes(), (folder / name).with_name("spoilt-" + pathlib.Path(name).name)
        spoilt.write_bytes(ATTACKS[0](whole, whole, folder))
        for judge in judges.all():
            accepted, why = answer_of(judge, folder / name)
            tell(f"{judge.__name__} accepts {name}: {why}", accepted)
            accepted, why = answer_of(judge, spoilt)
            tell(f"{judge.__name__} refuses {ATTACKS[0].__name__} of {name}: {why}", not accepted)
    for name in ATTACKED:
        whole, other = (folder / name).read_bytes(), (folder / "other.pdf").read_bytes()
        for judge in judges.all():
            accepted, why = answer_of(judge, folder / name)
            tell(f"{judge.__name__} accepts {name}: {why}", accepted)
        for attack in ATTACKS:
            spoilt = folder / f"{attack.__name__}-{name}"
            spoilt.write_bytes(attack(whole, other, folder))
            tell(f"{attack.__name__} changes {name}", spoilt.read_bytes() not in (whole, other))
            for judge in judges.all():
                accepted, why = answer_of(judge, spoilt)
                blind = (judge.__name__, attack.__name__) in BLIND
                does = "is blind to" if accepted else "refuses"
                tell(f"{judge.__name__} {does} {attack.__name__} of {name}: {why}", accepted == blind)
    accepted, why = answer_of(judges.openssl_ts, folder / "stamped.pdf")
    tell(f"openssl ts verifies the embedded stamp: {why}", accepted)
    stamp = judges.stamp(folder / "stamped.pdf", "--time-stamp-anchor", folder / "authority.pem")
    tell(f"ours tells the stamp's time and proves it by the anchor: {stamp}", stamp["proven"] and stamp["time"])
    unproven = judges.stamp(folder / "stamped.pdf", "--time-stamp-anchor", folder / "root.pem")
    tell(f"ours proves nothing by another anchor: {unproven}", unproven == stamp | {"proven": False})
    tell("ours says so without an anchor", judges.stamp(folder / "stamped.pdf") == unproven)
    tell("ours finds no stamp where there is none", judges.stamp(folder / "alone.pdf") is None)
    said = judges.asked(folder / "stamped.pdf", "--lang", "en")[1]
    tell("ours tells people that it is not proven", "not proven" in said and stamp["authority"] in said)
    status, said = judges.asked(folder / "stamped.pdf", "--time-stamp-anchor", folder / "kiosk.key")
    tell("an anchor that is no certificate is refused", status == 3)
    print(f"{checks - problems} passed, {problems} failed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
