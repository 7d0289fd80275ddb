import { describe, expect, it } from "vitest";
import { differencesOf } from "@/edit/difference";

describe("the differences of two states", () => {
  it("are the members that changed, by path", () => {
    const before = { name: "Acme", limits: { bots: 1, users: 2 }, origins: ["https://a.example", "https://b.example"] };
    const after = { name: "Acme", limits: { bots: 3, users: 2 }, origins: ["https://a.example"] };
    expect(differencesOf(before, after)).toEqual([
      { path: "limits.bots", before: "1", after: "3" },
      { path: "origins[1]", before: "https://b.example", after: undefined },
    ]);
  });

  it("are all of what is new, or gone", () => {
    expect(differencesOf(null, { id: "acme", bots: [] })).toEqual([
      { path: "id", before: undefined, after: "acme" },
      { path: "bots", before: undefined, after: "[]" },
    ]);
    expect(differencesOf("was text", undefined)).toEqual([{ path: "", before: "was text", after: undefined }]);
  });

  it("are none between equals", () => {
    expect(differencesOf({ a: null }, { a: null })).toEqual([]);
  });
});
