// node build.mjs EDITIONS_FOLDER OUT_FOLDER: the page as it is served. Every name but the page's own carries a digest of
// the content, every text file has a .gz beside it, and the service worker knows the digest of each.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { parse } from "smol-toml";

const [editionsFolder, out] = process.argv.slice(2);
const parts = {}; // address -> integrity: what works off line
const digest = (content, form) => createHash("sha256").update(content).digest(form);
const integrityOf = (content) => `sha256-${digest(content, "base64")}`;

async function put(path, content) {
  await writeFile(join(out, path), content);
  if (!path.endsWith(".wasm")) await writeFile(join(out, `${path}.gz`), gzipSync(content, { level: 9 }));
}

// A file under its content's digest; its address.
async function publish(stem, extension, content, offline = true) {
  const address = `/s/${stem}-${digest(content, "hex").slice(0, 10)}.${extension}`;
  await put(address, content);
  if (offline) parts[address] = integrityOf(content);
  return address;
}

// What the seal counts, in its order, as Edition::counted() in report/document/edition.cpp has it.
function partsOf(edition, domains) {
  const byDomains = edition.chapters.find((chapter) => chapter.form === "domains");
  if (!byDomains) return edition.chapters.filter((chapter) => chapter.form === "records").map(({ number, title }) => `${number}、${title}`);
  return byDomains.domains.map(({ code, name }) => {
    if (!domains.has(code)) throw new Error(`${edition.id}: no domain ${code} in the union list`);
    return name ?? domains.get(code);
  });
}

async function publishEditions() {
  const addresses = {};
  const list = parse(await readFile(join(editionsFolder, "domains.toml"), "utf8"));
  const domains = new Map(list.domains.map(({ code, name }) => [code, name]));
  for (const file of (await readdir(editionsFolder)).filter((name) => /-[0-9]+\.toml$/.test(name)).sort()) {
    const edition = parse(await readFile(join(editionsFolder, file), "utf8"));
    const byDomains = edition.chapters.some((chapter) => chapter.form === "domains");
    const named = { title: edition.title, byDomains, parts: partsOf(edition, domains) };
    addresses[`${edition.id}/${edition.version}`] = await publish(`${edition.id}-${edition.version}`, "json", JSON.stringify(named));
  }
  return addresses;
}

// Fetched, and kept, where the trust list names a key of that kind (seal/verify.ts).
const onlyWhereNeeded = /\/(sm2|ed25519)-/;

const common = { bundle: true, minify: true, write: false, target: "es2020", charset: "utf8", legalComments: "none", logLevel: "warning" };

async function publishReader() {
  const wasm = await publish("zxing_reader", "wasm", await readFile("node_modules/zxing-wasm/dist/reader/zxing_reader.wasm"), false);
  const { outputFiles } = await build({ ...common, entryPoints: ["source/worker/reader.ts"], format: "iife", define: { WASM: JSON.stringify(wasm) } });
  return publish("reader", "js", outputFiles[0].contents, false);
}

async function publishMain(define) {
  const { outputFiles, metafile } = await build({
    ...common, define, metafile: true, splitting: true, format: "esm", outdir: join(out, "s"), entryPoints: { main: "source/main.ts" },
    entryNames: "[name]-[hash]", chunkNames: "[name]-[hash]",
  });
  let main = "";
  for (const { path, contents } of outputFiles) {
    const address = path.slice(path.lastIndexOf("/s/"));
    await put(address, contents);
    if (!onlyWhereNeeded.test(address)) parts[address] = integrityOf(contents);
    if (/\/main-[^/]*\.js$/.test(address)) main = address;
  }
  return { main, metafile };
}

async function publishPage({ main, style, icon }) {
  const marks = { MAIN: main, MAIN_INTEGRITY: parts[main], STYLE: style, STYLE_INTEGRITY: parts[style], ICON: icon };
  const html = (await readFile("static/index.html", "utf8")).replace(/@([A-Z_]+)@/g, (_, name) => marks[name]);
  await put("/s/index.html", html);
  parts["/s"] = integrityOf(html);
}

async function publishWorker() {
  const define = { PARTS: JSON.stringify(parts), VERSION: JSON.stringify(digest(JSON.stringify(parts), "hex").slice(0, 16)) };
  const { outputFiles } = await build({ ...common, define, entryPoints: ["source/worker/sw.ts"], format: "iife" });
  await put("/sw.js", outputFiles[0].contents);
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "s"), { recursive: true });
const editions = await publishEditions();
const reader = await publishReader();
const { code } = (await import("esbuild")).transformSync(await readFile("static/style.css", "utf8"), { loader: "css", minify: true });
const style = await publish("style", "css", code);
const icon = await publish("icon", "svg", await readFile("static/icon.svg"));
const { main } = await publishMain({ EDITIONS: JSON.stringify(editions), READER: JSON.stringify(reader) });
await publishPage({ main, style, icon });
await publishWorker();
console.log(`${out}: ${Object.keys(parts).length} files kept off line`);
