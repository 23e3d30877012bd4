// node run.mjs SOURCE PAGE SCREENS: the page in a real Chromium behind the product's nginx configuration.
import { mkdirSync, rmSync } from "node:fs";
import test from "node:test";
import { vectors } from "./vectors.mjs";
import { World } from "./world.mjs";

const [source, page, screens] = process.argv.slice(2);
rmSync(screens, { recursive: true, force: true });
mkdirSync(screens, { recursive: true });
const world = await World.open(source, page);
test.after(() => world.close());
vectors(world, source);
