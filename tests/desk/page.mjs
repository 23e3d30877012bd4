// node page.mjs WORLD: the desk page in a real Chromium, by its own nginx and the real platform. One member of the staff, on
// a desk's screen and on a phone, in three languages.
import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { chromium } from "playwright-core";

const world = JSON.parse(process.argv[2]);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { words } = await import(pathToFileURL(join(world.page, "words.js")));
const certificate = new X509Certificate(readFileSync(world.certificate));
const pin = createHash("sha256").update(certificate.publicKey.export({ type: "spki", format: "der" })).digest("base64");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [`--ignore-certificate-errors-spki-list=${pin}`, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost", "--no-sandbox", "--disable-background-networking"],
});
test.after(() => browser.close());

const desk = { width: 1280, height: 900 }, phone = { width: 360, height: 740 };

async function atDesk(options, act) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: desk, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/Failed to load resource/.test(message.text()) && complaints.push(message.text()));
  page.on("dialog", (dialog) => complaints.push(dialog.message()));
  await page.goto(world.url);
  await page.waitForSelector("form.login");
  await act(page, context);
  assert.deepEqual(complaints, []);
  await context.close();
}

async function logIn(page, password = world.password) {
  await page.fill("input[name=account]", world.account);
  await page.fill("input[name=password]", password);
  await page.press("input[name=password]", "Enter");
}

// What a machine can see of a screen: it fits, and axe has nothing to say of labels, names, contrast and order. The
// judge is let in by a world of its own, since the page's policy lets no foreign script run.
async function look(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!wide, `${name} is wider than its screen`);
  await page.screenshot({ path: join(world.screens, `${name}.png`), fullPage: true });
}

async function judge(page, name) {
  const client = await page.context().newCDPSession(page);
  const { frameTree } = await client.send("Page.getFrameTree");
  const { executionContextId } = await client.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "judge" });
  await client.send("Runtime.evaluate", { expression: axe, contextId: executionContextId });
  const { result } = await client.send("Runtime.evaluate", { contextId: executionContextId, awaitPromise: true, returnByValue: true,
    expression: "axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')))" });
  assert.deepEqual(result.value, [], name);
}

test("the three languages have the same words", () => {
  const keys = (one) => Object.entries(one).flatMap(([key, value]) => (typeof value === "object" ? Object.keys(value).map((below) => `${key}.${below}`) : [key])).sort();
  for (const other of [words.zh_TW, words.en]) assert.deepEqual(keys(other), keys(words.zh_CN));
  for (const one of Object.values(words)) assert.ok(Object.values(one).every((value) => value !== ""));
});

test("log in: a wrong password says so, the right one opens the hall; a script sees no session", async () => {
  await atDesk({}, async (page, context) => {
    await look(page, "login-zh_CN");
    await judge(page, "login");
    await logIn(page, "not the password");
    await page.getByRole("alert").filter({ hasText: words.zh_CN.notes.desk_login_wrong }).waitFor();
    assert.equal(await page.inputValue("input[name=password]"), "");
    await logIn(page);
    await page.getByRole("heading", { name: words.zh_CN.waiting }).waitFor();
    assert.equal(await page.evaluate(() => document.cookie), "");
    const [cookie] = await context.cookies();
    assert.deepEqual([cookie.name, cookie.httpOnly, cookie.secure, cookie.sameSite], ["__Host-desk", true, true, "Strict"]);
    await page.reload();
    await page.getByRole("heading", { name: words.zh_CN.waiting }).waitFor();
    await page.getByRole("button", { name: words.zh_CN.leave }).click();
    await page.waitForSelector("form.login");
    await page.reload();
    await page.waitForSelector("form.login");
  });
});

for (const [language, locale] of Object.entries({ zh_CN: "zh-CN", zh_TW: "zh-TW", en: "en-GB" }))
  test(`the hall on a desk and on a phone: ${language}`, async () => {
    for (const [name, viewport] of Object.entries({ desk, phone }))
      for (const colorScheme of ["light", "dark"])
        await atDesk({ locale, viewport, colorScheme }, async (page) => {
          const w = words[language];
          if (colorScheme === "light") await look(page, `login-${language}-${name}`);
          await logIn(page);
          await page.getByText(world.pairing).waitFor();
          await page.getByText(w.out_of_order).waitFor();
          assert.equal(await page.evaluate(() => document.documentElement.lang), w.tag);
          await look(page, `hall-${language}-${name}-${colorScheme}`);
          await judge(page, `hall ${language} ${name} ${colorScheme}`);
        });
  });

test("a refill is noted; the machine's card counts anew", async () => {
  await atDesk({}, async (page) => {
    await logIn(page);
    const w = words.zh_CN;
    await page.getByLabel(w.put).fill("500");
    await page.getByRole("button", { name: w.note }).click();
    await page.getByRole("status").filter({ hasText: w.noted }).waitFor();
    await page.getByText(`500 ${w.sheetsPut}`).waitFor();
  });
});

test("confirming asks for both looks, keeps its ticks while the page looks again, and works by keyboard alone", async () => {
  await atDesk({ viewport: phone }, async (page) => {
    await logIn(page);
    const w = words.zh_CN;
    const confirm = page.getByRole("button", { name: w.confirm });
    await confirm.waitFor();
    assert.ok(await confirm.isDisabled());
    await page.getByLabel(w.card).focus();
    await page.keyboard.press("Space");
    assert.ok(await confirm.isDisabled());
    await page.waitForResponse((answer) => answer.url().endsWith("/v1/desk/hall"));
    await page.waitForResponse((answer) => answer.url().endsWith("/v1/desk/hall"));
    assert.ok(await page.getByLabel(w.card).isChecked());
    assert.equal(await page.evaluate(() => document.activeElement.type), "checkbox");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await look(page, "confirm-zh_CN-phone");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: w.confirmed }).waitFor();
    await page.getByText(w.nobody).waitFor();
    await look(page, "confirmed-zh_CN-phone");
  });
});
