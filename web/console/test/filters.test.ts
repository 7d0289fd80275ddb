import { describe, expect, test } from "vitest";
import { filtersOf, queryOf } from "@/pages/conversations/filters";

describe("the filters of an address", () => {
  test("are what it says", () => {
    const search = { q: "kettle", bot: "shop", answerer: "waiting", status: "unanswered", rating: "down", from: "2026-11-01", to: "2026-11-25", running: true };
    expect(filtersOf(search)).toEqual(search);
  });

  test("leave out what is empty, unknown or of the wrong kind", () => {
    expect(filtersOf({ q: "", bot: 3, answerer: "nobody", status: "complete", rating: "", from: "25.11.2026", to: "2026-13-01", running: "yes", other: "x" })).toEqual({});
  });

  test("include the whole of both days, by the clock of whoever looks", () => {
    expect(queryOf({ from: "2026-11-24", to: "2026-11-25" })).toEqual({
      from: new Date(2026, 10, 24).toISOString(),
      to: new Date(2026, 10, 26).toISOString(),
    });
  });
});
