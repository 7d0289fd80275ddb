import type { Bot } from "./queries";

/** What people call each bot, by its id: its title, with the id where another bot is called the same. */
export function namesOf(bots: readonly Pick<Bot, "id" | "title">[]): ReadonlyMap<string, string> {
  const titles = bots.map(({ id, title }) => title || id);
  return new Map(bots.map(({ id }, at) => {
    const title = titles[at] ?? id;
    return [id, titles.indexOf(title) === titles.lastIndexOf(title) ? title : `${title} (${id})`];
  }));
}

/** The bots as one chooses among them. */
export const choicesOf = (bots: readonly Pick<Bot, "id" | "title">[]): { value: string; label: string }[] =>
  [...namesOf(bots)].map(([value, label]) => ({ value, label }));
