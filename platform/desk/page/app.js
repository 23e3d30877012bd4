// The desk page: log in, then the hall, asked for anew every three seconds.
import { ask, session } from "./ask.js";
import { byId, h } from "./dom.js";
import { hallView } from "./hall.js";
import { firstLanguage, keepLanguage, words } from "./words.js";

const every = 3000;
let language = firstLanguage();
let who = null; // logged in, or not
let view = null;
let seen = null; // the hall as it was told last
let timer = 0;

const w = () => words[language];
const noteOf = (refused) => w().notes[refused.code] ?? w().notes.other;
const say = (text) => (byId("said").textContent = text);

function chrome() {
  document.documentElement.lang = w().tag;
  document.title = w().house;
  byId("house").textContent = w().house;
  byId("languages").replaceChildren(...Object.entries(words).map(([code, other]) =>
    h("button", { type: "button", lang: other.tag, "aria-pressed": String(code === language), click: () => choose(code) }, other.language)));
  byId("who").replaceChildren(...(who ? [h("span", {}, who.name), h("button", { type: "button", click: logOut }, w().leave)] : []));
}

function choose(code) {
  language = code;
  keepLanguage(code);
  show();
}

function loginForm(note = "") {
  const account = h("input", { name: "account", autocomplete: "username", autocapitalize: "none", spellcheck: "false", required: true, maxlength: "32" });
  const password = h("input", { name: "password", type: "password", autocomplete: "current-password", required: true, maxlength: "128" });
  const wrong = h("p", { class: "wrong", role: "alert" }, note);
  const enter = h("button", { class: "first" }, w().enter);
  const submit = async (event) => {
    event.preventDefault();
    enter.disabled = true;
    try {
      who = await session("POST", { account: account.value.trim(), password: password.value });
      show();
    } catch (refused) {
      password.value = "";
      wrong.textContent = noteOf(refused);
      password.focus();
    }
    enter.disabled = false;
  };
  return h("form", { class: "card login", submit }, h("h1", {}, w().login), h("label", {}, w().account, account), h("label", {}, w().password, password), wrong, enter);
}

async function logOut() {
  await session("DELETE").catch(() => null);
  leave();
}

function leave(note) {
  who = view = seen = null;
  clearTimeout(timer);
  show(note);
}

async function act(path, body, done) {
  try {
    await ask("POST", path, body);
    say(done);
  } catch (refused) {
    if (refused.code === "desk_login_needed") return leave(noteOf(refused));
    say(noteOf(refused));
  }
  await look();
}

async function look() {
  clearTimeout(timer);
  try {
    seen = await ask("GET", "hall");
    if (byId("said").textContent === w().notes.offline) say("");
    view?.renew(seen);
  } catch (refused) {
    if (refused.code === "desk_login_needed") return leave(noteOf(refused));
    say(noteOf(refused));
  }
  if (who) timer = setTimeout(look, every);
}

function show(note) {
  chrome();
  say("");
  if (!who) return byId("main").replaceChildren(loginForm(note));
  view = hallView(w(), language, {
    settle: (one, decision) => act(`requests/${one.request}`, { decision, seen: decision === "confirm" ? "card_and_person" : "none" }, decision === "confirm" ? w().confirmed : w().refused),
    refill: (one, sheets) => act("refills", { kiosk: one.kiosk, sheets }, w().noted),
  });
  byId("main").replaceChildren(view.element);
  if (seen) view.renew(seen);
  look();
}

try {
  who = await session("GET");
} catch {
  who = null;
}
show();
