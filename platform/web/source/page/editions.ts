// What an edition calls itself and its parts: taken from report/document/editions at build time, one small file each,
// fetched when a report of that edition is shown.
declare const EDITIONS: Record<string, string>; // edition -> file, put in by build.mjs

export interface Edition {
  title: string;
  byDomains: boolean; // the parts are domains, not chapters
  parts: string[]; // in the order of the seal's counts
}

export async function editionOf(id: string): Promise<Edition | null> {
  const file = Object.prototype.hasOwnProperty.call(EDITIONS, id) ? EDITIONS[id] : undefined;
  if (!file) return null;
  try {
    const answer = await fetch(file);
    return answer.ok ? ((await answer.json()) as Edition) : null;
  } catch {
    return null; // off line before this edition was kept: the counts are shown by number
  }
}
