import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Outbox, type Send } from "../src/panel/conversation/outbox";
import { Refused } from "../src/panel/hub/refused";
import { PlatformModel } from "./platform-model";

const NOW = new Date("2026-01-01T00:00:00Z");
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function outbox(): Outbox {
  let count = 0;
  return new Outbox(
    () => {},
    () => `c${count++}`,
  );
}

describe("a message", () => {
  test("waits while there is no connection, and goes out in order when there is one", async () => {
    const sent: string[] = [];
    const box = outbox();
    box.add("one", NOW);
    box.add("two", NOW);
    expect(box.pending.map(({ state }) => state)).toEqual(["waiting", "waiting"]);
    box.connected(async ({ text }) => {
      sent.push(text);
      return { message_id: text, reply_id: `r-${text}` };
    });
    await settled();
    expect(sent).toEqual(["one", "two"]);
    expect(box.pending.map(({ state, messageId }) => [state, messageId])).toEqual([
      ["stored", "one"],
      ["stored", "two"],
    ]);
  });

  test("that was refused says why, lets the others pass, and is sent again under its id when asked", async () => {
    const sent: string[] = [];
    let refusing = true;
    const box = outbox();
    box.add("one", NOW);
    box.add("two", NOW);
    box.connected(async ({ client_message_id, text }) => {
      sent.push(client_message_id);
      if (refusing && text === "one") throw new Refused("rate_limited", "Wait a little.");
      return { message_id: text, reply_id: "" };
    });
    await settled();
    expect(box.pending[0]).toMatchObject({ state: "failed", reason: "Wait a little." });
    refusing = false;
    box.retry("c0");
    await settled();
    expect(sent).toEqual(["c0", "c1", "c0"]);
    expect(box.pending.every(({ state }) => state === "stored")).toBe(true);
  });

  test("that may not have arrived waits for the next connection, not for the next moment", async () => {
    let attempts = 0;
    const box = outbox();
    const broken: Send = async () => {
      attempts++;
      throw new Error("The connection was closed.");
    };
    box.connected(broken);
    box.add("one", NOW);
    await settled();
    expect([attempts, box.pending[0]!.state]).toEqual([1, "waiting"]);
  });

  test("is sent once though another is added while it is under way", async () => {
    const sent: string[] = [];
    const box = outbox();
    box.connected(async ({ text }) => {
      sent.push(text);
      await settled();
      return { message_id: text, reply_id: "" };
    });
    box.add("one", NOW);
    box.add("two", NOW);
    await settled();
    await settled();
    await settled();
    expect(sent).toEqual(["one", "two"]);
  });

  test("is let go when the transcript holds it", async () => {
    const box = outbox();
    box.add("one", NOW);
    box.settle(({ id }) => id === "c0");
    expect(box.pending).toEqual([]);
  });
});

test("However often the connection breaks, before or after the platform has stored it, each message is stored once and in order", async () => {
  /** For each attempt to send: does it arrive, and does the answer come back? */
  const fate = fc.constantFrom("lost", "stored, answer lost", "stored", "stored");
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), async (fates, count) => {
      const platform = new PlatformModel();
      const box = outbox();
      const connection =
        (): Send =>
        async ({ client_message_id, text }) => {
          const what = fates.shift() ?? "stored";
          if (what === "lost") throw new Error("The connection was closed.");
          const receipt = platform.visitor(client_message_id, text);
          if (what !== "stored") throw new Error("The connection was closed.");
          return receipt;
        };
      for (let index = 0; index < count; index++) box.add(`message ${index}`, NOW);
      for (let round = 0; round < 30; round++) {
        box.connected(connection());
        await settled();
        box.disconnected();
      }
      expect(platform.messages.map(({ text }) => text)).toEqual(
        Array.from({ length: count }, (_, index) => `message ${index}`),
      );
      expect(box.pending.every(({ state }) => state === "stored")).toBe(true);
    }),
    { numRuns: 50 },
  );
});
