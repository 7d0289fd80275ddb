import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Conversation } from "../src/panel/conversation/conversation";
import type { Message } from "../src/panel/conversation/transcript";
import type { Hub, Watcher } from "../src/panel/hub/hub";
import { Refused } from "../src/panel/hub/refused";
import type { Cursor, MessageEvent, Receipt, SessionEvent } from "../src/protocol/hub";

/** A connection whose other end is the test. */
class FakeHub implements Hub {
  readonly calls: unknown[][] = [];
  readonly cursors: (Cursor | null)[] = [];
  readonly ended: Promise<void>;
  close!: () => void;
  refuse: Refused | undefined;
  private watcher: Watcher | undefined;

  constructor() {
    this.ended = new Promise((resolve) => (this.close = resolve));
  }

  tell(...events: SessionEvent[]): void {
    for (const event of events) this.watcher!.next(event);
  }

  endWatch(problem?: unknown): void {
    this.watcher!.end(problem);
  }

  watch(cursor: Cursor | null, watcher: Watcher) {
    this.cursors.push(cursor);
    this.watcher = watcher;
    return { dispose() {} };
  }

  send = (message: { client_message_id: string; text: string }): Promise<Receipt> =>
    this.call("send", message.client_message_id, message.text).then(() => ({ message_id: "q", reply_id: "r" }));
  stop = (id: string) => this.call("stop", id);
  rate = (id: string, rating: string) => this.call("rate", id, rating);
  requestHuman = () => this.call("human");
  typing = (typing: boolean) => this.call("typing", typing);

  private async call(...call: unknown[]): Promise<void> {
    this.calls.push(call);
    if (this.refuse) throw this.refuse;
  }
}

const reply: MessageEvent = {
  type: "message",
  message_id: "r",
  role: "bot",
  status: "streaming",
  text: "",
  revision: 0,
  created_at: "2026-01-01T00:00:00Z",
};

let hubs: FakeHub[];
let finished: Message[];
let rejected: number;
let failWith: unknown;
let conversation: Conversation;
const hub = (): FakeHub => hubs.at(-1)!;
const wait = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(async () => {
  vi.useFakeTimers();
  [hubs, finished, rejected, failWith] = [[], [], 0, undefined];
  const dial = async (): Promise<Hub> => {
    if (failWith) throw failWith;
    hubs.push(new FakeHub());
    return hub();
  };
  let ids = 0;
  conversation = new Conversation(
    dial,
    { changed() {}, finished: (message) => finished.push(message), rejected: () => rejected++ },
    () => `c${ids++}`,
  );
  conversation.open();
  await wait();
});
afterEach(() => {
  conversation.close();
  vi.useRealTimers();
});

describe("watching", () => {
  test("begins at the beginning and goes on after a broken connection where the text ends", async () => {
    hub().tell(reply, { type: "delta", message_id: "r", offset: 0, text: "Hello", revision: 0 });
    hub().close();
    await wait(1_000);
    expect(hubs.map(({ cursors }) => cursors)).toEqual([[null], [{ message_id: "r", offset: 5, revision: 0 }]]);
  });

  test("is done again on the same connection when an event does not fit, and on a new one when that does not help", async () => {
    for (let times = 0; times < 4; times++)
      hub().tell({ type: "delta", message_id: "unknown", offset: 0, text: "x", revision: 0 });
    await wait(1_000);
    expect(hubs.map(({ cursors }) => cursors.length)).toEqual([4, 1]);
  });

  test("starts over when the platform no longer knows the cursor's message", () => {
    hub().tell({ ...reply, status: "complete", text: "Hello" });
    hub().endWatch(new Refused("message_not_found", ""));
    expect(hub().cursors).toEqual([null, null]);
    expect(conversation.transcript.messages).toEqual([]);
  });

  test("does not listen to the old session after another has begun", async () => {
    const old = hub();
    conversation.restart();
    old.tell(reply);
    expect(conversation.transcript.messages).toEqual([]);
    expect(old.cursors).toHaveLength(1);
  });
});

describe("the visitor", () => {
  test("sees what was said before the platform has it, and once when it has", async () => {
    conversation.say("  Hello?  ");
    expect(conversation.pending).toMatchObject([{ text: "Hello?", state: "waiting" }]);
    expect(conversation.thinking).toBe(true);
    await wait();
    hub().tell({
      ...reply,
      message_id: "q",
      role: "visitor",
      status: "complete",
      text: "Hello?",
      client_message_id: "c0",
    });
    expect(conversation.pending).toEqual([]);
    expect(conversation.thinking).toBe(true);
  });

  test("can stop a reply from the receipt on until it is whole", async () => {
    conversation.say("Hello?");
    await wait();
    expect(conversation.replyInFlight).toBe("r");
    hub().tell(
      { ...reply, message_id: "q", role: "visitor", status: "complete", text: "Hello?", client_message_id: "c0" },
      reply,
    );
    expect(conversation.replyInFlight).toBe("r");
    await conversation.stop();
    expect(hub().calls.at(-1)).toEqual(["stop", "r"]);
    hub().tell({ type: "completed", message_id: "r", status: "stopped" });
    expect(conversation.replyInFlight).toBeUndefined();
    expect(conversation.quiet).toBe(true);
  });

  test("may ask for a person while there is no connection", async () => {
    hub().close();
    await wait();
    await conversation.requestHuman();
    await wait(1_000);
    expect(hub().calls).toEqual([["human"]]);
  });

  test("reads the platform's reason when it says no", async () => {
    hub().refuse = new Refused("rate_limited", "Wait a little.");
    await conversation.requestHuman();
    expect(conversation.notice).toBe("Wait a little.");
    conversation.dismiss();
    expect(conversation.notice).toBe("");
  });
});

describe("a finished reply", () => {
  test("is news when it was watched, and history is not", async () => {
    const old = { ...reply, message_id: "old", status: "complete", text: "Earlier" } as const;
    hub().tell(old, { type: "completed", message_id: "old", status: "complete" });
    hub().tell(reply, { type: "delta", message_id: "r", offset: 0, text: "Now", revision: 0 });
    expect(finished).toEqual([]);
    hub().tell({ type: "completed", message_id: "r", status: "complete" });
    hub().tell({ type: "completed", message_id: "r", status: "complete" });
    await wait(2_000);
    hub().tell({ ...reply, message_id: "agent", role: "agent", status: "complete", text: "Hi" });
    expect(finished.map(({ id }) => id)).toEqual(["r", "agent"]);
  });
});

describe("without a connection", () => {
  test("the visitor is told after a second, not at once, and told when it is back", async () => {
    failWith = new Error("down");
    hub().close();
    await wait(900);
    expect(conversation.troubled).toBe(false);
    await wait(200);
    expect(conversation.troubled).toBe(true);
    failWith = undefined;
    conversation.wake();
    await wait();
    expect(conversation.troubled).toBe(false);
  });

  test("it dials again and again, ever less often, for as long as it is wanted", async () => {
    failWith = new Error("down");
    hub().close();
    await wait(10 * 60_000);
    failWith = undefined;
    await wait(31_000);
    expect(hubs).toHaveLength(2);
    conversation.close();
    await wait(60_000);
    expect(hubs).toHaveLength(2);
  });

  test("a rejected token is reported, so that the next attempt has another", async () => {
    failWith = new Refused("unauthorized", "");
    hub().close();
    await wait(1_000);
    expect(rejected).toBeGreaterThan(0);
  });
});

describe("with a person", () => {
  const state = (answerer: "bot" | "waiting" | "agent"): SessionEvent => ({
    type: "state",
    answerer,
    agent_name: answerer === "agent" ? "Ann" : null,
    typing: false,
  });
  const typing = () => hub().calls.filter(([call]) => call === "typing").map(([, on]) => on);

  test("the visitor's typing is told, not for every key, and its end", async () => {
    hub().tell(state("agent"));
    for (const text of ["H", "He", "Hel"]) conversation.typing.wrote(text);
    expect(typing()).toEqual([true]);
    await wait(3_000);
    conversation.typing.wrote("Hell");
    conversation.typing.wrote("  ");
    conversation.typing.wrote("");
    expect(typing()).toEqual([true, true, false]);
  });

  test("what is sent is no longer being typed", () => {
    hub().tell(state("waiting"));
    conversation.typing.wrote("Hello");
    conversation.say("Hello");
    expect(typing()).toEqual([true, false]);
  });

  test("the bot is told nothing of typing", () => {
    conversation.typing.wrote("Hello");
    expect(typing()).toEqual([]);
  });

  test("each message keeps the name of who wrote it, whoever answers now", () => {
    const said = { ...reply, role: "agent", status: "complete" } as const;
    hub().tell(state("agent"), { ...said, message_id: "a1", author: "Bob" }, { ...said, message_id: "a2", author: "Ann" });
    expect(conversation.transcript.messages.map(({ author }) => author)).toEqual(["Bob", "Ann"]);
  });

  test("no reply of the bot is waited for", async () => {
    hub().tell(state("waiting"));
    hub().send = async () => ({ message_id: "q" });
    conversation.say("Hello?");
    await wait();
    hub().tell(state("bot"));
    expect(conversation.replyInFlight).toBeUndefined();
  });
});
