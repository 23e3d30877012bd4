// The only scripts this page ever starts by address; Trusted Types refuse any other.
declare const READER: string; // the picture reader's file, put in by build.mjs
const allowed = ["/sw.js", READER] as const;

interface Policy {
  createScriptURL(url: string): string;
}
interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const factory = (globalThis as unknown as { trustedTypes?: Factory }).trustedTypes;
const rules: Policy = {
  createScriptURL(url) {
    if ((allowed as readonly string[]).includes(url)) return url;
    throw new TypeError(`not a script of this page: ${url}`);
  },
};
const policy = factory ? factory.createPolicy("credit", rules) : rules;

export const workerUrl = () => policy.createScriptURL("/sw.js");
export const readerUrl = () => policy.createScriptURL(READER);
