import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { backoff } from "../src/panel/hub/backoff";
import { readRefusal } from "../src/panel/hub/refused";
import { Permission } from "../src/panel/permission";
import { datesFor } from "../src/panel/strings/dates";
import { stringsFor } from "../src/panel/strings/strings";
import { contrast, readableOn } from "../src/panel/theme/theme";
import { inkOn } from "../src/protocol/contrast";
import type { Visit } from "../src/protocol/visit";

afterEach(() => void vi.useRealTimers());

describe("a hub's refusal", () => {
  test("is read out of the sentence that SignalR puts around it", () => {
    const problem = new Error(
      `An unexpected error occurred invoking 'Send' on the server. HubException: {"code":"rate_limited","message":"Wait {a little}.","retry_after":20}`,
    );
    expect(readRefusal(problem)).toMatchObject({ code: "rate_limited", message: "Wait {a little}." });
  });

  test.each([
    new Error("Invocation canceled due to the underlying connection being closed."),
    new Error("{not json"),
    undefined,
    new Error('{"a":1}'),
  ])("is not seen in %s", (problem) => expect(readRefusal(problem)).toBeUndefined());
});

test("The wait doubles up to half a minute, and half of it is chance", () => {
  expect([0, 1, 2, 10, 2_000].map((attempt) => backoff(attempt, () => 1))).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  expect(backoff(3, () => 0)).toBe(2_000);
});

describe("colours", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

  test("what stands on any accent reads", () => {
    const ink = (accent: string): string => (inkOn(accent) === "#fff" ? "#ffffff" : "#000000");
    fc.assert(fc.property(colour, (accent) => contrast(ink(accent), accent) >= 4.5));
  });

  test.each(["#ffffff", "#16181d"])("any accent is made to read as text on %s", (surface) => {
    fc.assert(fc.property(colour, (accent) => contrast(readableOn(surface, accent), surface) >= 5.5));
  });

  test("an accent that reads is left as it is", () => expect(readableOn("#ffffff", "#2f5bea")).toBe("#2f5bea"));
});

describe("a permission", () => {
  const visit = (token: string, seconds: number): Visit =>
    ({ token, expires_at: new Date(Date.now() + seconds * 1_000).toISOString() }) as Visit;

  test("is renewed before it ends, once for all who wait", async () => {
    vi.useFakeTimers();
    let asked = 0;
    const permission = new Permission(() => asked++);
    permission.accept(visit("one", 300));
    expect(await permission.current()).toBe("one");
    vi.advanceTimersByTime(241_000);
    const both = Promise.all([permission.current(), permission.current()]);
    permission.accept(visit("two", 300));
    expect(await both).toEqual(["two", "two"]);
    expect(asked).toBe(1);
  });

  test("that has just come is used even where the visitor's clock runs hours ahead", async () => {
    const permission = new Permission(() => expect.fail("asked again"));
    permission.accept(visit("one", -7_200));
    expect(await permission.current()).toBe("one");
  });

  test("that was rejected is not used again, and one that never comes is an error", async () => {
    vi.useFakeTimers();
    const permission = new Permission(() => {});
    permission.accept(visit("one", 300));
    permission.reject();
    const waiting = expect(permission.current()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(11_000);
    await waiting;
  });
});

describe("words", () => {
  test("follow the locale's language, and are English where there is no dictionary", () => {
    expect(["de-AT", "FR", "es-419", "pt-BR", ""].map((locale) => stringsFor(locale).send)).toEqual([
      "Senden",
      "Envoyer",
      "Enviar",
      "Send",
      "Send",
    ]);
  });

  test("name days in the locale, also one that was mistyped", () => {
    const now = new Date(2026, 2, 10, 0, 30);
    expect(datesFor("de").day(new Date(2026, 2, 9, 23, 59), now)).toBe("Gestern");
    expect(datesFor("en").day(now, now)).toBe("Today");
    expect(datesFor("en").day(new Date(2026, 2, 2), now)).toBe("Monday, March 2");
    expect(datesFor("not a locale").day(now, now)).toBe("Today");
  });
});
