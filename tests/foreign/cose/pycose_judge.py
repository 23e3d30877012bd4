#!/usr/bin/env python3
"""pycose_judge.py DIR SEAL_SAMPLES CREDIT_VERIFY: pycose reads our seals, and ours reads those of pycose."""
import json
import pathlib
import subprocess
import sys

import cbor2
from pycose.algorithms import EdDSA, Es256
from pycose.headers import KID, Algorithm
from pycose.keys import EC2Key, OKPKey
from pycose.keys.curves import P256, Ed25519
from pycose.messages import CoseMessage, Sign1Message

SECRET = 11  # of the issuer, in every suite (see seal_samples.cpp)


def public_key(sample):
    x, y = bytes.fromhex(sample["x"]), bytes.fromhex(sample["y"])
    return EC2Key(crv=P256, x=x, y=y) if sample["name"] == "es256" else OKPKey(crv=Ed25519, x=x)


def private_key(sample):
    x, y, d = bytes.fromhex(sample["x"]), bytes.fromhex(sample["y"]), SECRET.to_bytes(32, "big")
    return EC2Key(crv=P256, x=x, y=y, d=d) if sample["name"] == "es256" else OKPKey(crv=Ed25519, x=x, d=d)


class Judge:
    def __init__(self, folder, seal_samples, credit_verify):
        self.folder, self.seal_samples, self.credit_verify = folder, seal_samples, credit_verify
        self.at, self.problems, self.checks = (folder / "at").read_text(), 0, 0

    def expect(self, right, words):
        self.checks += 1
        self.problems += not right
        print("ok   " if right else "WRONG", words)

    def accepts(self, sample, seal):
        message = CoseMessage.decode(seal)
        message.key = public_key(sample)
        try:
            return isinstance(message, Sign1Message) and message.verify_signature()
        except Exception as refused:  # its way to refuse a curve or a length
            print("      ", refused)
            return False

    def our_verdict(self, seal):
        file = self.folder / "foreign.cbor"
        file.write_bytes(seal)
        digits = subprocess.run([self.seal_samples, "digits", file], capture_output=True, text=True, check=True).stdout.strip()
        said = subprocess.run([self.credit_verify, "--trust", self.folder / "trust.cbor", "--at", self.at, "--json", digits],
                              capture_output=True, text=True)
        verdict = json.loads(said.stdout)
        failed = [row["failure"]["code"] for row in verdict["stages"] if row["answer"] == "failed"]
        return verdict["conclusion"], failed[0] if failed else ""

    def reads_ours(self, sample):
        for form in ("issued", "printed"):
            seal = bytes.fromhex(sample[form])
            self.expect(self.accepts(sample, seal), f"pycose verifies our {sample['name']} seal as {form}")
            for at in range(len(seal) - 64, len(seal), 7):
                changed = bytearray(seal)
                changed[at] ^= 1
                if self.accepts(sample, bytes(changed)):
                    self.expect(False, f"pycose accepts {sample['name']} with byte {at} changed")
        message = CoseMessage.decode(bytes.fromhex(sample["printed"]))
        self.expect(message.payload.hex() == sample["payload"], f"pycose reads the claims of our {sample['name']} seal")
        self.expect(cbor2.loads(message.payload)[1] == "CN-990000", "cbor2 finds the issuer in them")

    def makes(self, sample, protected, unprotected=None, key=None):
        message = Sign1Message(phdr=protected, uhdr=unprotected or {}, payload=bytes.fromhex(sample["payload"]))
        message.key = key or private_key(sample)
        return message.encode()

    def ours_reads_its(self, sample):
        name, algorithm, kid = sample["name"], Es256 if sample["name"] == "es256" else EdDSA, bytes.fromhex(sample["kid"])
        stranger = EC2Key.generate_key(P256) if name == "es256" else OKPKey.generate_key(Ed25519)
        seal = self.makes(sample, {Algorithm: algorithm, KID: kid})
        self.expect(self.our_verdict(seal) == ("genuine", ""), f"our verifier takes a {name} seal signed by pycose")
        for words, wrong, code in [
                ("with the algorithm unprotected", self.makes(sample, {KID: kid}, {Algorithm: algorithm}), "seal_cose_malformed"),
                ("with headers in another order", self.makes(sample, {KID: kid, Algorithm: algorithm}), "seal_cbor_malformed"),
                ("with a key id of eight bytes", self.makes(sample, {Algorithm: algorithm, KID: kid * 2}), "seal_cose_malformed"),
                ("by a key that is not the issuer's", self.makes(sample, {Algorithm: algorithm, KID: kid}, key=stranger),
                 "seal_signature_wrong")]:
            verdict = self.our_verdict(wrong)
            self.expect(verdict == ("not_genuine", code), f"our verifier refuses one {words}: {verdict[1]}")


def main():
    judge = Judge(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    samples = json.loads((judge.folder / "seals.json").read_text())
    for sample in samples:
        if sample["name"] == "sm2":
            continue  # pycose knows no SM2: judged by sm2/
        judge.reads_ours(sample)
        judge.ours_reads_its(sample)
    print(f"{judge.checks - judge.problems} passed, {judge.problems} failed")
    sys.exit(1 if judge.problems or judge.checks < 16 else 0)


if __name__ == "__main__":
    main()
