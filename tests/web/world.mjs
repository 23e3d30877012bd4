// The page as it is really served: the nginx configuration of the product over TLS, a service behind it that the tests
// tell what to answer, and a real Chromium that can reach nothing else.
import { spawn, spawnSync } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { request } from "node:https";
import http2 from "node:http2";
import { connect, createServer as createSocket } from "node:net";
import { connect as tls } from "node:tls";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const host = "v.credit.example.cn";
export const address = `https://${host}/s`;
// Another page of the same site. The page is left for it, not for a blank one: that would cost the browser a process each time.
export const away = `https://${host}/s/site.json`;

async function freePort() {
  const server = createSocket().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function listening(port) {
  for (let i = 0; i < 200; ++i) {
    const socket = connect(port, "127.0.0.1");
    const up = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
    socket.destroy();
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx did not come up");
}

function command(...words) {
  const done = spawnSync(words[0], words.slice(1), { encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stdout}${done.stderr}`);
}

export class World {
  // What the service answers: path -> bytes, or a function of the request's body.
  answers = new Map();
  written = 1; // seconds: when the site's settings were written, for nginx

  static async open(source, page) {
    const world = new World();
    world.folder = mkdtempSync(join(tmpdir(), "credit-web-"));
    world.log = join(world.folder, "nginx/public.log");
    await world.startService();
    world.web = join(world.folder, "web");
    cpSync(page, world.web, { recursive: true });
    await world.startNginx(source);
    await world.startBrowser();
    return world;
  }

  async startService() {
    this.service = createServer((request, response) => {
      const chunks = [];
      request.on("data", (chunk) => chunks.push(chunk)).on("end", () => this.answer(request, response, Buffer.concat(chunks)));
    }).listen(join(this.folder, "service.sock"));
    await once(this.service, "listening");
  }

  answer(request, response, body) {
    const known = this.answers.get(request.url);
    const answer = typeof known === "function" ? known(body) : known;
    if (answer === undefined) return response.writeHead(404).end();
    const { status = 200, type = "application/cose", content = answer } = answer.status ? answer : {};
    response.writeHead(status, { "content-type": type, "cache-control": "no-cache" }).end(content);
  }

  async startNginx(source) {
    const pem = (name) => join(this.folder, name);
    this.site = pem("site.json");
    writeFileSync(this.site, "{}");
    command("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "7", "-subj",
      `/CN=${host}`, "-addext", `subjectAltName=DNS:${host}`, "-keyout", pem("key.pem"), "-out", pem("certificate.pem"));
    this.emptyRevocations(pem);
    this.port = await freePort();
    command(join(source, "system/nginx/render"), "--out", pem("nginx"), "--socket", pem("service.sock"), "--certificate",
      pem("certificate.pem"), "--key", pem("key.pem"), "--kiosk-ca", pem("certificate.pem"), "--crl", pem("crl.pem"), "--listen",
      `127.0.0.1:${await freePort()}`, "--web", this.web, "--site", this.site, "--public-listen", `127.0.0.1:${this.port}`,
      "--public-name", host, "--public-rate", "1000r/s", "--public-burst", "1000", "--check-rate", "1000r/s", "--check-burst", "100");
    await this.startOnly();
  }

  // The kiosks' side of the same file wants a revocation list.
  emptyRevocations(pem) {
    writeFileSync(pem("index"), "");
    writeFileSync(pem("ca.cnf"), `[ca]\ndefault_ca=c\n[c]\ndatabase=${pem("index")}\ndefault_md=sha256\n`);
    command("openssl", "ca", "-gencrl", "-config", pem("ca.cnf"), "-cert", pem("certificate.pem"), "-keyfile", pem("key.pem"),
      "-crldays", "7", "-out", pem("crl.pem"));
  }

  async startOnly() {
    this.nginx = spawn("nginx", ["-p", join(this.folder, "nginx"), "-e", join(this.folder, "early.log"), "-c", "nginx.conf"], { stdio: "ignore" });
    await listening(this.port);
  }

  async stopNginx() {
    this.nginx.kill("SIGTERM");
    await once(this.nginx, "exit");
  }

  async startBrowser() {
    const certificate = new X509Certificate(readFileSync(join(this.folder, "certificate.pem")));
    const pin = createHash("sha256").update(certificate.publicKey.export({ type: "spki", format: "der" })).digest("base64");
    this.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        `--host-resolver-rules=MAP ${host} 127.0.0.1:${this.port}, MAP * ~NOTFOUND`,
        `--ignore-certificate-errors-spki-list=${pin}`, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        "--no-sandbox", "--disable-background-networking",
      ],
    });
  }

  // A visitor's browser: what it asked for and what it complained about are kept.
  async visitor(options = {}) {
    const context = await this.browser.newContext({ locale: "zh-CN", viewport: { width: 360, height: 740 }, ...options });
    const visitor = { context, requests: [], complaints: [] };
    context.on("request", (request) => visitor.requests.push(request));
    context.on("console", (message) => {
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) visitor.complaints.push(message.text());
    });
    visitor.page = await context.newPage();
    visitor.page.on("pageerror", (error) => visitor.complaints.push(String(error)));
    return visitor;
  }

  // The lists, root and clock of one vector.
  async serve(vector, page) {
    await this.serveLists(readBundle(Buffer.from(vector.trust, "hex")), vector.clock, page);
  }

  async serveLists(bundle, clock, page) {
    this.answers.clear();
    this.answers.set("/v1/trust-list", bundle.trust);
    for (const { issuer, bytes } of bundle.status) this.answers.set(`/v1/status-list/${issuer}`, bytes);
    writeFileSync(this.site, JSON.stringify({ root: bundle.root.toString("base64"), purposes }));
    utimesSync(this.site, ++this.written, this.written); // nginx tells two apart by their second and size
    if (page) await page.clock.setFixedTime(new Date(clock));
  }

  // One request beside the browser: status, headers, body as sent.
  ask(path, method = "GET") {
    const options = { host: "127.0.0.1", port: this.port, servername: host, rejectUnauthorized: false, path, method,
      headers: { host, "accept-encoding": "gzip" } };
    return new Promise((resolve, reject) => {
      const chunks = [];
      request(options, (answer) => {
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
      }).on("error", reject).end();
    });
  }

  // Every byte on the wire, TLS and headers included, when one connection fetches all of these.
  async weigh(paths) {
    const wire = connect(this.port, "127.0.0.1");
    const secure = tls({ socket: wire, servername: host, rejectUnauthorized: false, ALPNProtocols: ["h2"] });
    const session = http2.connect(`https://${host}`, { createConnection: () => secure });
    for (const path of paths) {
      const stream = session.request({ ":path": path, "accept-encoding": "gzip" });
      let status = 0;
      stream.on("response", (headers) => (status = headers[":status"])).resume();
      await once(stream, "end");
      if (status !== 200) throw new Error(`${path}: ${status}`);
    }
    session.destroy();
    return wire.bytesRead;
  }

  async close() {
    await this.browser.close();
    await this.stopNginx();
    this.service.close();
    rmSync(this.folder, { recursive: true });
  }
}

const purposes = [{ code: "bank_loan", name: { zh_CN: "银行贷款", zh_TW: "銀行貸款", en: "Bank loan" } }];

// A reader of its own for the bundle's CBOR: { 1: root, 2: trust list, ? 3: [ status list ] }
export function readBundle(bytes) {
  let at = 0;
  const head = () => {
    const first = bytes[at++];
    const info = first & 31;
    if (info < 24) return info;
    const width = 1 << (info - 24);
    at += width;
    return bytes.readUIntBE(at - width, width);
  };
  const string = () => {
    const size = head();
    at += size;
    return bytes.subarray(at - size, at);
  };
  const bundle = { status: [] };
  for (let pairs = head(); pairs > 0; --pairs) {
    const key = head();
    if (key === 1) bundle.root = string();
    if (key === 2) bundle.trust = string();
    if (key === 3) for (let lists = head(); lists > 0; --lists) bundle.status.push(string());
  }
  bundle.status = bundle.status.map((list) => ({ issuer: issuerOf(list), bytes: list }));
  return bundle;
}

// Claim 4 of the list, a text: 04 and its head. Enough for lists made by our own tools.
export function issuerOf(list) {
  return /\u0004[\u0060-\u0077]([A-Z0-9-]{1,16})\u0005/.exec(list.toString("latin1"))?.[1] ?? null;
}
