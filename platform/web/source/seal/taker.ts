// Takes typed values out of a CBOR map; the first that is missing or of another type ends it, by name.
import type { Bytes } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Item } from "./cbor.js";
import { at, integer, kinds } from "./cbor.js";

export const lastSecond = 253402300799; // 9999-12-31T23:59:59Z
export const largest32 = 0xffffffff;

export const within = (item: Item | undefined, low: number, high: number): number | null => {
  const value = integer(item);
  return value !== null && value >= low && value <= high ? value : null;
};

export class Taker {
  constructor(private readonly map: Item, private readonly code: Code) {}

  integer(key: number, name: string, low: number, high: number): number {
    const value = within(at(this.map, key), low, high);
    if (value === null) throw this.wrong(name);
    return value;
  }
  instant(key: number, name: string): number {
    return this.integer(key, name, 0, lastSecond);
  }
  text(key: number, name: string): string {
    return this.item(key, name, kinds.text).text;
  }
  bytes(key: number, name: string): Bytes {
    return this.item(key, name, kinds.bytes).content;
  }
  array(key: number, name: string, low: number, high: number): Item[] {
    const { children } = this.item(key, name, kinds.array);
    if (children.length < low || children.length > high) throw this.wrong(name);
    return children;
  }
  wrong(what: string): Refusal {
    return new Refusal(this.code, what);
  }

  private item(key: number, name: string, kind: number): Item {
    const item = at(this.map, key);
    if (item?.kind !== kind) throw this.wrong(name);
    return item;
  }
}

// 1 to limit bytes of UTF-8 without control characters.
export const plainText = (text: string, limit: number): boolean => {
  const size = new TextEncoder().encode(text).length;
  return size >= 1 && size <= limit && !/[\u0000-\u001f\u007f]/.test(text);
};
