import { describe, expect, it } from "vitest";
import type { Bot } from "@/pages/bots/queries";
import { scriptTag } from "@/pages/onboarding/scriptTag";
import { isVouched, nextStep, siteOf, stepsOf, type Known, type StepId } from "@/pages/onboarding/steps";
import type { Origin } from "@/pages/settings/origins/origins";
import { suggestedId, tenantIdRule } from "@/pages/onboarding/tenantId";
import { webAddress } from "@/parts/webAddress";
import { siteAddress, webOrigin } from "@/parts/webOrigin";

const bot: Bot = {
  id: "main", title: "Acme", greeting: "Hello! Ask me anything about this site.", suggestions: [], sources: [], instructions: "", locale: "en",
  theme: { accent: "#2f5bea", position: "bottom-right", scheme: "auto" }, version: 1,
  handover: { enabled: false, after_unanswered: 2, on_request: true },
};
const proof = { file: "f", file_line: "l", meta: "m", txt_name: "n", txt_value: "v" };
const pending: Origin = { origin: "https://acme.example", state: "pending", proof };
const verified: Origin = { origin: "https://acme.example", state: "verified", proof };
const vouched: Origin = { origin: "https://acme.example", state: "verified" };
const seen: Origin = { ...vouched, origin: "https://www.acme.example", widget_seen_at: "2026-11-25T20:00:00Z" };

const nothing: Known = { origins: [], bot, chunks: 0, reading: false, questions: 0 };
const done = (known: Known): StepId[] => stepsOf(known).filter((step) => step.done).map(({ id }) => id);

describe("The way to go live", () => {
  it.each<[string, Known, StepId[], StepId]>([
    ["nothing", nothing, [], "website"],
    ["a website to be proved", { ...nothing, origins: [pending] }, ["website"], "proof"],
    ["one that is proved", { ...nothing, origins: [verified] }, ["website", "proof"], "reading"],
    ["one that is vouched for", { ...nothing, origins: [vouched] }, ["website", "proof"], "reading"],
    ["one that is being read", { ...nothing, origins: [vouched], chunks: 12, reading: true }, ["website", "proof"], "reading"],
    ["one that is read", { ...nothing, origins: [vouched], chunks: 12 }, ["website", "proof", "reading"], "question"],
    ["a question asked", { ...nothing, origins: [vouched], chunks: 12, questions: 1 }, ["website", "proof", "reading", "question"], "look"],
    [
      "another greeting", { ...nothing, origins: [vouched], chunks: 12, questions: 1, bot: { ...bot, greeting: "Hi" } },
      ["website", "proof", "reading", "question", "look"], "script",
    ],
    ["a widget that was seen", { ...nothing, origins: [vouched, seen], chunks: 12, questions: 3 }, ["website", "proof", "reading", "question", "look", "script"], "script"],
  ])("with %s goes on at the right step", (_, known, steps, next) => {
    expect(done(known)).toEqual(steps);
    expect(nextStep(stepsOf(known))).toBe(next);
  });

  it("goes on after a step that is put off, and comes back to it in the end", () => {
    const steps = stepsOf({ ...nothing, origins: [pending], chunks: 12, questions: 1, bot: { ...bot, greeting: "Hi" } });
    expect(nextStep(steps, "proof")).toBe("script");
    expect(nextStep(steps, "script")).toBe("proof");
  });

  it("is about the website where the widget was seen", () => {
    expect(siteOf([pending, seen])).toBe(seen);
    expect(siteOf([pending, verified])).toBe(pending);
    expect(siteOf([])).toBeUndefined();
  });

  it("tells a website that was proved from one that is vouched for", () => {
    expect([pending, verified, vouched].map(isVouched)).toEqual([false, false, true]);
  });
});

describe("A new tenant's id", () => {
  it.each([
    ["Acme Kettles", "acme-kettles"],
    ["Café Müller & Söhne", "cafe-muller-sohne"],
    ["  1. FC Köln  ", "fc-koln"],
    ["東京", ""],
    ["A".repeat(39) + " b", "a".repeat(39)],
  ])("is made of the name %j", (name, id) => expect(suggestedId(name)).toBe(id));

  it.each([["acme", true], ["a1-b", true], ["a", false], ["1a", false], ["Acme", false], ["a_b", false], ["a".repeat(40), true], ["a".repeat(41), false]])(
    "%j is one: %s", (id, valid) => expect(tenantIdRule(id) === null).toBe(valid),
  );
});

describe("A web address", () => {
  it.each([
    ["acme.example", "https://acme.example/"],
    [" http://acme.example/a?b ", "http://acme.example/a?b"],
    ["localhost:5080/demo", "http://localhost:5080/demo"],
    ["acme.example:8443", "https://acme.example:8443/"],
    ["", undefined], ["acme", undefined], ["two words.example", undefined], ["ftp://acme.example", undefined],
    ["javascript://acme.example", undefined], ["https://me:secret@acme.example", undefined],
  ])("is read from %j", (typed, href) => expect(webAddress(typed)?.href).toBe(href));

  it("has an origin", () => expect(webOrigin("acme.example/shop?x")).toBe("https://acme.example"));

  it.each([["https://acme.example", "https://acme.example/"], ["https://*.acme.example", "https://acme.example/"], ["http://localhost:*", "http://localhost/"]])(
    "begins for the pattern %j", (origin, address) => expect(siteAddress(origin)).toBe(address),
  );
});

describe("The script tag", () => {
  it("names the tenant, and a bot that is not the first", () => {
    expect(scriptTag({ platform: "https://chat.example", tenant: "acme" })).toBe('<script src="https://chat.example/widget.js" data-tenant-id="acme" defer></script>');
    expect(scriptTag({ platform: "https://chat.example", tenant: "acme", bot: 'a"b&c' })).toContain('data-bot="a&quot;b&amp;c"');
  });
});
