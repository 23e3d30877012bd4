// The ways to give the page a seal: camera, picture, digits, or number and check code.
import type { Words } from "../words/words.js";
import { h } from "./dom.js";

export interface Ways {
  camera(): void;
  picture(file: Blob): void;
  text(typed: string): void;
  online(number: string, code: string): void;
}

const plain = { autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false" };

function pictureInput(words: Words, ways: Ways): HTMLElement {
  const input = h("input", { type: "file", accept: "image/*", id: "picture", class: "spoken" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    input.value = "";
    if (file) ways.picture(file);
  });
  return h("div", { class: "file" }, input, h("label", { for: "picture", class: "button" }, words.ways.picture));
}

function cameraButton(words: Words, ways: Ways): HTMLElement {
  const button = h("button", { type: "button", id: "camera-start", class: "primary" }, words.ways.camera);
  button.addEventListener("click", () => ways.camera());
  return button;
}

function field(id: string, name: string, hint: string, input: HTMLElement): HTMLElement {
  return h("div", { class: "field" }, h("label", { for: id }, name), h("p", { class: "quiet", id: `${id}-hint` }, hint), input);
}

function form(id: string, words: Words, submit: () => void, ...parts: HTMLElement[]): HTMLFormElement {
  const made = h("form", { id, novalidate: "" }, ...parts, h("p", { class: "wrong", role: "alert", id: `${id}-wrong` }),
    h("button", { type: "submit" }, words.ways.check));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return made;
}

function digitsForm(words: Words, ways: Ways): HTMLElement {
  const input = h("textarea", { id: "digits", rows: "3", "aria-describedby": "digits-hint", inputmode: "text", ...plain });
  return form("digits-form", words, () => ways.text(input.value), field("digits", words.ways.digits, words.ways.digitsHint, input));
}

function onlineForm(words: Words, ways: Ways): HTMLElement {
  const number = h("input", { id: "number", "aria-describedby": "number-hint online-form-wrong", maxlength: "40", ...plain });
  const code = h("input", { id: "code", "aria-describedby": "code-hint online-form-wrong", maxlength: "30", ...plain });
  return form("online-form", words, () => ways.online(number.value, code.value),
    field("number", words.ways.number, words.ways.numberHint, number), field("code", words.ways.code, words.ways.codeHint, code));
}

export function waysView(words: Words, ways: Ways, afterResult: boolean): HTMLElement {
  const closed = (name: string, content: HTMLElement, open: boolean) =>
    h("details", open ? { open: "" } : {}, h("summary", {}, name), content);
  return h("section", { id: "ways", "aria-labelledby": "ways-heading" },
    h("h2", { id: "ways-heading" }, afterResult ? words.ways.again : words.ways.heading),
    h("div", { class: "buttons" }, cameraButton(words, ways), pictureInput(words, ways)),
    h("p", { class: "quiet drop" }, words.ways.drop),
    closed(words.ways.back, onlineForm(words, ways), false),
    closed(words.ways.digits, digitsForm(words, ways), false));
}

export function howView(words: Words): HTMLElement {
  return h("details", { class: "how" }, h("summary", {}, words.how.heading), h("ul", {}, ...words.how.lines.map((line) => h("li", {}, line))));
}

// A picture dropped anywhere on the page.
export function takeDrops(take: (file: Blob) => void) {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
}
