// The site's own settings, written when the page is deployed: the root key it pins, and the words of its region.
import { fromBase64, hex } from "../base/bytes.js";
import type { PublicKey } from "../seal/key.js";
import { keyFromSpki, keyIdOf } from "../seal/key.js";

export interface Purpose {
  code: string;
  name: Record<string, string>; // by language
}
export interface Site {
  root: PublicKey;
  rootId: string; // hex of the root's key id: what is kept belongs to it
  purposes: Purpose[];
}

export async function readSite(text: string): Promise<Site> {
  const json = JSON.parse(text) as { root: string; purposes?: Purpose[] };
  const root = keyFromSpki(fromBase64(json.root));
  if (!root) throw new Error("site.json names no key of ours");
  return { root, rootId: hex(await keyIdOf(root)), purposes: json.purposes ?? [] };
}
