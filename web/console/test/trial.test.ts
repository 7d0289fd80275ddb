import { describe, expect, it } from "vitest";
import { figuresOf, shownFigure } from "@/pages/playground/measures";
import { begun } from "@/pages/playground/run";
import { botsOwn, changedIn, trialOf } from "@/pages/playground/settings";

describe("A trial's settings", () => {
  it("sends nothing that is the bot's own", () => {
    expect(trialOf(botsOwn)).toEqual({});
    expect(trialOf({ ...botsOwn, instructions: "  ", model: " " })).toEqual({});
    expect(changedIn(botsOwn)).toEqual([]);
  });

  it("sends what is set, also where it is nought", () => {
    const settings = { instructions: "Be brief.", model: " openai ", temperature: 0, sources: ["s"], k: 3 } as const;
    expect(trialOf({ ...settings, sources: ["s"] })).toEqual({ instructions: "Be brief.", model: "openai", temperature: 0, sources: ["s"], k: 3 });
    expect(changedIn({ ...botsOwn, temperature: 0, k: 3 })).toEqual(["temperature", "passages"]);
  });
});

describe("A run's figures", () => {
  it("tell what was not measured from nought, and money in the platform's currency", () => {
    const end = {
      type: "completed", status: "unanswered", usage: { input_tokens: 7, output_tokens: 0, provider: "extractive", model: "", cost: 0 }, cost: 0, currency: "EUR",
      timings: { retrieval_ms: 0, first_token_ms: -1, total_ms: 1500 },
    } as const;
    expect(figuresOf({ ...begun("Hi?"), end }).map(shownFigure)).toEqual(["0 ms", "–", "1.5 s", "7", "0", "€0.00"]);
    expect(new Set(figuresOf(begun("Hi?")).map(shownFigure))).toEqual(new Set(["–"]));
  });
});
