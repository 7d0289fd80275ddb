import { de } from "./de";
import { en, type Strings } from "./en";
import { es } from "./es";
import { fr } from "./fr";

export type { Strings };

const LANGUAGES: Readonly<Record<string, Strings>> = { de, en, es, fr };

/** For "de-AT" German; English for a language that has no dictionary yet. */
export function stringsFor(locale: string): Strings {
  return LANGUAGES[locale.toLowerCase().split("-")[0]!] ?? en;
}

export function insert(sentence: string, value: string | number): string {
  return sentence.replace("{}", `${value}`);
}
