// The seal is taken out of the address bar first of all: this import runs before the others.
import { onFragment, takeLink } from "./page/fragment.js";
import { App } from "./page/app.js";
import { workerUrl } from "./page/script_urls.js";
import { takeDrops } from "./page/ways_view.js";

const app = new App();
app.start();
const link = takeLink();
if (link !== "") app.checkLink(link);
onFragment(() => app.checkLink(takeLink()));
takeDrops((file) => void app.checkPicture(file));

if ("serviceWorker" in navigator)
  addEventListener("load", () => void navigator.serviceWorker.register(workerUrl(), { scope: "/s" }).catch(() => undefined));
