// Which language: the one chosen before, else the browser's first that we have, else simplified Chinese.
import { en } from "../words/en.js";
import type { Words } from "../words/words.js";
import { zh_CN } from "../words/zh_CN.js";
import { zh_TW } from "../words/zh_TW.js";

export type Language = "zh_CN" | "zh_TW" | "en";
export const languages: Record<Language, Words> = { zh_CN, zh_TW, en };
const kept = "credit-language";

export const tagOf = (language: Language): string => ({ zh_CN: "zh-CN", zh_TW: "zh-TW", en: "en" })[language];

function ofTag(tag: string): Language | null {
  if (/^zh\b.*\b(tw|hk|mo|hant)\b/i.test(tag)) return "zh_TW";
  if (/^zh\b/i.test(tag)) return "zh_CN";
  return /^en\b/i.test(tag) ? "en" : null;
}

export function firstLanguage(): Language {
  try {
    const chosen = localStorage.getItem(kept);
    if (chosen !== null && chosen in languages) return chosen as Language;
  } catch {
    // nothing may be kept here
  }
  return navigator.languages.map(ofTag).find((language) => language !== null) ?? "zh_CN";
}

export function keepLanguage(language: Language) {
  try {
    localStorage.setItem(kept, language);
  } catch {
    // then it is chosen anew next time
  }
}
