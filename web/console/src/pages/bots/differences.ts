import type { Bot } from "./queries";

export interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Which settings differ between two versions of a bot, in words; none without an earlier one. */
export function differences(before: Bot | undefined, after: Bot): readonly Difference[] {
  if (!before) return [];
  const fields = (Object.keys(after) as (keyof Bot)[]).concat(Object.keys(before) as (keyof Bot)[]);
  return [...new Set(fields)]
    .filter((field) => field !== "version" && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field: field.replaceAll("_", " "), before: shown(before[field]), after: shown(after[field]) }));
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === "") return "(none)";
  return typeof value === "string" ? value : Array.isArray(value) ? value.join("\n") || "(none)" : JSON.stringify(value);
}
