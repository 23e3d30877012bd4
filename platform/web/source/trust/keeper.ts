// Keeps the last lists that were found good, and the highest number ever seen of each with its content: a lower number, or
// the same over other content, is refused, whoever sends it. Browsers may refuse to keep anything; then every visit begins
// anew.
import type { Bytes } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";

const store = "credit-lists-1";
const fetchedHeader = "x-fetched";
const patienceWithKept = 4000; // milliseconds
const patienceWithout = 20000;

interface Numbered {
  sequence: number;
  content: string;
}
export interface Kind<T> {
  path: string;
  open(bytes: Bytes, held: T | null): Promise<T>;
  rolledBack: Code;
}
export interface Latest<T> {
  list: T | null;
  fetched: number; // seconds since 1970, when the list in hand was last offered by the platform
  kept: boolean; // it is the one kept: the platform offered none now, or none that is good
  refused: Code | null; // why what was offered or kept was not taken
}
interface Raw {
  bytes: Bytes;
  fetched: number;
}

export class Keeper {
  constructor(private readonly rootId: string, private readonly now: () => number) {}

  async latest<T extends Numbered>(kind: Kind<T>): Promise<Latest<T>> {
    const kept = await this.tryOpen(kind, await this.read(kind.path), null);
    const raw = await this.fetch(kind.path, kept.list ? patienceWithKept : patienceWithout);
    const offered = await this.tryOpen(kind, raw, kept.list);
    if (!offered.list) return { ...kept, kept: true, refused: offered.refused ?? kept.refused };
    await this.keep(kind.path, raw!.bytes, offered.list);
    return offered;
  }

  private async tryOpen<T extends Numbered>(kind: Kind<T>, raw: Raw | null, held: T | null): Promise<Latest<T>> {
    if (!raw) return { list: null, fetched: 0, kept: false, refused: null };
    try {
      const list = await kind.open(raw.bytes, held);
      if (this.rollsBack(kind.path, list)) throw new Refusal(kind.rolledBack);
      return { list, refused: null, kept: false, fetched: raw.fetched };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { list: null, fetched: 0, kept: false, refused: error.code };
    }
  }

  private rollsBack(path: string, list: Numbered): boolean {
    const [sequence, content] = this.remembered(path).split(" ");
    return list.sequence < Number(sequence) || (list.sequence === Number(sequence) && content !== undefined && content !== list.content);
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

  private async keep(path: string, bytes: Bytes, list: Numbered) {
    this.remember(path, `${list.sequence} ${list.content}`);
    try {
      const headers = { [fetchedHeader]: String(this.now()), "content-type": "application/cose" };
      await (await caches.open(store)).put(this.address(path), new Response(bytes, { headers }));
    } catch {
      // full, or forbidden: the list in hand is as good
    }
  }

  // Small words beside the lists, likewise under their root.
  remember(name: string, value: string) {
    try {
      localStorage.setItem(this.address(name), value);
    } catch {
      // then the next visit begins anew
    }
  }
  remembered(name: string): string {
    try {
      return localStorage.getItem(this.address(name)) ?? "";
    } catch {
      return "";
    }
  }

  // Under another pinned root everything begins anew.
  private address(path: string) {
    return `${path}?root=${this.rootId}`;
  }
}
