// One result: the headline, the three answers, what to do, the sealed facts, how old the lists are, every step.
import { stages } from "../verify/verdict.js";
import type { Verdict } from "../verify/verdict.js";
import type { Headline, Words } from "../words/words.js";
import type { Answered } from "./answers.js";
import { answersOf, headlineOf, toneOf } from "./answers.js";
import type { Child } from "./dom.js";
import { h, sign } from "./dom.js";
import type { FactsContext } from "./facts_view.js";
import { factsView } from "./facts_view.js";
import { chinaTime } from "./times.js";

export interface Outcome {
  verdict: Verdict;
  keptSince: number | null; // when the lists it rests on were fetched, if not just now; seconds since 1970
  listsRefused: boolean;
  fromRegister: boolean;
}

export function banner(headline: Headline, words: Words): HTMLElement {
  const tone = toneOf(headline);
  const { title, next } = words.verdict[headline];
  return h("div", { class: `banner ${tone}`, "data-headline": headline },
    sign(tone), h("div", {}, h("h2", { id: "result-heading", tabindex: "-1" }, title),
      h("ul", { class: "next" }, ...next.map((line) => h("li", {}, line)))));
}

function answerView(answered: Answered, words: Words): HTMLElement {
  return h("li", { class: `answer ${answered.tone}` }, sign(answered.tone),
    h("div", {}, h("p", { class: "question" }, answered.question),
      h("p", { class: "said" }, h("span", { class: "spoken" }, `${words.tones[answered.tone]}: `), h("bdi", {}, answered.answer)),
      answered.more !== "" && h("p", { class: "quiet" }, answered.more)));
}

// Old lists though the platform was reached: going on line, as the headline advises, would not help.
const oldLists = (verdict: Verdict) => headlineOf(verdict) === "lists_too_old" ||
  verdict.notes.some(({ code }) => code === "trust_list_stale" || code === "status_list_stale");

function listsLine({ verdict, keptSince }: Outcome, words: Words): string {
  if (keptSince !== null) return words.freshness.kept(chinaTime(keptSince));
  return oldLists(verdict) ? words.freshness.oldJustNow : words.freshness.justNow;
}

function freshness(outcome: Outcome, words: Words): Child[] {
  const { verdict, listsRefused } = outcome;
  const lines = [listsLine(outcome, words)];
  for (const note of verdict.notes) {
    if (note.code === "trust_list_stale") lines.push(words.freshness.trustStale);
    if (note.code === "status_list_stale") lines.push(words.freshness.statusStale);
    if (note.code === "issuer_key_revoked_since") lines.push(words.freshness.revoked);
    if (note.code === "kiosk_key_revoked_since") lines.push(words.freshness.kioskRevoked);
    if (note.code === "clock_behind_lists") lines.push(words.freshness.clock);
  }
  if (listsRefused) lines.push(words.freshness.refused);
  return lines.map((line) => h("p", { class: "quiet" }, line));
}

function steps(verdict: Verdict, words: Words): HTMLElement {
  const rows = stages.map((stage) => {
    const { answer, failure } = verdict.stage(stage);
    return h("tr", { "data-stage": stage, "data-answer": failure ? `${answer}: ${failure}` : answer },
      h("th", { scope: "row" }, words.details.stages[stage] ?? stage),
      h("td", {}, words.details.answers[answer] ?? answer, failure !== null && h("code", {}, ` ${failure}`)));
  });
  return h("details", { class: "steps" }, h("summary", {}, words.details.heading), h("table", {}, h("tbody", {}, ...rows)));
}

export function resultView(outcome: Outcome, context: FactsContext): HTMLElement {
  const { verdict } = outcome;
  const { words } = context;
  const { facts } = verdict;
  const notes = verdict.notes.map((note) => note.code).join(" ");
  const readable = verdict.conclusion !== "unreadable";
  return h("section", { class: "result", "aria-labelledby": "result-heading", "data-conclusion": verdict.conclusion, "data-notes": notes },
    banner(headlineOf(verdict), words),
    readable && h("ol", { class: "answers" }, ...answersOf(verdict, words).map((answered) => answerView(answered, words))),
    outcome.fromRegister && facts !== null && h("p", { class: "do" }, words.form.fromRegister),
    facts && factsView(facts, context), ...freshness(outcome, words), steps(verdict, words));
}
