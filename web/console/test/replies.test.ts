import { describe, expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { Replies } from "@/pages/desk/replies";
import { randomOf } from "./random";

/** The platform and the way to it: stores a message once by its id, and may lose the question or the answer. */
class Platform {
  readonly stored = new Map<string, string>();

  constructor(private readonly lose: () => "nothing" | "question" | "answer") {}

  readonly post = async ({ client_message_id, text }: { client_message_id: string; text: string }) => {
    await Promise.resolve();
    const lost = this.lose();
    if (lost !== "question") this.stored.set(client_message_id, this.stored.get(client_message_id) ?? text);
    if (lost !== "nothing") throw new TypeError("Failed to fetch");
    return { message_id: `m-${client_message_id}` };
  };
}

const quick = { interval: 1, timeout: 10_000 };

const allStored = (replies: Replies) => vi.waitUntil(() => replies.pending().every(({ state }) => state === "stored"), quick);

describe("replies", () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))("arrive in order and once over a line that breaks anywhere (seed %i)", async (seed) => {
    const random = randomOf(seed);
    const platform = new Platform(() => (["nothing", "question", "answer"] as const)[Math.floor(random() * 3)]!);
    const replies = new Replies({ post: platform.post, pause: () => 0 });
    const said = Array.from({ length: 6 }, (_, at) => `reply ${at}`);
    for (const text of said) {
      replies.say(text);
      if (random() < 0.5) await allStored(replies);
    }
    await allStored(replies);
    expect([...platform.stored.values()]).toEqual(said);
  });

  test("go out at once when the line is back, whatever the pause", async () => {
    let reachable = (): void => {};
    let broken = true;
    const platform = new Platform(() => (broken ? "question" : "nothing"));
    const post = vi.fn(platform.post);
    const replies = new Replies({ post, pause: () => 3_600_000, whenReachable: (callback) => ((reachable = callback), () => {}) });
    replies.say("Hello");
    await vi.waitUntil(() => post.mock.settledResults.at(0)?.type === "rejected");
    broken = false;
    reachable();
    await allStored(replies);
    expect([...platform.stored.values()]).toEqual(["Hello"]);
  });

  test("that the platform refuses say why, let the others pass, and go out again when asked", async () => {
    let refusing = true;
    const replies = new Replies({
      pause: () => 0,
      post: async ({ client_message_id, text }) => {
        if (refusing && text === "one") throw new Problem(409, "not_yours", "Ben has this conversation.");
        return { message_id: client_message_id };
      },
    });
    replies.say("one");
    replies.say("two");
    await vi.waitUntil(() => replies.pending().map(({ state }) => state).join() === "failed,stored");
    expect(replies.pending()[0]).toMatchObject({ reason: "Ben has this conversation." });
    refusing = false;
    replies.retry(replies.pending()[0]!.id);
    await allStored(replies);
  });

  test("that the platform refuses can be let go; those on their way cannot", async () => {
    const replies = new Replies({ pause: () => 0, post: () => Promise.reject(new Problem(400, "message_too_long", "Too long.")) });
    replies.say("one");
    const { id } = replies.pending()[0]!;
    replies.discard(id);
    expect(replies.pending()).toHaveLength(1);
    await vi.waitUntil(() => replies.pending()[0]?.state === "failed");
    replies.discard(id);
    expect(replies.pending()).toEqual([]);
  });
});
