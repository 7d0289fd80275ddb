import { describe, expect, it } from "vitest";
import { daysOf, isCountable, lastDays, type Figures, type Report } from "@/pages/overview/report";
import { botSeries, byBot, byDay, waitsByBot } from "@/pages/overview/series";
import { choicesOf, namesOf } from "@/pages/bots/names";

const none: Figures = {
  conversations: 0, handed_over: 0, questions: 0, answered: 0, unanswered: 0, rated_up: 0, rated_down: 0,
  input_tokens: 0, output_tokens: 0, cost: 0,
};

const span = { from: "2026-02-27", to: "2026-03-01", bot: "" };

const report: Report = {
  from: "2026-02-27T00:00:00Z",
  to: "2026-03-02T00:00:00Z",
  currency: "USD",
  total: none,
  days: [
    { day: "2026-02-27", bot: "shop", figures: { ...none, conversations: 2, answered: 3, first_text: { median_ms: 400, p95_ms: 900 } } },
    { day: "2026-02-27", bot: "help", figures: { ...none, conversations: 1, answered: 1, unanswered: 1 } },
    { day: "2026-03-01", bot: "shop", figures: { ...none, conversations: 5, unanswered: 2 } },
  ],
};

describe("the overview's series", () => {
  it("add up bots, and have a point for each day", () => {
    expect(byDay(report, span, ["answered", "unanswered"])).toEqual([
      { day: "2026-02-27", answered: 4, unanswered: 1 },
      { day: "2026-02-28", answered: 0, unanswered: 0 },
      { day: "2026-03-01", answered: 0, unanswered: 2 },
    ]);
  });

  it("tell bots apart, also by the colour that each has in whatever span", () => {
    const names = new Map([["shop", "Shop"], ["gone", "Gone"], ["help", "Help"]]);
    const all = botSeries(report, names);
    expect(all.map(({ name, label }) => [name, label])).toEqual([["bot:help", "Help"], ["bot:shop", "Shop"]]);
    expect(new Set(all.map(({ color }) => color)).size).toBe(2);
    expect(botSeries({ ...report, days: report.days.slice(0, 1) }, names)).toEqual([all[1]]);
    expect(botSeries(report, new Map()).map(({ label }) => label)).toEqual(["help", "shop"]);
    expect(byBot(report, span, "conversations")[0]).toEqual({ day: "2026-02-27", "bot:help": 1, "bot:shop": 2 });
  });

  it("take no bot for the day, whatever it is called", () => {
    const days = [{ day: "2026-02-27", bot: "day", figures: { ...none, conversations: 2 } }];
    expect(byBot({ ...report, days }, span, "conversations").map(({ day }) => day)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  });

  it("draw no wait where none was measured", () => {
    expect(waitsByBot(report, span).map((point) => [point["bot:shop"], point["bot:help"]])).toEqual([[400, null], [null, null], [null, null]]);
  });
});

describe("the overview's span", () => {
  it("counts today among the last days", () => {
    expect(lastDays(7, Date.parse("2026-03-03T23:59:59Z"))).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  });

  it("has its days in order", () => {
    expect(daysOf(span)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  });

  it("is countable from one day to a leap year", () => {
    expect(isCountable({ from: "2026-03-01", to: "2026-03-01", bot: "" })).toBe(true);
    expect(isCountable({ from: "2024-01-01", to: "2024-12-31", bot: "" })).toBe(true);
    expect(isCountable({ from: "2024-01-01", to: "2025-01-01", bot: "" })).toBe(false);
    expect(isCountable({ from: "2026-03-02", to: "2026-03-01", bot: "" })).toBe(false);
    expect(isCountable({ from: "", to: "2026-03-01", bot: "" })).toBe(false);
  });
});

describe("bots", () => {
  const bots = [{ id: "a", title: "Help" }, { id: "b", title: "Help" }, { id: "c", title: "" }, { id: "d", title: "c" }, { id: "e", title: "Sales" }];

  it("go by their titles, and by their ids where two are called the same", () => {
    expect([...namesOf(bots).values()]).toEqual(["Help (a)", "Help (b)", "c (c)", "c (d)", "Sales"]);
    expect(choicesOf(bots)[0]).toEqual({ value: "a", label: "Help (a)" });
  });
});
