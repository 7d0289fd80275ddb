import { describe, expect, it } from "vitest";
import { patternsOf } from "@/pages/knowledge/patterns";
import { isReading, percentDone } from "@/pages/knowledge/progress";

const pages = (found: number, indexed = 0, unchanged = 0, skipped = 0, failed = 0) => ({ found, fetched: indexed + unchanged, indexed, unchanged, skipped, failed });

describe("The progress of a source", () => {
  it.each([["queued", true], ["running", true], ["succeeded", false], ["failed", false], ["cancelled", false]] as const)(
    "%s is being read: %s", (status, reading) => expect(isReading({ status })).toBe(reading),
  );

  it("counts every page that is done with, one way or the other", () => {
    expect(percentDone({ status: "running", pages: pages(0) })).toBe(0);
    expect(percentDone({ status: "running", pages: pages(10, 2, 1, 1, 1) })).toBe(50);
    expect(percentDone({ status: "running", pages: pages(3, 2) })).toBe(66);
    expect(percentDone({ status: "succeeded", pages: pages(0) })).toBe(100);
  });
});

describe("Patterns", () => {
  it("stand one a line", () => expect(patternsOf(" /help/* \n\n/blog/*\r\n")).toEqual(["/help/*", "/blog/*"]));
});
