import { describe, expect, it } from "vitest";
import { daysOf, isCountable, lastDays, type Figures, type Report } from "@/pages/overview/report";
import { botsOf, byBot, byDay, waitsByBot } from "@/pages/overview/series";

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

  it("tell bots apart", () => {
    expect(botsOf(report)).toEqual(["help", "shop"]);
    expect(byBot(report, span, "conversations")[0]).toEqual({ day: "2026-02-27", help: 1, shop: 2 });
  });

  it("draw no wait where none was measured", () => {
    expect(waitsByBot(report, span).map(({ shop, help }) => [shop, help])).toEqual([[400, null], [null, null], [null, null]]);
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
