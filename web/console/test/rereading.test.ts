import { InfiniteQueryObserver, QueryClient, QueryObserver, type QueryKey } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tenantPages } from "@/api/queries";
import { reread } from "@/live/reread";
import { isOutdated, look, pagesBetween } from "@/live/sight";

const second = 1_000;

let queries: QueryClient;

beforeEach(() => {
  vi.useFakeTimers();
  queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30 * second } } });
});

afterEach(() => {
  queries.clear();
  vi.useRealTimers();
});

/** Somebody who looks at what takes a while to be read. */
function watched(key: QueryKey, takes: number) {
  let asked = 0;
  let version = 0;
  const observer = new QueryObserver(queries, {
    queryKey: key,
    queryFn: async () => {
      asked++;
      const read = version;
      await new Promise((resolve) => setTimeout(resolve, takes));
      return read;
    },
  });
  const leave = observer.subscribe(() => {});
  return {
    leave,
    asked: () => asked,
    data: () => observer.getCurrentResult().data,
    change: () => {
      version++;
      reread(queries, key.slice(0, 1));
    },
  };
}

describe("What changes without end", () => {
  it("is read to its end each time, and not anew for every change", async () => {
    const slow = watched(["acme", "slow"], second);
    await vi.advanceTimersByTimeAsync(second);
    for (let change = 0; change < 40; change++) {
      slow.change();
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(slow.asked()).toBeLessThan(7);
    expect(slow.data()).toBeGreaterThan(30);
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(slow.data()).toBe(40);
    const asked = slow.asked();
    await vi.advanceTimersByTimeAsync(60 * second);
    expect(slow.asked()).toBe(asked);
  });

  it("holds up nothing else that has changed with it", async () => {
    const slow = watched(["acme", "slow"], 5 * second);
    const quick = watched(["acme", "quick"], 10);
    await vi.advanceTimersByTimeAsync(5 * second);
    slow.change();
    quick.change();
    await vi.advanceTimersByTimeAsync(300);
    quick.change();
    await vi.advanceTimersByTimeAsync(300);
    expect(quick.data()).toBe(2);
    expect(slow.asked()).toBe(2);
  });

  it("is read once more when it changes while it is first read", async () => {
    const slow = watched(["acme", "slow"], second);
    await vi.advanceTimersByTimeAsync(500);
    slow.change();
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(slow.data()).toBe(1);
  });

  it("is read by whoever comes back to it after having left", async () => {
    const left = watched(["acme", "slow"], second);
    await vi.advanceTimersByTimeAsync(second);
    left.change();
    await vi.advanceTimersByTimeAsync(500);
    left.change();
    await vi.advanceTimersByTimeAsync(600);
    left.leave();
    await vi.advanceTimersByTimeAsync(10 * second);
    expect(queries.getQueryCache().find({ queryKey: ["acme", "slow"] })?.isStale()).toBe(true);
  });
});

/** A list of rows that stand for themselves, ten to a page, read to its fifth page. */
async function scrolled() {
  const asked: string[] = [];
  let rows = Array.from({ length: 60 }, (_, at) => `row ${at}`);
  const observer = new InfiniteQueryObserver(queries, tenantPages("acme", "sources", ["ledger"], async (_, cursor = "0") => {
    asked.push(cursor);
    const start = Number(cursor);
    return Promise.resolve({ items: rows.slice(start, start + 10), next_cursor: start + 10 < rows.length ? `${start + 10}` : null });
  }));
  observer.subscribe(() => {});
  await vi.advanceTimersByTimeAsync(0);
  for (let page = 1; page < 5; page++) await observer.fetchNextPage();
  asked.length = 0;
  return {
    asked,
    pages: () => observer.getCurrentResult().data?.pages ?? [],
    change: (to: (row: string) => string) => {
      rows = rows.map(to);
      reread(queries, ["tenant", "acme", "sources"]);
      return vi.advanceTimersByTimeAsync(second);
    },
    reread: () => observer.refetch(),
    more: () => observer.fetchNextPage(),
  };
}

describe("A list that is scrolled deep", () => {
  it("is read again where it is looked at; the rest when it comes in sight", async () => {
    const list = await scrolled();
    let away = look(pagesBetween(list.pages(), 22, 35));
    await list.change((row) => `${row}, indexed`);
    expect(list.asked).toEqual(["20", "30"]);
    expect(list.pages().map(({ items }) => items[0])).toEqual(["row 0", "row 10", "row 20, indexed", "row 30, indexed", "row 40"]);
    expect(list.pages().map(isOutdated)).toEqual([true, true, false, false, true]);

    away();
    away = look(pagesBetween(list.pages(), 0, 9));
    list.asked.length = 0;
    await list.reread();
    expect(list.asked).toEqual(["0"]);
    expect(list.pages().map(isOutdated)).toEqual([false, true, true, true, true]);
    await list.more();
    expect(list.asked).toEqual(["0", "50"]);
    away();
  });

  it("is up to date where it has been read again, also when nothing there has changed", async () => {
    const list = await scrolled();
    look(pagesBetween(list.pages(), 40, 49))();
    const away = look(pagesBetween(list.pages(), 0, 9));
    await list.change((row) => row);
    expect(isOutdated(list.pages()[4]!)).toBe(true);
    away();
    look(pagesBetween(list.pages(), 40, 49));
    await list.reread();
    expect(isOutdated(list.pages()[4]!)).toBe(false);
  });

  it("is read as a whole where nobody looks at it by pages", async () => {
    const list = await scrolled();
    await list.change((row) => `${row}!`);
    expect(list.asked).toEqual(["0", "10", "20", "30", "40"]);
  });
});

it("The pages of some rows are those that hold them", () => {
  const pages = [["a", "b"], [], ["c"], ["d", "e"]].map((items) => ({ items }));
  expect(pagesBetween(pages, 0, 1)).toEqual([pages[0]]);
  expect(pagesBetween(pages, 1, 2)).toEqual([pages[0], pages[1], pages[2]]);
  expect(pagesBetween(pages, 3, 9)).toEqual([pages[3]]);
  expect(pagesBetween(pages, 0, -1)).toEqual([]);
});
