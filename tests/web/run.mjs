// node run.mjs SOURCE PAGE SCREENS: the page in a real Chromium behind the product's nginx configuration.
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

const [source, built, screens] = process.argv.slice(2);
rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
const world = await World.open(source, built);
test.after(() => world.close());
vectors(world, source);
lists(world, source);
page(world, source, built);
suites(world);
updates(world, source);
use(world, source);
looks(world, source, screens);
