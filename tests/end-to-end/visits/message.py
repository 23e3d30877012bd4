#!/usr/bin/env python3
"""message.py HALL [--wrong]: the code in the newest message of the hall's outbox; --wrong: six digits that are not it."""
import json
import pathlib
import re
import sys
import time

outbox = pathlib.Path(sys.argv[1]) / "outbox"
for _ in range(200):
    messages = sorted(outbox.glob("*.json"))
    if messages:
        break
    time.sleep(0.05)
code = re.search(r"验证码(\d{6})", json.loads(messages[-1].read_text(encoding="utf-8"))["text"])[1]
print(("111111" if code != "111111" else "222222") if "--wrong" in sys.argv else code)
