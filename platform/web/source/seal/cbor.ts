// Reading CBOR (RFC 8949 section 4.2.1): whatever has a second spelling is refused. The twin of report/seal/cbor.cpp.
import type { Bytes } from "../base/bytes.js";
import { before } from "../base/bytes.js";
import { Refusal } from "../base/refusal.js";

export const kinds = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6 } as const;
const simple = 7;
const depthLimit = 16;

export interface Item {
  kind: number;
  argument: number; // Infinity above 2^53: larger than anything here may be
  content: Bytes; // of bytes and text
  text: string;
  encoded: Bytes;
  children: Item[]; // of a map: key, value, key, value
}

export const integer = (item: Item | undefined): number | null => {
  if (item?.kind === kinds.unsigned) return item.argument;
  return item?.kind === kinds.negative ? -1 - item.argument : null;
};
export const isMap = (item: Item, count: number) => item.kind === kinds.map && item.children.length === 2 * count;
export const isArray = (item: Item, count: number) => item.kind === kinds.array && item.children.length === count;
export function at(item: Item, key: number): Item | undefined {
  if (item.kind !== kinds.map) return undefined;
  for (let i = 0; i < item.children.length; i += 2) if (integer(item.children[i]) === key) return item.children[i + 1];
  return undefined;
}

class Reader {
  private at = 0;
  private readonly decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  constructor(private readonly all: Bytes) {}

  whole(): Item {
    const item = this.next(0);
    if (this.at !== this.all.length) throw this.wrong("bytes follow the end");
    return item;
  }

  private wrong(what: string) {
    return new Refusal("seal_cbor_malformed", `${what} at byte ${this.at}`);
  }
  private left() {
    return this.all.length - this.at;
  }

  private next(depth: number): Item {
    if (depth > depthLimit) throw this.wrong("nested too deep");
    const start = this.at;
    const item: Item = { ...this.head(), content: this.all.subarray(0, 0), text: "", encoded: this.all, children: [] };
    this.body(item, depth);
    item.encoded = this.all.subarray(start, this.at);
    return item;
  }

  private head() {
    if (this.left() === 0) throw this.wrong("ends early");
    const first = this.all[this.at++]!;
    const kind = first >> 5;
    const info = first & 31;
    if (info > 27) throw this.wrong("indefinite or reserved length");
    if (kind === simple) throw this.wrong("float or simple value");
    return { kind, argument: info < 24 ? info : this.longArgument(1 << (info - 24)) };
  }

  private longArgument(width: number): number {
    if (this.left() < width) throw this.wrong("ends early");
    let value = 0n;
    for (let i = 0; i < width; ++i) value = (value << 8n) | BigInt(this.all[this.at++]!);
    const shortest = width === 1 ? value >= 24n : value >> BigInt(4 * width) !== 0n;
    if (!shortest) throw this.wrong("integer not in its shortest form");
    return value > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(value);
  }

  private body(item: Item, depth: number) {
    if (item.kind === kinds.bytes || item.kind === kinds.text) this.string(item);
    if (item.kind === kinds.array) this.children(item, item.argument, depth);
    if (item.kind === kinds.map) this.children(item, 2 * item.argument, depth);
    if (item.kind === kinds.map) this.keys(item);
    if (item.kind === kinds.tag) this.children(item, 1, depth);
  }

  private string(item: Item) {
    if (item.argument > this.left()) throw this.wrong("string longer than the bytes left");
    item.content = this.all.subarray(this.at, this.at + item.argument);
    this.at += item.argument;
    if (item.kind !== kinds.text) return;
    try {
      item.text = this.decoder.decode(item.content);
    } catch {
      throw this.wrong("text is not UTF-8");
    }
  }

  private children(item: Item, count: number, depth: number) {
    if (count > this.left()) throw this.wrong("count exceeds the bytes left");
    for (let i = 0; i < count; ++i) item.children.push(this.next(depth + 1));
  }

  private keys(map: Item) {
    for (let i = 2; i < map.children.length; i += 2)
      if (!before(map.children[i - 2]!.encoded, map.children[i]!.encoded)) throw this.wrong("map key twice or out of order");
  }
}

export const parse = (bytes: Bytes): Item => new Reader(bytes).whole();
