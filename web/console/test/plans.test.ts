import { describe, expect, it } from "vitest";
import { areSound, leastOf, limitOf, removalOf, type Plan, type PlanLimits } from "@/pages/platform/plans/plans";

const limits: PlanLimits = {
  turns_per_minute: 600, turns_per_minute_per_address: 30, turns_per_minute_per_session: 30, turns_per_minute_per_bot: 0,
  messages_per_month: 0, spend_per_month: 0, bots: 0, documents: 0, bytes: 0, users: 0,
};

const plan = (id: string, source: Plan["source"]): Plan => ({ id, source, limits, version: 1, tenants: 0 });

describe("A plan's limits", () => {
  it.each<[string, number | string, number]>([
    ["a number", 20, 20],
    ["a number as it is typed", "20", 20],
    ["nothing, which is no limit", "", 0],
    ["a hyphen on the way to a number", "-", 0],
  ])("are read from %s", (_, typed, expected) => expect(limitOf(typed)).toBe(expected));

  it("are sound while the rates that there always are let one message pass", () => {
    expect(areSound(limits)).toBe(true);
    expect(areSound({ ...limits, turns_per_minute: 0 })).toBe(false);
    expect(areSound({ ...limits, turns_per_minute_per_address: 0 })).toBe(false);
    expect(leastOf("bots")).toBe(0);
  });
});

describe("What can be taken away", () => {
  it.each<[string, Plan, ReturnType<typeof removalOf>]>([
    ["a plan of the admin's", plan("gold", "platform"), "delete"],
    ["what was changed of the standard one", plan("standard", "platform"), "reset"],
    ["nothing of the standard one as it is built in", plan("standard", "built_in"), undefined],
    ["nothing of what the settings define", plan("free", "settings"), undefined],
  ])("is %s", (_, of, expected) => expect(removalOf(of)).toBe(expected));
});
