// Screens to be looked at, and what a machine can see of them: nothing is wider than a narrow phone, nothing overlaps.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { digitsOf, makeOffice, makeSeal } from "./maker.mjs";
import { forget, give, giveAnother, vectorsOf } from "./vectors.mjs";
import { address } from "./world.mjs";

const languages = { zh_CN: "zh-CN", zh_TW: "zh-TW", en: "en-GB" };
const cases = ["genuine-countersigned", "expired", "superseded", "withdrawn", "hostile-count-changed", "hostile-own-issuer",
  "hostile-own-kiosk", "hostile-trailing-byte", "genuine-issuer-only"];
const dark = ["genuine-countersigned", "hostile-count-changed"];

// How many counts the seal of each edition has.
const editions = { "natural-person/1": 6, "general/2": 8, "special-example/1": 38, "special-guangdong/1": 38, "special-tianjin/1": 33 };

export function looks(world, source, screens) {
  const named = (name) => vectorsOf(source, "seal").find((vector) => vector.name === name);
  const genuine = named("genuine-countersigned");
  const fits = async (page, what) => {
    const wide = await page.evaluate(() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility() && !one.closest(".spoken, svg")
      && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((one) => one.outerHTML.slice(0, 120)));
    assert.deepEqual(wide, [], what);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), what);
  };
  const shoot = async (page, name) => {
    await fits(page, name);
    await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true });
  };
  const visit = async (language, options, act) => {
    const { context, page } = await world.visitor({ serviceWorkers: "block", locale: languages[language], ...options });
    await act(page);
    await context.close();
  };
  // A seal under the same lists is shown in the same tab; other lists begin as for a first visit.
  const shown = new WeakMap();
  const show = async (page, vector) => {
    const lists = vector.trust + vector.clock;
    if (shown.get(page) === lists) return giveAnother(page, vector.text);
    shown.set(page, lists);
    await forget(page);
    await world.serve(vector, page);
    await give(page, vector.text);
  };
  const shootDark = async (page, name) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await shoot(page, `${name}-dark`);
    await page.emulateMedia({ colorScheme: "light" });
  };
  const shootAtDesk = async (page, name) => {
    const narrow = page.viewportSize();
    await page.setViewportSize({ width: 1100, height: 800 });
    await shoot(page, name);
    await page.setViewportSize(narrow);
  };
  const start = async (page) => {
    await world.serve(genuine, page);
    await page.goto(address);
    await page.waitForSelector("#ways");
  };

  for (const language of Object.keys(languages)) {
    test(`screens: ${language}`, async () => {
      await visit(language, {}, async (page) => {
        await start(page);
        await shoot(page, `start-${language}`);
        await shootDark(page, `start-${language}`);
        for (const name of cases) {
          await show(page, named(name));
          await shoot(page, `${name}-${language}`);
          if (dark.includes(name)) await shootDark(page, `${name}-${language}`);
          if (name === "genuine-countersigned") await shootAtDesk(page, `desk-${language}`);
        }
        await show(page, { ...genuine, clock: "2029-06-01T00:00:00Z" });
        await shoot(page, `lists-too-old-${language}`);
        await show(page, { ...genuine, text: "https://v.credit.example.cn/s#12345" });
        await shoot(page, `unreadable-${language}`);
      });
    });
  }

  test("every edition: its parts by name, each count in its place", async () => {
    const now = Math.floor(Date.parse(genuine.clock) / 1000);
    const { root, issuer, trust, status } = makeOffice(now);
    const files = readdirSync(join(source, "report/document/editions")).filter((name) => /-[0-9]+\.toml$/.test(name));
    assert.deepEqual(files.sort(), Object.keys(editions).map((edition) => `${edition.replace("/", "-")}.toml`).sort());
    await visit("zh_CN", {}, async (page) => {
      for (const [edition, count] of Object.entries(editions)) {
        const counts = Array.from({ length: count }, (_, i) => [0, 3, -1, -2][i % 4]);
        await forget(page);
        await world.serveLists({ root: root.spki, trust, status: [{ issuer: "CN-990000", bytes: status }] }, genuine.clock, page);
        await give(page, `https://v.credit.example.cn/s#${digitsOf(makeSeal(issuer, now, edition, counts))}`);
        const rows = await page.$$eval(".counts tr", (found) => found.map((row) => [row.cells[0].innerText, row.cells[1].innerText]));
        assert.equal(rows.length, count, edition);
        assert.ok(rows.every(([name]) => !/^第 \d+ 项$/.test(name)), `${edition}: a part without a name`);
        assert.equal(new Set(rows.map(([name]) => name)).size, count);
        assert.deepEqual(rows.slice(0, 4).map(([, said]) => said.replace(/（.*/, "")).join(), rows[2][1].startsWith("数据") ? "0 条,3 条,数据暂不可用,未查询" : "0 条,3 条,未取得数据,未查询");
        await shoot(page, `edition-${edition.replace("/", "-")}`);
      }
    });
  });

  test("large text: twice the size on a narrow phone", async () => {
    await visit("zh_CN", {}, async (page) => {
      await show(page, genuine);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await shoot(page, "large-text-zh_CN");
    });
  });
}
