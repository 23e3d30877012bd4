#!/usr/bin/env python3
"""extract-signature.py PDF SIGNATURE CONTENT: the CMS of a signed PDF and the bytes it covers, for a foreign judge."""
import pathlib
import re
import sys

pdf = pathlib.Path(sys.argv[1]).read_bytes()
start, gap, rest, tail = map(int, re.search(rb"/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)", pdf).groups())
hexadecimal = pdf[start + gap + 1:rest - 1]
der = bytes.fromhex(hexadecimal.decode())
length = 4 + int.from_bytes(der[2:4], "big") if der[1] == 0x82 else 2 + der[1]
pathlib.Path(sys.argv[2]).write_bytes(der[:length])
pathlib.Path(sys.argv[3]).write_bytes(pdf[start:start + gap] + pdf[rest:rest + tail])
