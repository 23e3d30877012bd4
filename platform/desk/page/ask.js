// The platform's operations, as platform/api/desk.yaml has them. The page's token lives in this module alone, the session
// in a cookie no script can read.
let token = "";

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export async function ask(method, path, body) {
  const headers = { accept: "application/json" };
  if (method !== "GET") headers["x-desk-token"] = token;
  if (body !== undefined) headers["content-type"] = "application/json";
  let answer;
  try {
    answer = await fetch(`/v1/desk/${path}`, { method, headers, body: body && JSON.stringify(body), cache: "no-store", credentials: "same-origin", redirect: "error" });
  } catch {
    throw new Refused("offline");
  }
  const json = answer.status === 204 ? null : await answer.json().catch(() => ({ code: "other" }));
  if (!answer.ok) throw new Refused(json.code ?? "other");
  return json;
}

export async function session(method, body) {
  const found = await ask(method, "session", body);
  token = found?.token ?? "";
  return found;
}
