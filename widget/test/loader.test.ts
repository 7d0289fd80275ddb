import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { anchor } from "../src/loader/anchor";
import { handleStore } from "../src/loader/handle";
import { readOptions } from "../src/loader/options";
import { explain, isFinal, requestVisit } from "../src/loader/visit";

const OPTIONS = { platform: "https://chat.example/", tenantId: "acme" };

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test("The script tag is the configuration, also of a platform below a path", () => {
  const script = document.createElement("script");
  Object.assign(script.dataset, { tenantId: "acme", zIndex: "9" });
  Object.defineProperty(script, "src", { value: "https://example.com/chat/widget.js?v=2" });
  expect(readOptions(script)).toEqual({ platform: "https://example.com/chat/", tenantId: "acme", zIndex: "9" });
});

describe("a visit", () => {
  let asked: { url: string; body: unknown }[];
  const answer = (...responses: Response[]): void => {
    asked = [];
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      asked.push({ url, body: JSON.parse(String(init.body)) });
      expect(init.credentials).toBe("omit");
      return responses.shift()!;
    });
  };
  const problem = (status: number, code: string): Response =>
    Response.json({ code, detail: "A sentence." }, { status });

  test("is asked for with what the tag says, and nothing that it leaves out", async () => {
    answer(Response.json({ token: "t" }));
    expect(await requestVisit({ ...OPTIONS, bot: "" })).toEqual({ token: "t" });
    expect(asked).toEqual([{ url: "https://chat.example/api/widget/bootstrap?tenant=acme", body: { tenant_id: "acme" } }]);
  });

  test("begins a new conversation when the old handle is no longer honoured", async () => {
    answer(problem(404, "session_not_found"), Response.json({ token: "t" }));
    await requestVisit(OPTIONS, "old");
    expect(asked.map(({ body }) => body)).toEqual([{ tenant_id: "acme", session: "old" }, { tenant_id: "acme" }]);
  });

  test("that is refused for now keeps its handle and may be asked for again", async () => {
    answer(problem(429, "rate_limited"));
    const refusal = await requestVisit(OPTIONS, "old").catch((thrown: unknown) => thrown);
    expect(isFinal(refusal)).toBe(false);
    expect(asked).toHaveLength(1);
  });

  test("that is refused for good is explained to whoever pasted the tag", async () => {
    answer(problem(403, "origin_not_allowed"));
    const refusal = await requestVisit(OPTIONS).catch((thrown: unknown) => thrown);
    expect(isFinal(refusal)).toBe(true);
    expect(explain(refusal, OPTIONS)).toBe(
      `[ChatPlatform] A sentence. (origin_not_allowed) Check there that ${location.origin} is an origin of tenant "acme".`,
    );
  });

  test("that cannot be asked for at all is explained too", () => {
    expect(isFinal(new TypeError("Failed to fetch"))).toBe(false);
    expect(explain(new TypeError("Failed to fetch"), { platform: OPTIONS.platform })).toContain(
      "https://chat.example/ did not answer",
    );
  });
});

describe("the handle of a conversation", () => {
  test("is kept apart by platform, tenant and bot", () => {
    handleStore(OPTIONS).write("one");
    expect(handleStore(OPTIONS).read()).toBe("one");
    expect(handleStore({ ...OPTIONS, bot: "sales" }).read()).toBeUndefined();
    expect(handleStore({ ...OPTIONS, platform: "https://other.example/" }).read()).toBeUndefined();
  });

  test("is kept in memory where the page may not store", () => {
    vi.stubGlobal("localStorage", undefined);
    const store = handleStore(OPTIONS);
    expect(store.read()).toBeUndefined();
    store.write("one");
    expect(store.read()).toBe("one");
  });
});

describe("the button's element", () => {
  const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  let element: HTMLElement;
  let life: AbortController;
  beforeEach(() => {
    element = document.createElement("chat-platform");
    life = new AbortController();
    anchor(element, life.signal);
  });

  test("is put back when the page takes it out, and into a new body", async () => {
    element.remove();
    await frame();
    expect(element.isConnected).toBe(true);
    document.documentElement.replaceChild(document.createElement("body"), document.body);
    await frame();
    expect(element.parentElement).toBe(document.body);
  });

  test("goes for good when the widget ends", async () => {
    life.abort();
    await frame();
    document.body.append(document.createElement("p"));
    await frame();
    expect(element.isConnected).toBe(false);
  });
});
