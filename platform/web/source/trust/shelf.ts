// The lists in hand, and how old they are.
import { bytesOf, hex } from "../base/bytes.js";
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import { keyFromSpki, spkiOf } from "../seal/key.js";
import { prepareFor } from "../seal/verify.js";
import type { Lists } from "../verify/check.js";
import type { Site } from "./anchor.js";
import type { Latest } from "./keeper.js";
import { Keeper } from "./keeper.js";
import type { StatusList } from "./status_list.js";
import { openStatusList } from "./status_list.js";
import type { TrustList } from "./trust_list.js";
import { openNextTrustList, roles } from "./trust_list.js";

const trustPath = "/v1/trust-list";
const statusPath = (issuer: string) => `/v1/status-list/${encodeURIComponent(issuer)}`;
const nextRoot = "root"; // the root that signs now: the pinned one, or one it led to
const fetchedAhead = 16; // issuers

export class Shelf implements Lists {
  private readonly statuses = new Map<string, Promise<Latest<StatusList>>>();
  readonly refused: Code[] = [];

  private constructor(readonly trust: TrustList, private readonly held: Latest<TrustList>, private readonly keeper: Keeper) {}

  // Null with the reason when there is no trust list: nothing can be said about any seal then.
  static async open(site: Site, now: () => number): Promise<Shelf | { refused: Code | null }> {
    const keeper = new Keeper(site.rootId, now);
    const rolledTo = keyFromSpki(bytesOf(keeper.remembered(nextRoot)));
    const trust = await keeper.latest<TrustList>({
      path: trustPath,
      open: (bytes, held) => openNextTrustList(bytes, rolledTo ?? site.root, held),
      rolledBack: "trust_list_rolled_back",
    });
    if (!trust.list) return { refused: trust.refused };
    keeper.remember(nextRoot, hex(spkiOf(trust.list.root)));
    const shelf = new Shelf(trust.list, trust, keeper);
    if (trust.refused) shelf.refused.push(trust.refused);
    shelf.fetchAhead();
    void prepareFor(trust.list.keys).catch(() => undefined); // off line and not kept yet: asked for again when it is used
    return shelf;
  }

  get trustFetched(): number {
    return this.held.fetched;
  }

  // When every list asked for so far is there, or known not to be.
  async settled(): Promise<void> {
    await Promise.all(this.statuses.values());
  }

  async statusOf(issuer: string): Promise<StatusList | null> {
    return (await this.status(issuer)).list;
  }

  // When the kept lists were fetched that an answer about this issuer rests on, the older of them; null when all came now.
  async keptSince(issuer: string | null): Promise<number | null> {
    const status = issuer === null ? null : await this.status(issuer);
    const kept = [this.held, status].filter((one) => one?.list && one.kept).map((one) => one!.fetched);
    return kept.length > 0 ? Math.min(...kept) : null;
  }

  private status(issuer: string): Promise<Latest<StatusList>> {
    let asked = this.statuses.get(issuer);
    if (!asked) this.statuses.set(issuer, (asked = this.fetchStatus(issuer)));
    return asked;
  }

  private async fetchStatus(issuer: string): Promise<Latest<StatusList>> {
    const status = await this.keeper.latest<StatusList>({
      path: statusPath(issuer),
      open: async (bytes) => {
        const list = await openStatusList(bytes, this.trust);
        if (list.issuer !== issuer) throw new Refusal("status_list_not_signed", "the list of another issuer");
        return list;
      },
      rolledBack: "status_list_rolled_back",
    });
    if (status.refused) this.refused.push(status.refused);
    return status;
  }

  // All of them while they are few: which issuer is asked about is then nobody's to see, and they are there off line.
  private fetchAhead() {
    const issuers = new Set(this.trust.keys.filter((key) => key.role === roles.status).map((key) => key.owner));
    if (issuers.size <= fetchedAhead) for (const issuer of issuers) void this.status(issuer);
  }
}
