// Who waits and how the machines are. A card that stays keeps its element, and with it ticks, typing and focus.
import { clock, h } from "./dom.js";

function keep(list, wanted, keyOf, make, renew) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const children = wanted.map((one) => {
    const child = old.get(keyOf(one)) ?? make(one);
    child.dataset.key = keyOf(one);
    renew?.(child, one);
    return child;
  });
  for (const child of [...list.children]) if (!children.includes(child)) child.remove();
  children.forEach((child, i) => {
    if (list.children[i] !== child) list.insertBefore(child, list.children[i] ?? null);
  });
}

function waitingCard(one, w, settle) {
  const confirm = h("button", { type: "button", class: "first", disabled: true, click: () => settle(one, "confirm") }, w.confirm);
  const tick = (text) => {
    const box = h("input", { type: "checkbox", change: () => (confirm.disabled = boxes.some((other) => !other.checked)) });
    return [box, h("label", { class: "tick" }, box, text)];
  };
  const ticks = [tick(w.card), tick(w.person)];
  const boxes = ticks.map(([box]) => box);
  return h("li", { class: "card" },
    h("h2", {}, `${w.machine} ${one.kiosk} · ${one.name}`),
    h("p", { class: "quiet" }, `${w.pairing}`),
    h("p", { class: "pairing" }, one.pairing),
    h("p", {}, w.compare),
    ...ticks.map(([, label]) => label),
    h("div", { class: "row" }, confirm, h("button", { type: "button", click: () => settle(one, "refuse") }, w.refuse)),
    h("p", { class: "quiet" }, `${w.asked} ${clock(w.tag, one.asked)}`));
}

const signs = { in_order: "●", out_of_order: "▲", silent: "○" };

function renewMachine(card, one, w, language) {
  card.querySelector(".told").replaceChildren(
    h("p", { class: `state ${one.state}` }, h("span", { "aria-hidden": "true" }, `${signs[one.state]} `), w[one.state]),
    one.failures.length > 0 && h("ul", { class: "failures" }, ...one.failures.map((failure) => h("li", {}, failure.title[language], h("br"), h("span", { class: "quiet", lang: "zh-CN" }, failure.staff)))) || "",
    h("p", { class: "quiet" }, one.seen ? `${w.seen} ${clock(w.tag, one.seen)}` : w.never),
    h("p", {}, `${w.sheets}：${one.pages_out}`),
    one.refilled ? h("p", { class: "quiet" }, `${w.refilled} ${clock(w.tag, one.refilled.at)}，${one.refilled.sheets} ${w.sheetsPut}`) : "");
}

function machineCard(one, w, refill) {
  const sheets = h("input", { type: "number", min: "1", max: "5000", value: "250", required: true, inputmode: "numeric" });
  const form = h("form", { class: "refill", submit: (event) => {
    event.preventDefault();
    refill(one, sheets.valueAsNumber);
  } }, h("label", {}, w.put, sheets), h("button", {}, w.note));
  return h("li", { class: "card" }, h("h3", {}, one.kiosk), h("div", { class: "told" }), form);
}

export function hallView(w, language, { settle, refill }) {
  const waiting = h("ul", { class: "cards waiting" }), nobody = h("p", { class: "quiet" }, w.nobody), machines = h("ul", { class: "cards" });
  return {
    element: h("div", {}, h("h1", {}, w.waiting), nobody, waiting, h("h2", {}, w.machines), machines),
    renew(hall) {
      nobody.hidden = hall.waiting.length > 0;
      keep(waiting, hall.waiting, (one) => `${one.request} ${one.pairing}`, (one) => waitingCard(one, w, settle));
      keep(machines, hall.machines, (one) => one.kiosk, (one) => machineCard(one, w, refill), (card, one) => renewMachine(card, one, w, language));
    },
  };
}
