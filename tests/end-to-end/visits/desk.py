#!/usr/bin/env python3
"""desk.py HALL confirm|refuse: somebody of the hall's staff, at the desk's own door: logs in, settles who waits, logs out."""
import http.client
import json
import pathlib
import ssl
import sys

hall, decision = pathlib.Path(sys.argv[1]), sys.argv[2]
host, port, account, password = (hall / "desk").read_text(encoding="utf-8").split("\n")[:4]
trust = ssl.create_default_context(cafile=hall / "pki/root.pem")
headers = {}


def ask(method, path, body=None):
    door = http.client.HTTPSConnection(host, int(port), timeout=20, context=trust)
    door.request(method, path, json.dumps(body) if body else None, headers | {"Content-Type": "application/json"})
    answer = door.getresponse()
    told = answer.read()
    assert answer.status < 300, (path, answer.status, told)
    return (json.loads(told) if told else {}), answer.getheader("Set-Cookie", "")


session, cookie = ask("POST", "/v1/desk/session", {"account": account, "password": password})
headers |= {"Cookie": cookie.split(";")[0], "X-Desk-Token": session["token"]}
waiting = ask("GET", "/v1/desk/hall")[0]["waiting"]
assert len(waiting) == 1, waiting
body = {"decision": decision, "seen": "card_and_person" if decision == "confirm" else "none"}
ask("POST", f"/v1/desk/requests/{waiting[0]['request']}", body)
ask("DELETE", "/v1/desk/session")
