import { describe, expect, it } from "vitest";
import { may, type Policy } from "@/access/policy";
import type { Me } from "@/access/session";
import { Problem } from "@/api/problem";
import { capitalized, formatAgo, formatBytes, formatCount, formatDuration } from "@/parts/format";

const person = (role: "agent" | "owner" | undefined, admin = false): Me => ({
  session_id: "s",
  user: {
    id: "u", email: "jo@acme.example", name: "Jo", platform_admin: admin, second_factor: false, created_at: "2026-01-01T00:00:00Z",
    tenants: role ? [{ tenant_id: "acme", name: "acme", role }] : [],
  },
  policies: { agent: ["chat", "desk"], owner: ["admin", "chat", "desk", "upload"] },
});

describe("May", () => {
  it.each<[string, Me | null, Policy, string | undefined, boolean]>([
    ["nobody, on an open page", null, "anyone", undefined, true],
    ["nobody, on a page for people", null, "person", undefined, false],
    ["an agent, at the desk", person("agent"), "desk", "acme", true],
    ["an agent, in the settings", person("agent"), "admin", "acme", false],
    ["an owner, in the settings", person("owner"), "admin", "acme", true],
    ["an owner, of another tenant", person("owner"), "desk", "other", false],
    ["an owner, on the platform's pages", person("owner"), "platform", undefined, false],
    ["a platform admin, anywhere", person(undefined, true), "admin", "other", true],
  ])("%s", (_, me, policy, tenant, expected) => expect(may(me, policy, tenant)).toBe(expected));
});

describe("A problem", () => {
  it("takes the platform's own words, code and waiting time", async () => {
    const answer = new Response(JSON.stringify({ title: "Too Many Requests", code: "rate_limited", detail: "Too many messages." }), { status: 429, headers: { "Retry-After": "7" } });
    expect(await Problem.of(answer)).toMatchObject({ status: 429, code: "rate_limited", message: "Too many messages.", retryAfter: 7 });
  });

  it("is one too when there is no answer, or none of ours", async () => {
    expect(Problem.from(new TypeError("Failed to fetch")).code).toBe("unreachable");
    expect(Problem.from(new TypeError("Cannot read properties of undefined")).code).toBe("unknown");
    expect((await Problem.of(new Response("<html>", { status: 502 }))).message).toContain("502");
  });
});

describe("Figures", () => {
  it("are told in units that one can read", () => {
    expect(formatBytes(0)).toBe("0 B");
    expect(formatBytes(999)).toBe("999 B");
    expect(formatBytes(1500)).toBe("1.5 kB");
    expect(formatBytes(25_000_000)).toBe("25 MB");
    expect([0, 1, 2].map((count) => formatCount(count, "page"))).toEqual(["0 pages", "1 page", "2 pages"]);
    expect(formatDuration(850)).toBe("850 ms");
    expect(formatDuration(1234)).toBe("1.2 s");
    expect(capitalized("second_factor")).toBe("Second factor");
    const now = Date.parse("2026-01-01T12:00:00Z");
    expect(formatAgo("2026-01-01T09:00:00Z", now)).toContain("3");
    expect(formatAgo("2026-01-01T12:00:10Z", now)).not.toContain("10");
  });
});
