// The page as people use it: a picture, the camera, the keyboard, the number and check code, three languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { deflateSync } from "node:zlib";
import { answersOn, forget, give, vectorsOf } from "./vectors.mjs";
import { address } from "./world.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A PNG (RFC 2083) of a vector's symbol: eight-bit grey, `scale` pixels a module, a quiet zone of four.
export function pngOf({ size, rows }, scale = 4) {
  const side = (size + 8) * scale;
  const raw = Buffer.alloc((side + 1) * side, 255);
  const dark = (x, y) => x >= 0 && y >= 0 && x < size && y < size && (parseInt(rows[y].slice((x >> 3) * 2, (x >> 3) * 2 + 2), 16) >> (7 - (x & 7))) & 1;
  for (let y = 0; y < side; ++y) {
    raw[y * (side + 1)] = 0;
    for (let x = 0; x < side; ++x) if (dark(Math.floor(x / scale) - 4, Math.floor(y / scale) - 4)) raw[y * (side + 1) + 1 + x] = 0;
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc(body), body.length + 4);
    return framed;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(raw)), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; ++bit) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

export function use(world, source) {
  const named = (name) => vectorsOf(source, "seal").find((vector) => vector.name === name);
  const genuine = named("genuine-countersigned");
  const opened = async (options = {}) => {
    const visitor = await world.visitor({ serviceWorkers: "block", ...options });
    await world.serve(genuine, visitor.page);
    await visitor.page.goto(address);
    await visitor.page.waitForSelector("#ways");
    return visitor;
  };

  test("a picture: chosen, then dropped; one without a code says so", async () => {
    const { context, page, complaints } = await opened();
    const picture = { name: "page.png", mimeType: "image/png", buffer: pngOf(genuine.qr) };
    await page.setInputFiles("#picture", picture);
    await page.waitForSelector("[data-conclusion=genuine]");
    await page.evaluate((bytes) => {
      const moved = new DataTransfer();
      moved.items.add(new File([Uint8Array.from(bytes)], "page.png", { type: "image/png" }));
      document.getElementById("result").replaceChildren();
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
    }, [...picture.buffer]);
    await page.waitForSelector("[data-conclusion=genuine]");
    const blank = { size: 21, rows: Array(21).fill("000000") };
    await page.setInputFiles("#picture", { ...picture, buffer: pngOf(blank) });
    await page.waitForSelector("[data-conclusion=unreadable]");
    assert.equal((await answersOn(page)).stages.scanned, "failed: no_code_found");
    await page.setInputFiles("#picture", { ...picture, buffer: Buffer.from("no picture") });
    await page.waitForSelector('[data-stage=scanned][data-answer="failed: picture_unreadable"]', { state: "attached" });
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("the camera looks, and stops", async () => {
    const { context, page, complaints } = await opened({ permissions: ["camera"] });
    await page.click("#camera-start");
    await page.waitForFunction(() => document.getElementById("video").videoWidth > 0);
    await page.click("#camera-stop");
    assert.equal(await page.evaluate(() => document.getElementById("video").srcObject), null);
    assert.equal(await page.isVisible("#camera"), false);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  test("number and check code: mistyped ones are not sent, the answer is checked like any seal", async () => {
    const { context, page, requests } = await opened();
    const asked = [];
    const answer = (reply) => world.answers.set("/v1/check", (body) => (asked.push(JSON.parse(body.toString())), reply));
    const seal = Buffer.from(named("genuine-issuer-only").cose, "hex").toString("base64");
    answer({ status: 200, type: "application/json", content: JSON.stringify({ report_number: "", seal, state: "valid" }) });
    await page.click("summary:has-text('用编号和核验码查询')");
    const submit = async (number, code) => {
      await page.fill("#number", number);
      await page.fill("#code", code);
      await page.click("#online-form button");
    };
    await submit(genuine.claims.report_number, "7K2M 9XQP 4T1F");
    await page.waitForSelector("#online-form-wrong:has-text('核验码有误')");
    await submit("2026", "7K2M 9XQP 4T1G");
    await page.waitForSelector("#online-form-wrong:has-text('报告编号应为')");
    assert.deepEqual(asked, []);
    await submit(" 20261122143005 abcd1234 ", "7k2m-9xqp-4t1g");
    await page.waitForSelector("[data-conclusion=genuine]");
    assert.deepEqual(asked, [{ report_number: "20261122143005ABCD1234", check_code: "7K2M9XQP4T1G" }]);
    assert.match(await page.innerText("#result"), /以下是平台登记的这份报告的内容/);
    await page.click("summary:has-text('用编号和核验码查询')");
    for (const [status, words] of [[404, "没有查到"], [429, "查询次数过多"], [503, "现在不能查询"]]) {
      answer({ status, type: "application/problem+json", content: "{}" });
      await submit("20261122143005ABCD1234", "7K2M9XQP4T1G");
      await page.waitForSelector(`#online-form-wrong:has-text('${words}')`);
    }
    assert.ok(requests.every((request) => !request.url().includes("20261122143005")));
    await context.close();
  });

  test("by keyboard alone: language, digits, and the answer has the focus", async () => {
    const { context, page } = await opened();
    const press = async (key, times = 1) => { for (let i = 0; i < times; ++i) await page.keyboard.press(key); };
    const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.language || document.activeElement.tagName);
    await press("Tab", 3);
    assert.equal(await focus(), "en");
    await press("Enter");
    assert.equal(await page.getAttribute("html", "lang"), "en");
    const reached = [];
    for (let i = 0; i < 6; ++i) {
      await press("Tab");
      reached.push(await focus());
    }
    assert.deepEqual(reached.slice(0, 4), ["camera-start", "picture", "SUMMARY", "SUMMARY"]);
    await page.focus("summary:has-text('digits')");
    await press("Enter");
    await press("Tab");
    assert.equal(await focus(), "digits");
    await page.keyboard.insertText(genuine.digits);
    await press("Tab");
    await press("Enter");
    await page.waitForSelector("[data-conclusion=genuine]");
    assert.equal(await focus(), "result-heading");
    await page.reload();
    await page.waitForSelector("#ways");
    assert.equal(await page.getAttribute("html", "lang"), "en", "the language is remembered");
    await context.close();
  });

  test("the browser's language is spoken first", async () => {
    for (const [locale, lang] of [["zh-CN", "zh-CN"], ["zh-TW", "zh-TW"], ["zh-HK", "zh-TW"], ["en-GB", "en"], ["fr-FR", "zh-CN"]]) {
      const { context, page } = await opened({ locale });
      assert.equal(await page.getAttribute("html", "lang"), lang, locale);
      await context.close();
    }
  });

  test("axe finds nothing: start and answers, light and dark, everything unfolded", async () => {
    const { context, page } = await opened({ bypassCSP: true });
    const look = async (where) => {
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"] }));
      assert.deepEqual(found.violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.html).join()}`), []);
    };
    await look("start");
    for (const [name, colorScheme] of [["genuine-countersigned", "light"], ["genuine-countersigned", "dark"], ["expired", "dark"], ["withdrawn", "light"]]) {
      const vector = named(name);
      await page.emulateMedia({ colorScheme });
      await forget(page);
      await world.serve(vector, page);
      await give(page, vector.text);
      await look(`${name}, ${colorScheme}`);
    }
    await context.close();
  });
}
