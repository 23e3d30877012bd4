// What the page says, once per language. A missing word does not compile.
export interface Words {
  language: string; // as its own speakers call it
  title: string;
  lead: string; // what this page is for
  private: string; // where the checking happens
  checking: string;
  listsLoading: string;

  // How to give the page a seal
  ways: {
    heading: string; again: string; camera: string; picture: string; drop: string; digits: string; digitsHint: string;
    number: string; numberHint: string; code: string; codeHint: string; check: string; stop: string;
    aim: string; noCamera: string; reading: string; back: string;
  };

  verdict: Record<Headline, { title: string; next: string[] }>;
  questions: { untampered: string; issuer: string; state: string };
  untampered: { yes: string; no: string; damaged: string; unknown: string };
  issuer: { unknown: string; notInForce: string; notReached: string; kiosk(id: string): string; noKiosk: string; kioskWrong: string; kioskUnknown: string };
  state: {
    valid(until: string): string; expired(on: string): string; superseded(since: string): string;
    withdrawn(since: string): string; notKnown: string; notReached: string; future: string;
  };
  tones: Record<Tone, string>; // said with every colour

  facts: {
    heading: string; compare: string; masked: string; report: string; number: string; name: string; id: string; period: string;
    purpose: string; issued: string; validUntil: string; issuer: string; kiosk: string; printed: string; copy: string;
    to: string; copyCount(n: number): string; counts: string; records(n: number): string; noRecords: string;
    notAnswered: string; domainNotAnswered: string; notAsked: string; entry(n: number): string; beijing: string; noCopy: string; until(day: string): string;
  };
  freshness: { held(sequence: number, at: string): string; justNow: string; oldJustNow: string; kept(at: string): string; trustStale: string; statusStale: string; revoked: string; kioskRevoked: string; clock: string; refused: string };
  details: { heading: string; stages: Record<string, string>; answers: Record<string, string> };
  form: { numberWrong: string; codeWrong: string; noMatch: string; tooOften: string; offline: string; failed: string; fromRegister: string };
  how: { heading: string; lines: string[] };
  update: string;
}

export type Tone = "good" | "warn" | "bad" | "unknown";
export type Headline =
  | "genuine" | "stale" | "state_unknown" | "expired" | "superseded" | "withdrawn" | "not_genuine" | "unknown_issuer" | "unknown_kiosk" | "damaged"
  | "future" | "unreadable" | "lists_too_old" | "no_lists" | "lists_refused" | "too_old_browser";
