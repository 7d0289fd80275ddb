import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { tenantPages } from "@/api/queries";
import { reread } from "@/live/reread";
import { List } from "@/parts/List";

beforeEach(() => void vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(52));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("A list that holds many pages is read again where it is drawn, and the rest when it is scrolled to", async () => {
  const asked: string[] = [];
  let mark = "";
  const query = tenantPages("acme", "sources", ["ledger"], (_, cursor = "0") => {
    asked.push(cursor);
    const start = Number(cursor);
    return Promise.resolve({ items: Array.from({ length: 100 }, (_item, at) => `row ${start + at}${mark}`), next_cursor: start < 400 ? `${start + 100}` : null });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const pages = [0, 100, 200, 300, 400].map((start) => ({ items: Array.from({ length: 100 }, (_item, at) => `row ${start + at}`), next_cursor: start < 400 ? `${start + 100}` : null }));
  queries.setQueryData(query.queryKey, { pages, pageParams: [undefined, "100", "200", "300", "400"] });
  function Ledger() {
    return <List label="Pages" query={useInfiniteQuery(query)} keyOf={(row) => row} columns={[{ name: "Page", cell: (row) => row }]} empty={null} />;
  }
  render(<QueryClientProvider client={queries}><MantineProvider env="test"><Ledger /></MantineProvider></QueryClientProvider>);
  expect(screen.getByText("row 0")).toBeTruthy();

  mark = ", indexed";
  act(() => reread(queries, query.queryKey.slice(0, 3)));
  await screen.findByText("row 0, indexed");
  expect(asked).toEqual(["0"]);

  asked.length = 0;
  await act(async () => {
    window.scrollTo(0, 150 * 52);
    window.dispatchEvent(new Event("scroll"));
  });
  await screen.findByText("row 150, indexed");
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(asked).toEqual(["100"]);
});
