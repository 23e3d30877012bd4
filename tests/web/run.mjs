// node run.mjs SOURCE PAGE SCREENS PART: the page in a real Chromium behind the product's nginx configuration. Each part
// has a world of its own, so that both run at once.
import { mkdirSync, rmSync } from "node:fs";
import test from "node:test";
import { lists } from "./lists.mjs";
import { looks } from "./looks.mjs";
import { page } from "./page.mjs";
import { suites } from "./suites.mjs";
import { updates } from "./update.mjs";
import { use } from "./use.mjs";
import { vectors } from "./vectors.mjs";
import { World } from "./world.mjs";

const [source, built, screens, part] = process.argv.slice(2);
const world = await World.open(source, built);
test.after(() => world.close());
if (part === "verdicts") {
  vectors(world, source);
  lists(world, source);
  suites(world);
} else {
  rmSync(screens, { recursive: true, force: true });
  mkdirSync(screens, { recursive: true });
  page(world, source, built);
  updates(world, source);
  use(world, source);
  looks(world, source, screens);
}
