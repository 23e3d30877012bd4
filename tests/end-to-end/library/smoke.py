#!/usr/bin/env python3
"""smoke.py LIBRARY TRUST SEAL_TEXT TIME: the verifier from Python, by ctypes alone."""
import ctypes
import json
import pathlib
import sys


def main():
    library = ctypes.CDLL(sys.argv[1])
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    library.creditreport_verifier_open.restype = pointer
    library.creditreport_verifier_open.argtypes = [text, ctypes.c_size_t, text, text, ctypes.POINTER(pointer)]
    library.creditreport_check.restype = pointer
    library.creditreport_check.argtypes = [pointer, ctypes.c_int, text, ctypes.c_size_t, ctypes.c_int64,
                                           ctypes.POINTER(pointer)]
    library.creditreport_verdict_text.restype = text
    library.creditreport_verdict_text.argtypes = [pointer, ctypes.c_int]
    library.creditreport_verdict_json.restype = pointer
    library.creditreport_verdict_json.argtypes = [pointer, ctypes.c_int]
    library.creditreport_failure_code.restype = text
    library.creditreport_failure_code.argtypes = [pointer]
    for name in ("verdict_conclusion", "verdict_free", "verifier_free", "text_free", "failure_free"):
        getattr(library, "creditreport_" + name).argtypes = [pointer]

    trust = pathlib.Path(sys.argv[2]).read_bytes()
    seal = pathlib.Path(sys.argv[3]).read_bytes()
    failure = pointer()
    assert library.creditreport_verifier_open(b"no bundle", 9, None, None, ctypes.byref(failure)) is None
    assert library.creditreport_failure_code(failure) == b"trust_bundle_malformed"
    library.creditreport_failure_free(failure)

    verifier = library.creditreport_verifier_open(trust, len(trust), None, None, None)
    assert verifier
    verdict = library.creditreport_check(verifier, 2, seal, len(seal), int(sys.argv[4]), None)
    assert library.creditreport_verdict_conclusion(verdict) == 0
    number = library.creditreport_verdict_text(verdict, 0).decode()
    raw = library.creditreport_verdict_json(verdict, 2)
    answer = json.loads(ctypes.string_at(raw))
    assert answer["facts"]["report_number"] == number and answer["headline"] == "GENUINE AND VALID"
    library.creditreport_text_free(raw)
    library.creditreport_verdict_free(verdict)
    library.creditreport_verifier_free(verifier)
    print("python:", number)


if __name__ == "__main__":
    main()
