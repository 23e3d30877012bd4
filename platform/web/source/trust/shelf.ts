// The lists in hand, and how old they are.
import type { Code } from "../base/refusal.js";
import { Refusal } from "../base/refusal.js";
import type { Lists } from "../verify/check.js";
import type { Site } from "./anchor.js";
import type { Latest } from "./keeper.js";
import { Keeper } from "./keeper.js";
import type { StatusList } from "./status_list.js";
import { openStatusList } from "./status_list.js";
import type { TrustList } from "./trust_list.js";
import { openTrustList, roles } from "./trust_list.js";

const trustPath = "/v1/trust-list";
const statusPath = (issuer: string) => `/v1/status-list/${encodeURIComponent(issuer)}`;
const fetchedAhead = 16; // issuers

export class Shelf implements Lists {
  private readonly statuses = new Map<string, Promise<Latest<StatusList>>>();
  readonly refused: Code[] = [];

  private constructor(readonly trust: TrustList, readonly trustFetched: number, private readonly keeper: Keeper) {}

  // Null with the reason when there is no trust list: nothing can be said about any seal then.
  static async open(site: Site, now: () => number): Promise<Shelf | { refused: Code | null }> {
    const keeper = new Keeper(site.rootId, now);
    const trust = await keeper.latest<TrustList>({
      path: trustPath,
      open: (bytes) => openTrustList(bytes, site.root),
      rolledBack: "trust_list_rolled_back",
    });
    if (!trust.list) return { refused: trust.refused };
    const shelf = new Shelf(trust.list, trust.fetched, keeper);
    if (trust.refused) shelf.refused.push(trust.refused);
    shelf.fetchAhead();
    return shelf;
  }

  async statusOf(issuer: string): Promise<StatusList | null> {
    return (await this.status(issuer)).list;
  }

  // When the platform last offered the older of the two lists an answer about this issuer rests on.
  async asOf(issuer: string): Promise<number> {
    const status = await this.status(issuer);
    return status.list ? Math.min(status.fetched, this.trustFetched) : this.trustFetched;
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
