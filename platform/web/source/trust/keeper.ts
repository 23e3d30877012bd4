// Keeps the last lists that were found good, and the highest number ever seen of each: a lower one is refused, whoever
// sends it. Browsers may refuse to keep anything; then every visit begins anew.
import type { Bytes } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";

const store = "credit-lists-1";
const fetchedHeader = "x-fetched";
const patienceWithKept = 4000; // milliseconds
const patienceWithout = 20000;

export interface Kind<T> {
  path: string;
  open(bytes: Bytes): Promise<T>;
  rolledBack: Code;
}
export interface Latest<T> {
  list: T | null;
  fetched: number; // seconds since 1970, when the list in hand was last offered by the platform
  refused: Code | null; // why what was offered or kept was not taken
}
interface Raw {
  bytes: Bytes;
  fetched: number;
}

export class Keeper {
  constructor(private readonly rootId: string, private readonly now: () => number) {}

  async latest<T extends { sequence: number }>(kind: Kind<T>): Promise<Latest<T>> {
    const kept = await this.tryOpen(kind, await this.read(kind.path));
    const offered = await this.tryOpen(kind, await this.fetch(kind.path, kept.list ? patienceWithKept : patienceWithout));
    if (!offered.list) return { ...kept, refused: offered.refused ?? kept.refused };
    await this.keep(kind.path, offered.bytes!, offered.list.sequence);
    return offered;
  }

  private async tryOpen<T extends { sequence: number }>(kind: Kind<T>, raw: Raw | null): Promise<Latest<T> & { bytes?: Bytes }> {
    if (!raw) return { list: null, fetched: 0, refused: null };
    try {
      const list = await kind.open(raw.bytes);
      if (list.sequence < this.highest(kind.path)) throw new Refusal(kind.rolledBack);
      return { list, refused: null, ...raw };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { list: null, fetched: 0, refused: error.code };
    }
  }

  private async fetch(path: string, patience: number): Promise<Raw | null> {
    const given = new AbortController();
    const timer = setTimeout(() => given.abort(), patience);
    try {
      const answer = await fetch(path, { cache: "no-cache", credentials: "omit", signal: given.signal });
      return answer.ok ? { bytes: new Uint8Array(await answer.arrayBuffer()), fetched: this.now() } : null;
    } catch {
      return null; // no network
    } finally {
      clearTimeout(timer);
    }
  }

  private async read(path: string): Promise<Raw | null> {
    try {
      const answer = await (await caches.open(store)).match(this.address(path));
      const fetched = Number(answer?.headers.get(fetchedHeader));
      return answer ? { bytes: new Uint8Array(await answer.arrayBuffer()), fetched } : null;
    } catch {
      return null; // nothing may be kept here
    }
  }

  private async keep(path: string, bytes: Bytes, sequence: number) {
    try {
      localStorage.setItem(this.address(path), String(sequence));
      const headers = { [fetchedHeader]: String(this.now()), "content-type": "application/cose" };
      await (await caches.open(store)).put(this.address(path), new Response(bytes, { headers }));
    } catch {
      // full, or forbidden: the list in hand is as good
    }
  }

  private highest(path: string): number {
    try {
      return Number(localStorage.getItem(this.address(path)) ?? 0);
    } catch {
      return 0;
    }
  }

  // Under another root everything begins anew.
  private address(path: string) {
    return `${path}?root=${this.rootId}`;
  }
}
