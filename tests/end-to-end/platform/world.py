"""The platform as it really runs: the program, nginx in front, certificates of a development PKI, all in one folder."""
import base64
import csv
import http.client
import json
import pathlib
import secrets
import signal
import socket
import ssl
import subprocess
import time
import tomllib

from stores import stores_in


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Places:
    """Where the product's data lie: in the source tree, with a page of one line (the page itself is looked at by tests/web),
    or under an installation's prefix, where the page is the one that is installed."""
    def __init__(self, source, prefix=None):
        source = pathlib.Path(source)
        self.cards = source / "tests/emulators/cards.toml"
        share = prefix and pathlib.Path(prefix) / "share/credit"
        self.tables = share / "tables" if share else source / "platform/import/tables"
        self.editions = share / "editions" if share else source / "report/document/editions"
        self.offer = (share / "offers" if share else source / "platform/issue/offers") / "example-city.toml"
        self.render = (share if share else source / "system") / "nginx/render"
        self.page = share and share / "web"
        self.keep_logs = source / "tests/support/keep-logs"
        self.desk = share / "desk" if share else source / "platform/desk/page"


class World:
    def __init__(self, places, platform, certs, folder, name="platform"):
        self.name = name  # of the suite whose logs these are
        self.places, self.platform = places, platform
        self.folder, self.pki = pathlib.Path(folder), pathlib.Path(folder) / "pki"
        self.processes = []
        self.stores = stores_in(self.folder)
        run(certs, "make", self.pki)
        self.archive = self.make_archive_key(certs)
        self.make_strangers()
        self.settings = self.write_settings()
        self.fill()
        self.make_page()
        self.port, self.public_port, self.metrics_port = free_port(), free_port(), free_port()

    def manage(self, command, *arguments):
        return run(self.platform, command, "--settings", self.settings, *arguments)

    def write_settings(self):
        file = self.folder / "platform.toml"
        file.write_text(f"""
[store]
database = "{self.stores.setting("credit")}"
register_key = "{self.folder}/register.key"
[data]
tables = "{self.places.tables}"
editions = "{self.places.editions}"
offer = "{self.places.offer}"
[issuer]
key = "{self.pki}/issuer.key"
admit_key_file = true
[archive]
key = "{self.pki}/issuer-{self.archive}.key"
admit_key_file = true
certificate = "{self.pki}/issuer-{self.archive}.pem"
[enrol]
key = "{self.pki}/root.key"
admit_key_file = true
certificate = "{self.pki}/root.pem"
[service]
socket = "{self.folder}/service.sock"
[published]
trust_list = "{self.pki}/trust-list.cose"
status_lists = "{self.pki}/status-lists"
bundle = "{self.pki}/trust.cbor"
""", encoding="utf-8")
        return file

    def settings_of(self, store, file):
        """The same settings but for another store, in another file."""
        text = self.settings.read_text(encoding="utf-8")
        file.write_text(text.replace(f'"{self.stores.setting("credit")}"', f'"{self.stores.setting(store)}"'), encoding="utf-8")
        return file

    def make_archive_key(self, certs):
        """Its id: the issuer's SM2 key for the archives, named in the trust list, and its certificate."""
        key = run(certs, "key", self.pki, "--role", "issuer", "--owner", "CN-990000", "--name", "示例市公共信用信息中心",
                  "--suite", "SM2").strip()
        run(certs, "certificate", self.pki, key)
        return key

    def make_strangers(self):
        """A kiosk certificate that ran out, and one of another root."""
        config = self.folder / "ca.cnf"
        config.write_text(f"[ca]\ndefault_ca=c\n[c]\ndatabase={self.folder}/index\nserial={self.folder}/serial\n"
                          f"new_certs_dir={self.folder}\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n")
        (self.folder / "index").write_text("")
        (self.folder / "serial").write_text("7001\n")
        for name in ("expired", "stranger"):
            run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                "/CN=K-0009", "-keyout", self.pki / f"{name}.key", "-out", self.folder / f"{name}.csr")
        run("openssl", "ca", "-batch", "-config", config, "-cert", self.pki / "root.pem", "-keyfile", self.pki / "root.key",
            "-startdate", "20200101000000Z", "-enddate", "20200201000000Z", "-notext",
            "-in", self.folder / "expired.csr", "-out", self.pki / "expired.pem")
        run("openssl", "x509", "-req", "-in", self.folder / "stranger.csr", "-signkey", self.pki / "stranger.key",
            "-days", "30", "-out", self.pki / "stranger.pem")

    def fill(self):
        self.manage("prepare")
        run(self.platform, "seed", "--out", self.folder / "seed", "--tables", self.places.tables, "--cards", self.places.cards)
        for delivery in sorted((self.folder / "seed").glob("*.csv")):
            self.manage("import", "--table", delivery.stem, delivery)
        self.manage("kiosk", "add", "--id", "K-0001", "--cert", self.pki / "kiosk-tls.pem")

    def identities(self):
        """Names and numbers of everybody the store knows, firms too."""
        for table in ("persons", "organisations"):
            with open(self.folder / "seed" / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    yield from (row[head] for head in ("姓名", "证件号码", "机构名称", "统一社会信用代码") if row.get(head))

    def named_in_logs(self):
        """Which log names whom, after everything that was asked: of the store's subjects and the cards the tests put down."""
        with open(self.places.cards, "rb") as file:
            cards = tomllib.load(file)
        people = {str(card[key]) for kind in cards.values() for card in kind for key in ("name", "number") if card.get(key)}
        logs = {log: log.read_text(encoding="utf-8", errors="replace") for log in self.folder.rglob("*.log")}
        assert people and sum(map(len, logs.values())) > 100_000, "nothing was looked at"
        return [f"{log.name}: {who}" for who in people | set(self.identities()) for log, text in logs.items() if who in text]

    def make_page(self):
        self.page = self.places.page or self.folder / "web"
        if not self.places.page:
            (self.page / "s").mkdir(parents=True)
            (self.page / "s/index.html").write_text("<!doctype html><title>page</title>")
        self.manage("page", "--out", self.folder / "site.json")

    def start(self, services=1):
        """Several services share one PostgreSQL store, behind the same nginx."""
        self.log = open(self.folder / "service.log", "w")
        self.sockets = [self.folder / ("service.sock" if i == 0 else f"service-{i}.sock") for i in range(services)]
        self.services = [self.start_service(i) for i in range(services)]
        self.serve("nginx", self.port, self.public_port, "--metrics-listen", f"127.0.0.1:{self.metrics_port}")
        deadline = time.monotonic() + 30
        while True:
            try:
                if self.ask("GET", "/v1/health", who=None)[0] == 200:
                    return
            except OSError:
                pass
            assert time.monotonic() < deadline, "the platform did not come up: " + (self.folder / "service.log").read_text()
            time.sleep(0.1)

    def start_service(self, i):
        settings = self.folder / f"service-{i}.toml"
        text = self.settings.read_text(encoding="utf-8")
        settings.write_text(text.replace(f"{self.folder}/service.sock", str(self.sockets[i])), encoding="utf-8")
        return self.spawn([self.platform, "serve", "--settings", settings], self.log)

    def restart_service(self, i):
        """After it was killed, as systemd does."""
        self.services[i].wait()
        self.processes.remove(self.services[i])
        self.services[i] = self.start_service(i)

    def serve(self, name, port, public_port, *options):
        """An nginx of the product's configuration, in a folder of its own."""
        run(self.places.render, "--out", self.folder / name, "--socket", " ".join(map(str, self.sockets)),
            "--certificate", self.pki / "server.pem", "--key", self.pki / "server.key", "--kiosk-ca", self.pki / "root.pem",
            "--crl", self.pki / "crl.pem", "--listen", f"127.0.0.1:{port}",
            "--rate", "1000r/s", "--burst", "1000", "--enrol-rate", "100r/s", "--enrol-burst", "100",  # one machine asks faster here than any visitor could
            "--web", self.page, "--site", self.folder / "site.json", "--public-listen", f"127.0.0.1:{public_port}",
            "--public-rate", "20r/s", "--public-burst", "100", *options)
        self.spawn(["nginx", "-p", self.folder / name, "-c", "nginx.conf"], subprocess.DEVNULL)

    def serve_desk(self):
        """The desk's door. Its port."""
        port = free_port()
        self.serve("nginx-desk", free_port(), free_port(), "--desk", self.places.desk, "--desk-listen", f"127.0.0.1:{port}",
                   "--desk-rate", "1000r/s", "--desk-burst", "1000", "--desk-login-rate", "1000r/m", "--desk-login-burst", "100")
        self.wait_for("nginx-desk", "/", port)
        return port

    def serve_behind_a_balancer(self, name, *options):
        """The public side a second time, believing X-Forwarded-For: here the tests come from wherever they say. Its port."""
        port = free_port()
        self.serve(name, free_port(), port, "--behind", "127.0.0.1", *options)
        self.wait_for(name, "/s/site.json", port)
        return port

    def wait_for(self, name, path, port):
        deadline = time.monotonic() + 30
        while True:
            try:
                return self.ask("GET", path, who=None, port=port)
            except OSError:
                assert time.monotonic() < deadline, f"{name} did not come up"
                time.sleep(0.1)

    def spawn(self, command, log):
        process = subprocess.Popen([str(part) for part in command], stderr=log)
        self.processes.append(process)
        return process

    def stop(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGTERM)
        codes = [process.wait(timeout=20) for process in reversed(self.processes)]
        self.log.close()
        run(self.places.keep_logs, self.name, self.folder)
        return codes

    def tls(self, who="kiosk-tls"):
        context = ssl.create_default_context(cafile=self.pki / "root.pem")
        if who:
            context.load_cert_chain(self.pki / f"{who}.pem", self.pki / f"{who}.key")
        return context

    def ask_publicly(self, method, path, body=None, headers=None):
        return self.ask(method, path, body, None, headers, self.public_port)

    def ask(self, method, path, body=None, who="kiosk-tls", headers=None, port=None):
        """(status, JSON or bytes, headers)"""
        connection = http.client.HTTPSConnection("localhost", port or self.port, context=self.tls(who), timeout=20)
        try:
            data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
            connection.request(method, path, data, headers or {})
            answer = connection.getresponse()
            content = answer.read()
            is_json = (answer.getheader("Content-Type") or "").endswith("json")
            return answer.status, json.loads(content) if is_json and content else content, answer.headers
        finally:
            connection.close()

    def visit_and_subjects(self, name="测试甲", number="990101199003070015"):
        status, answer, _ = self.ask("POST", "/v1/visits",
                                     {"name": name, "id_number": number, "card_read": "2026-11-22T06:30:00Z"})
        assert status == 201, answer
        return "/v1/visits/" + answer["visit"], answer["subjects"]

    def open_visit(self, *who):
        return self.visit_and_subjects(*who)[0]

    def wish(self, **change):
        consent = self.ask("GET", "/v1/offer")[1]["consent"]
        return {"subject": "self", "edition": "natural-person/1", "purpose": "bank_loan", "years": 5,
                "consent": {"version": consent["version"], "sha256": consent["sha256"], "language": "zh_CN",
                            "given": "2026-11-22T06:30:40Z"}} | change

    def issue(self, visit, wish=None, key=None):
        return self.ask("POST", visit + "/reports", wish or self.wish(), headers={"Idempotency-Key": key or secrets.token_hex(16)})

    @staticmethod
    def document(report):
        return json.loads(base64.b64decode(report["document"]))
