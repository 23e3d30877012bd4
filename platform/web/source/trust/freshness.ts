// How old a list may be and still speak. The twin of report/trust/freshness.h.
export type Freshness = "current" | "grace" | "too_old";

const gracePeriod = 10 * 86400; // seconds
const clockTolerance = 300;

export function freshnessOf(list: { nextUpdate: number }, now: number): Freshness {
  if (now <= list.nextUpdate) return "current";
  return now <= list.nextUpdate + gracePeriod ? "grace" : "too_old";
}

// Signed later than our clock says it is: the clock is wrong.
export const aheadOfClock = (list: { issued: number }, now: number): boolean => list.issued > now + clockTolerance;
