/** Pages of lists that somebody looks at. */
const inSight = new WeakSet<object>();

/** Pages that were left as they are when their list was read again. */
const outdated = new WeakSet<object>();

/** @returns How to look away. */
export function look(pages: readonly object[]): () => void {
  pages.forEach((page) => inSight.add(page));
  return () => pages.forEach((page) => inSight.delete(page));
}

export const isOutdated = (page: object): boolean => outdated.has(page);

/**
 * Reads a page of a list again when it is in sight, or nobody looks at the list by pages. A list that has been scrolled
 * deep costs no more than what is seen of it; the rest is read when it comes in sight.
 * @param held The list's pages as they are.
 * @param page The one of them; undefined for a new one.
 */
export async function readInSight<Page extends object>(held: readonly Page[], page: Page | undefined, read: () => Promise<Page>): Promise<Page> {
  if (page && !inSight.has(page) && held.some((other) => inSight.has(other))) {
    outdated.add(page);
    return page;
  }
  const now = await read();
  // When it is the same as before, the one that is held stays.
  if (page) outdated.delete(page);
  return now;
}

/** The pages that hold the rows from one to another, both included. */
export function pagesBetween<Page extends { readonly items: readonly unknown[] }>(pages: readonly Page[], first: number, last: number): Page[] {
  let end = 0;
  return pages.filter(({ items }) => {
    const start = end;
    end += items.length;
    return start <= last && end > first;
  });
}
