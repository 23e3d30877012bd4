// The sealed facts as a table to be compared with the paper. Only ever made of facts a verdict gave out.
import { notAnswered, notAsked } from "../seal/claims.js";
import type { Purpose } from "../trust/anchor.js";
import type { Facts } from "../verify/verdict.js";
import type { Words } from "../words/words.js";
import type { Edition } from "./editions.js";
import type { Child } from "./dom.js";
import { h } from "./dom.js";
import { chinaDay, chinaTime, dayText } from "./times.js";

// What stands on the paper is Chinese in every language of the page.
const onPaper = (text: string) => h("bdi", { lang: "zh-CN" }, text);
const grouped = (number: string) => `${number.slice(0, 8)} ${number.slice(8, 14)} ${number.slice(14)}`;

const row = (name: string, value: Child, attributes: Record<string, string> = {}) =>
  h("div", { class: "row", ...attributes }, h("dt", {}, name), h("dd", {}, value));

function countText(count: number, byDomains: boolean, words: Words): string {
  if (count === notAnswered) return byDomains ? words.facts.domainNotAnswered : words.facts.notAnswered;
  if (count === notAsked) return words.facts.notAsked;
  return count === 0 ? words.facts.noRecords : words.facts.records(count);
}

function counts(facts: Facts, edition: Edition | null, words: Words): HTMLElement {
  const named = edition?.parts.length === facts.claims.counts.length ? edition.parts : null;
  const rows = facts.claims.counts.map((count, i) => {
    const name = named ? onPaper(named[i]!) : words.facts.entry(i + 1);
    const kind = count === notAnswered ? "unanswered" : count === notAsked ? "unasked" : count > 0 ? "some" : "zero";
    return h("tr", { class: kind }, h("th", { scope: "row" }, name), h("td", {}, countText(count, edition?.byDomains ?? false, words)));
  });
  return h("table", { class: "counts" }, h("caption", {}, words.facts.counts), h("tbody", {}, ...rows));
}

function purpose(code: string, purposes: Purpose[], language: string): Child {
  const known = purposes.find((one) => one.code === code);
  if (!known) return onPaper(code);
  const chinese = known.name.zh_CN ?? code;
  const own = known.name[language] ?? chinese;
  return own === chinese || language !== "en" ? own : h("span", {}, own, " (", onPaper(chinese), ")");
}

export interface FactsContext {
  words: Words;
  language: string;
  purposes: Purpose[];
  edition: Edition | null;
}

export function factsView(facts: Facts, { words, language, purposes, edition }: FactsContext): HTMLElement {
  const { claims, copy } = facts;
  const w = words.facts;
  const list = h("dl", { class: "facts" },
    row(w.report, onPaper(edition?.title ?? claims.edition)),
    row(w.number, h("span", { class: "code" }, grouped(claims.reportNumber))),
    row(w.name, onPaper(claims.subjectName)),
    row(w.id, h("span", { class: "code" }, claims.subjectId)),
    row(w.issuer, onPaper(facts.issuer.name)),
    row(w.issued, chinaTime(claims.issued)),
    row(w.period, `${dayText(claims.periodFrom)} ${w.to} ${dayText(claims.periodTo)}`),
    row(w.purpose, purpose(claims.purpose, purposes, language)),
    row(w.validUntil, w.until(chinaDay(claims.expires))),
    copy && row(w.printed, chinaTime(copy.printed)),
    copy && row(w.copy, w.copyCount(copy.copy)),
    row(w.kiosk, onPaper(claims.kiosk)));
  return h("section", { class: "sheet", "aria-labelledby": "facts-heading", "data-part": "facts" },
    h("h2", { id: "facts-heading" }, w.heading), h("p", { class: "do" }, w.compare),
    /\*/.test(claims.subjectName + claims.subjectId) && h("p", { class: "quiet" }, w.masked),
    list, counts(facts, edition, words), h("p", { class: "quiet" }, w.beijing), !copy && h("p", { class: "quiet" }, w.noCopy));
}
