#!/usr/bin/env python3
"""judge.py DIR CREDIT_VERIFY EDITIONS PACKAGES: our file for the archives read by strangers, and a stranger's by us."""
import json
import pathlib
import subprocess
import sys

import foreign

ISSUER, ANOTHER = "0b".rjust(64, "0"), "0c".rjust(64, "0")  # see samples.cpp
STEP = 5  # every fifth byte of the file is changed


def main():
    folder, credit_verify, editions, packages = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
    sm2 = foreign.Sm2(pathlib.Path(__file__).with_name("sm2.mjs"), packages)
    ours, document = (folder / "report.p7").read_bytes(), (folder / "report.json").read_bytes()
    problems = 0

    def tell(right, words):
        nonlocal problems
        problems += not right
        print("ok   " if right else "WRONG", words, flush=True)

    def answer(file, identity=foreign.IDENTITY):
        try:
            return "accepted" if foreign.check(file, sm2, identity) == document else "another document"
        except (foreign.Refused, ValueError, TypeError, KeyError, AttributeError, OverflowError) as why:  # a parser that stumbles has refused
            return f"refused: {why}"

    def verdict(file):
        (folder / "foreign.p7").write_bytes(file)
        done = subprocess.run([credit_verify, "--trust", folder / "trust.cbor", "--editions", editions, "--at",
                               (folder / "at").read_text(), "--json", folder / "foreign.p7"], capture_output=True, text=True)
        said = json.loads(done.stdout)
        failed = [stage["failure"]["code"] for stage in said["stages"] if stage["answer"] == "failed"]
        return failed[0] if failed else said["conclusion"]

    tell(answer(ours) == "accepted", f"asn1crypto and sm-crypto-v2 read our file: {answer(ours)}")
    tell(answer(ours, "another identity").startswith("refused: signature"), "and not under another identity")
    places = range(0, len(ours), STEP)
    taken = [at for at in places for bit in (1, 0x80)
             if answer(ours[:at] + bytes([ours[at] ^ bit]) + ours[at + 1:]) == "accepted"]
    tell(not taken, f"{len(places)} of {len(ours)} bytes changed, one at a time, in two ways: {len(taken)} accepted {taken}")
    tell(verdict(ours) == "genuine", "our verifier takes our file")
    theirs = foreign.write(document, ISSUER, sm2)
    tell(answer(theirs) == "accepted", f"the strangers take their own file: {answer(theirs)}")
    tell(verdict(theirs) == "genuine", f"our verifier takes the strangers' file: {verdict(theirs)}")
    for file, code, words in (
            (foreign.write(document, ANOTHER, sm2), "issuer_key_unknown", "one by another key"),
            (foreign.write(document, ISSUER, sm2, identity=""), "seal_signature_wrong", "one signed under an empty identity"),
            (foreign.write(document, ISSUER, sm2, digest=bytes(32)), "signed_data_malformed", "one with a wrong digest"),
            (theirs + b"\0", "signed_data_malformed", "one byte more"),
            (theirs.replace(b"CN-990000", b"CN-990001"), "signed_data_malformed", "another issuer in the document")):
        tell(file != theirs and verdict(file) == code, f"and refuses {words}: {verdict(file)}")
    sm2.close()
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
