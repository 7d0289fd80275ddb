/** A member that differs between two states; undefined where a state has none of it. */
export interface Difference {
  /** Such as "limits.bots" or "origins[0]". */
  path: string;
  before: string | undefined;
  after: string | undefined;
}

function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value !== "object" || value === null) {
    into.set(path, typeof value === "string" ? value : JSON.stringify(value) ?? "");
    return;
  }
  const isList = Array.isArray(value);
  const members = Object.entries(value);
  if (members.length === 0) into.set(path, isList ? "[]" : "{}");
  for (const [name, member] of members) flatten(member, isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`, into);
}

function leavesOf(state: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  if (state !== undefined && state !== null) flatten(state, "", leaves);
  return leaves;
}

/** What has changed from one state to the other, by path, in the order of the states' members. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const was = leavesOf(before);
  const is = leavesOf(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path), after: is.get(path) }))
    .filter((difference) => difference.before !== difference.after);
}
