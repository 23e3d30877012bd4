// What the page shows and when. State is what stands here; everything else is drawn from it.
import type { Bytes } from "../base/bytes.js";
import { readSite } from "../trust/anchor.js";
import type { Site } from "../trust/anchor.js";
import { Shelf } from "../trust/shelf.js";
import { checkSeal, checkText } from "../verify/check.js";
import { Verdict } from "../verify/verdict.js";
import type { Headline, Words } from "../words/words.js";
import { Camera } from "./camera.js";
import { byId, h } from "./dom.js";
import { editionOf } from "./editions.js";
import type { Language } from "./language.js";
import { firstLanguage, keepLanguage, languages, tagOf } from "./language.js";
import type { Refused } from "./online.js";
import { askPlatform } from "./online.js";
import { PictureReader } from "./picture.js";
import type { Outcome } from "./result_view.js";
import { banner, resultView } from "./result_view.js";
import { chinaTime } from "./times.js";
import { howView, waysView } from "./ways_view.js";

const now = () => Math.floor(Date.now() / 1000);

type Shown = { kind: "start" } | { kind: "outcome"; outcome: Outcome } | { kind: "stopped"; headline: Headline };

export class App {
  private language: Language = firstLanguage();
  private shown: Shown = { kind: "start" };
  private site: Site | null = null;
  private lists: Promise<Shelf | Headline> | null = null;
  private listsFrom = 0;
  private shelf: Shelf | null = null; // the last that was opened
  private readonly reader = new PictureReader();
  private readonly camera = new Camera(byId<HTMLVideoElement>("video"), this.reader);
  private turn = 0; // which check the answer on the screen belongs to

  start() {
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-language]"))
      button.addEventListener("click", () => this.speak(button.dataset.language as Language));
    byId("camera-stop").addEventListener("click", () => this.closeCamera());
    byId<HTMLDialogElement>("camera").addEventListener("close", () => this.camera.stop());
    this.draw();
    void this.openLists();
  }

  checkLink(text: string) {
    void this.run((lists) => checkText(text, lists, now()));
  }

  async checkPicture(file: Blob) {
    this.busy(this.words.ways.reading);
    const found = await this.reader.file(file);
    if ("text" in found) return this.checkLink(found.text);
    const verdict = new Verdict();
    verdict.fail("scanned", found.failure);
    await this.show({ kind: "outcome", outcome: { verdict, keptSince: null, listsRefused: false, fromRegister: false } });
  }

  private get words(): Words {
    return languages[this.language];
  }

  // Lists are asked for anew with every check that comes a while after the last.
  private openLists(): Promise<Shelf | Headline> {
    const fresh = 60; // seconds
    if (!this.lists || now() - this.listsFrom > fresh) {
      this.listsFrom = now();
      this.lists = this.fetchLists();
      void this.lists.then(async (lists) => {
        if (!(lists instanceof Shelf)) this.lists = null;
        else {
          await lists.settled();
          this.shelf = lists;
          this.drawLists();
        }
      });
    }
    return this.lists;
  }

  private async fetchLists(): Promise<Shelf | Headline> {
    if (!globalThis.crypto?.subtle) return "too_old_browser";
    try {
      const answer = await fetch("/s/site.json", { cache: "no-cache", credentials: "omit" });
      if (!answer.ok) return "no_lists";
      this.site = await readSite(await answer.text());
    } catch {
      return "no_lists";
    }
    const opened = await Shelf.open(this.site, now);
    if (opened instanceof Shelf) return opened;
    return opened.refused ? "lists_refused" : "no_lists";
  }

  private async run(check: (lists: Shelf) => Promise<Verdict>, fromRegister = false) {
    const turn = ++this.turn;
    this.busy(this.words.checking);
    const lists = await this.openLists();
    if (!(lists instanceof Shelf)) return this.show({ kind: "stopped", headline: lists });
    const verdict = await check(lists);
    const keptSince = await lists.keptSince(verdict.facts?.claims.issuer ?? null);
    if (turn !== this.turn) return; // another one was scanned meanwhile
    await this.show({ kind: "outcome", outcome: { verdict, keptSince, listsRefused: lists.refused.length > 0, fromRegister } });
  }

  private async checkOnline(number: string, code: string) {
    this.complain("online-form", null);
    const answer: Bytes | Refused = await askPlatform(number, code);
    if (typeof answer === "string") return this.complain("online-form", this.words.form[answer]);
    await this.run((lists) => checkSeal(answer, lists, now()), true);
  }

  private complain(form: string, text: string | null) {
    byId(`${form}-wrong`).textContent = text ?? "";
  }

  private busy(text: string) {
    byId("status").textContent = text;
  }

  private async show(shown: Shown) {
    this.shown = shown;
    await this.draw();
    this.busy("");
    document.getElementById("result-heading")?.focus();
    scrollTo({ top: 0 });
  }

  private speak(language: Language) {
    this.language = language;
    keepLanguage(language);
    void this.draw();
  }

  private async draw() {
    const { words, shown } = this;
    const parts: HTMLElement[] = [];
    if (shown.kind === "stopped") parts.push(h("section", { class: "result", "data-conclusion": "none" }, banner(shown.headline, words)));
    if (shown.kind === "outcome") parts.push(await this.result(shown.outcome));
    if (words !== this.words || shown !== this.shown) return; // drawn anew meanwhile
    this.drawFrame(words);
    byId("result").replaceChildren(...parts);
    byId("ways-place").replaceChildren(waysView(words, {
      camera: () => void this.openCamera(),
      picture: (file) => void this.checkPicture(file),
      text: (typed) => this.checkLink(typed),
      online: (number, code) => void this.checkOnline(number, code),
    }, shown.kind !== "start"), howView(words));
  }

  private async result(outcome: Outcome): Promise<HTMLElement> {
    const { language, words } = this;
    const { facts } = outcome.verdict;
    const edition = facts ? await editionOf(facts.claims.edition) : null;
    return resultView(outcome, { words, language, purposes: this.site?.purposes ?? [], edition });
  }

  // Which lists are in hand: said at the foot of the page, whatever is on it.
  private drawLists() {
    const { shelf } = this;
    if (!shelf) return;
    const line = byId("lists");
    line.textContent = this.words.freshness.held(shelf.trust.sequence, chinaTime(shelf.trustFetched));
    line.dataset.sequence = String(shelf.trust.sequence);
    line.dataset.refused = shelf.refused.join(" ");
  }

  private drawFrame(words: Words) {
    this.drawLists();
    document.documentElement.lang = tagOf(this.language);
    document.title = words.title;
    byId("title").textContent = words.title;
    byId("lead").textContent = words.lead;
    byId("lead").hidden = this.shown.kind !== "start";
    byId("private").textContent = words.private;
    byId("camera-aim").textContent = words.ways.aim;
    byId("camera-stop").textContent = words.ways.stop;
    for (const button of document.querySelectorAll<HTMLButtonElement>("[data-language]"))
      button.setAttribute("aria-pressed", String(button.dataset.language === this.language));
  }

  private async openCamera() {
    byId<HTMLDialogElement>("camera").showModal();
    try {
      await this.camera.start((text) => {
        this.closeCamera();
        this.checkLink(text);
      });
    } catch {
      this.closeCamera();
      this.busy(this.words.ways.noCamera);
    }
  }

  private closeCamera() {
    this.camera.stop();
    byId<HTMLDialogElement>("camera").close();
  }
}
