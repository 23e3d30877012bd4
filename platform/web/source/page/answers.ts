// From a verdict to the words a clerk reads: one headline, three answers. No DOM here.
import type { Code } from "../base/refusal.js";
import type { Verdict } from "../verify/verdict.js";
import type { Headline, Tone, Words } from "../words/words.js";
import { chinaDay as day } from "./times.js";

export interface Answered {
  question: string;
  tone: Tone;
  answer: string;
  more: string; // "" when there is nothing to add
}

// A date in running text is not broken at its hyphens: a word joiner stands on either side.
const chinaDay = (seconds: number) => day(seconds).replace(/-/g, "\u2060-\u2060");

const failureOf = (verdict: Verdict): Code | null =>
  (["decoded", "parsed", "trusted_key", "signature", "countersignature"] as const)
    .map((stage) => verdict.stage(stage).failure).find((failure) => failure !== null) ?? null;

const unknownIssuer: Code[] = ["issuer_key_unknown", "issuer_key_not_in_force"];
const unknownKiosk: Code[] = ["kiosk_key_unknown", "kiosk_key_not_in_force"];
const noted = (verdict: Verdict, ...codes: Code[]) => verdict.notes.some((note) => codes.includes(note.code));

function headlineOfForged(verdict: Verdict): Headline {
  const failure = failureOf(verdict);
  if (verdict.stage("decoded").failure || verdict.stage("parsed").failure) return "damaged";
  if (failure === "countersignature_time_wrong" || verdict.stage("validity").failure === "seal_from_the_future") return "future";
  if (failure && unknownKiosk.includes(failure)) return "unknown_kiosk";
  return failure && unknownIssuer.includes(failure) ? "unknown_issuer" : "not_genuine";
}

// The worst that is true of it comes first.
function headlineOfGenuine(verdict: Verdict): Headline {
  const status = verdict.stage("status").failure;
  if (status === "report_withdrawn") return "withdrawn";
  if (status === "report_superseded") return "superseded";
  if (verdict.stage("validity").failure) return "expired";
  if (noted(verdict, "status_list_missing")) return "state_unknown";
  return noted(verdict, "trust_list_stale", "status_list_stale") ? "stale" : "genuine";
}

export function headlineOf(verdict: Verdict): Headline {
  if (verdict.stage("trusted_key").failure === "trust_list_too_old") return "lists_too_old";
  if (verdict.conclusion === "unreadable")
    return verdict.stage("status").failure === "status_list_too_old" ? "lists_too_old" : "unreadable";
  return verdict.conclusion === "not_genuine" ? headlineOfForged(verdict) : headlineOfGenuine(verdict);
}

const good: Headline[] = ["genuine"];
const bad: Headline[] = ["not_genuine", "unknown_issuer", "unknown_kiosk", "damaged", "future", "withdrawn"];
const unknown: Headline[] = ["unreadable", "lists_too_old", "no_lists", "lists_refused", "too_old_browser"];
export function toneOf(headline: Headline): Tone {
  if (good.includes(headline)) return "good";
  if (bad.includes(headline)) return "bad";
  return unknown.includes(headline) ? "unknown" : "warn";
}

function untampered(verdict: Verdict, words: Words): Omit<Answered, "question"> {
  if (verdict.facts) return { tone: "good", answer: words.untampered.yes, more: "" };
  if (verdict.stage("decoded").failure || verdict.stage("parsed").failure)
    return { tone: "bad", answer: words.untampered.damaged, more: "" };
  if (verdict.stage("signature").failure || verdict.stage("countersignature").failure === "countersignature_wrong")
    return { tone: "bad", answer: words.untampered.no, more: "" };
  return { tone: "unknown", answer: words.untampered.unknown, more: "" };
}

function issuedBy(verdict: Verdict, words: Words): Omit<Answered, "question"> {
  const { facts } = verdict;
  if (facts) {
    const kiosk = facts.copy ? words.issuer.kiosk(facts.claims.kiosk) : words.issuer.noKiosk;
    return { tone: "good", answer: facts.issuer.name, more: kiosk };
  }
  const failure = verdict.stage("trusted_key").failure;
  if (failure === "issuer_key_not_in_force") return { tone: "bad", answer: words.issuer.notInForce, more: "" };
  if (failure === "trust_list_too_old") return { tone: "unknown", answer: words.issuer.notReached, more: "" };
  if (failure) return { tone: "bad", answer: words.issuer.unknown, more: "" };
  const kiosk = verdict.stage("countersignature").failure;
  if (kiosk && unknownKiosk.includes(kiosk)) return { tone: "bad", answer: words.issuer.kioskUnknown, more: "" };
  if (kiosk) return { tone: "bad", answer: words.issuer.kioskWrong, more: "" };
  return { tone: "unknown", answer: words.issuer.notReached, more: "" };
}

function stateNow(verdict: Verdict, words: Words): Omit<Answered, "question"> {
  const { facts } = verdict;
  if (!facts) {
    const future = verdict.stage("validity").failure === "seal_from_the_future";
    return { tone: future ? "bad" : "unknown", answer: future ? words.state.future : words.state.notReached, more: "" };
  }
  const since = facts.status ? chinaDay(facts.status.since) : "";
  const status = verdict.stage("status").failure;
  const stale = noted(verdict, "status_list_stale") ? words.freshness.statusStale : "";
  if (status === "report_withdrawn") return { tone: "bad", answer: words.state.withdrawn(since), more: "" };
  if (status === "report_superseded") return { tone: "warn", answer: words.state.superseded(since), more: "" };
  if (verdict.stage("validity").failure)
    return { tone: "warn", answer: words.state.expired(chinaDay(facts.claims.expires)), more: "" };
  if (noted(verdict, "status_list_missing")) return { tone: "unknown", answer: words.state.notKnown, more: "" };
  return { tone: stale ? "warn" : "good", answer: words.state.valid(chinaDay(facts.claims.expires)), more: stale };
}

export const answersOf = (verdict: Verdict, words: Words): Answered[] => [
  { question: words.questions.untampered, ...untampered(verdict, words) },
  { question: words.questions.issuer, ...issuedBy(verdict, words) },
  { question: words.questions.state, ...stateNow(verdict, words) },
];
