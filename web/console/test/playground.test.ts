import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { ask, type AnswerEvent } from "@/pages/playground/ask";
import { begun, ended, told } from "@/pages/playground/run";

const timings = { retrieval_ms: 4, first_token_ms: 20, total_ms: 90 };
const hit = { document_id: "d", title: "T", url: "https://acme.example/", heading: "", text: "x", score: 0.5, chunk_id: 1, lexical: null, vector: 0.8 };

afterEach(() => vi.unstubAllGlobals());

describe("A run", () => {
  it("gathers what is told, in whatever pieces", () => {
    const events: AnswerEvent[] = [
      { type: "retrieved", hits: [hit] },
      { type: "prompt", messages: [{ role: "system", text: "Answer." }] },
      { type: "delta", text: "Hel" },
      { type: "delta", text: "lo [1]" },
      { type: "citations", citations: [{ index: 1, title: "T", url: "https://acme.example/", quote: "q" }] },
      { type: "completed", status: "complete", usage: { input_tokens: 5, output_tokens: 2, provider: "extractive", model: "extractive", cost: 0 }, cost: 0, currency: "EUR", timings },
    ];
    const run = ended(events.reduce(told, begun("Hi?")), undefined);
    expect(run).toMatchObject({ question: "Hi?", state: "answered", reply: "Hello [1]", hits: [hit], end: { status: "complete", cost: 0, timings } });
    expect(run.citations).toHaveLength(1);
    expect(run.prompt).toHaveLength(1);
  });

  it("passes over what a later platform may tell", () => {
    const run = begun("Hi?");
    expect(told(run, { type: "weather" } as unknown as AnswerEvent)).toBe(run);
  });

  it("that breaks off has failed, with what came before", () => {
    const run = ended(told(begun("Hi?"), { type: "delta", text: "Hel" }), undefined);
    expect(run).toMatchObject({ state: "failed", reply: "Hel" });
    expect(run.problem?.code).toBe("unreachable");
  });

  it("that is stopped keeps what came before; one that is over stays as it ended", () => {
    expect(ended(told(begun("Hi?"), { type: "delta", text: "Hel" }), "stopped")).toMatchObject({ state: "stopped", reply: "Hel" });
    const failed = told(begun("Hi?"), { type: "error", code: "model_unavailable", message: "Nobody answers." });
    expect(ended(failed, undefined)).toBe(failed);
    expect(failed.problem?.message).toBe("Nobody answers.");
  });
});

describe("Asking", () => {
  it("sends the question in the tenant's name and reads the events", async () => {
    const fetched = vi.fn((_address: string, _request: RequestInit) =>
      Promise.resolve(new Response('data: {"type":"delta","text":"Hello"}\n\ndata: {"type":"completed","status":"complete"}\n\n')));
    vi.stubGlobal("fetch", fetched);
    const events: AnswerEvent[] = [];
    for await (const event of ask("acme", { bot: "main", message: "Hi?", k: 3 }, new AbortController().signal)) events.push(event);
    expect(events).toEqual([{ type: "delta", text: "Hello" }, { type: "completed", status: "complete" }]);
    const [address, request] = fetched.mock.calls[0] as [string, RequestInit];
    expect(address).toBe("/api/v1/playground");
    expect(request.headers).toMatchObject({ "X-Tenant-ID": "acme", Accept: "text/event-stream" });
    expect(JSON.parse(request.body as string)).toEqual({ bot: "main", message: "Hi?", k: 3 });
  });

  it("throws a refusal as the problem that it is", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(new Response('{"code":"quota_exceeded","detail":"The month is used up."}', { status: 429, headers: { "Retry-After": "60" } })));
    const asking = ask("acme", { bot: "main", message: "Hi?" }, new AbortController().signal).next();
    await expect(asking).rejects.toMatchObject({ status: 429, code: "quota_exceeded", retryAfter: 60 } satisfies Partial<Problem>);
  });
});
