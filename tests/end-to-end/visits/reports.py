#!/usr/bin/env python3
"""reports.py HALL NAME NUMBER SUBJECT EDITION COUNT: as many reports about the subject, asked for by the hall's machine in a
visit of this person. Prints how many were issued; exit status 1 when one was not."""
import datetime
import http.client
import json
import pathlib
import ssl
import sys
import tomllib
import urllib.parse
import uuid


def main():
    hall, name, number, subject, edition, count = sys.argv[1:]
    settings = tomllib.loads((pathlib.Path(hall) / "kiosk.toml").read_text())["platform"]
    door = urllib.parse.urlsplit(settings["url"])
    context = ssl.create_default_context(cafile=settings["authority"])
    context.load_cert_chain(settings["certificate"], settings["key"])
    platform = http.client.HTTPSConnection(door.hostname, door.port, context=context, timeout=20)

    def ask(method, path, body=None, expected=200, **headers):
        platform.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"} | headers)
        answer = platform.getresponse()
        text = answer.read().decode()
        if answer.status != expected:
            raise SystemExit(f"{path.rpartition('/')[2]}: {answer.status} {text}")
        return json.loads(text) if text else {}

    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    consent = ask("GET", "/v1/offer")["consent"]
    visit = "/v1/visits/" + ask("POST", "/v1/visits", {"name": name, "id_number": number, "card_read": now}, 201)["visit"]
    given = {"version": consent["version"], "sha256": consent["sha256"], "language": "zh_CN", "given": now}
    for _ in range(int(count)):
        wish = {"subject": subject, "edition": edition, "purpose": "bank_loan", "years": 5, "consent": given}
        ask("POST", visit + "/reports", wish, 201, **{"Idempotency-Key": uuid.uuid4().hex})
    ask("DELETE", visit, expected=204)
    print(count)


if __name__ == "__main__":
    main()
