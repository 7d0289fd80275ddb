import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apply, cursorOf, EMPTY, GAP, type Transcript } from "../src/panel/conversation/transcript";
import type { MessageEvent, SessionEvent } from "../src/protocol/hub";
import { PlatformModel } from "./platform-model";

function told(...events: SessionEvent[]): Transcript {
  return events.reduce<Transcript>((transcript, event) => {
    const next = apply(transcript, event);
    if (next === GAP) throw new Error(`gap at ${JSON.stringify(event)}`);
    return next;
  }, EMPTY);
}

const reply: MessageEvent = {
  type: "message",
  message_id: "r",
  role: "bot",
  status: "streaming",
  text: "Hello",
  revision: 0,
  created_at: "2026-01-01T00:00:00Z",
};

describe("deltas", () => {
  test("append, and what is already there is ignored", () => {
    const transcript = told(
      reply,
      { type: "delta", message_id: "r", offset: 5, text: " there", revision: 0 },
      { type: "delta", message_id: "r", offset: 5, text: " there", revision: 0 },
      { type: "delta", message_id: "r", offset: 3, text: "lo there, you", revision: 0 },
    );
    expect(transcript.messages[0]!.text).toBe("Hello there, you");
  });

  test.each<SessionEvent>([
    { type: "delta", message_id: "r", offset: 6, text: "x", revision: 0 },
    { type: "delta", message_id: "r", offset: 5, text: "x", revision: 1 },
    { type: "delta", message_id: "unknown", offset: 0, text: "x", revision: 0 },
    { type: "completed", message_id: "unknown", status: "complete" },
  ])("that do not continue what is known are a gap: %j", (event) => {
    expect(apply(told(reply), event)).toBe(GAP);
  });

  test("of a text that was begun anew since are ignored", () => {
    const transcript = told(
      reply,
      { type: "reset", message_id: "r", revision: 1 },
      { type: "delta", message_id: "r", offset: 0, text: "Hello", revision: 0 },
      { type: "delta", message_id: "r", offset: 0, text: "Hi", revision: 1 },
      { type: "reset", message_id: "r", revision: 1 },
    );
    expect(transcript.messages[0]).toMatchObject({ text: "Hi", revision: 1, status: "streaming" });
  });
});

test("An older copy of a message does not undo a newer one", () => {
  const done = told(reply, { ...reply, text: "Hello there", status: "complete" });
  expect(apply(done, reply)).toBe(done);
});

test("A message told again keeps its sources", () => {
  const citations = [{ index: 1, title: "Page", url: "https://example.com/", quote: "Words." }];
  const transcript = told(reply, { type: "citations", message_id: "r", citations }, { ...reply, status: "complete" });
  expect(transcript.messages[0]!.citations).toEqual(citations);
});

describe("the cursor", () => {
  test("is null when nothing is known", () => expect(cursorOf(EMPTY)).toBeNull());

  test("points at the first reply that is still written, though more was said since", () => {
    const question: MessageEvent = { ...reply, message_id: "q", role: "visitor", status: "complete", text: "And?" };
    expect(cursorOf(told(reply, question))).toEqual({ message_id: "r", offset: 5, revision: 0 });
  });
});

/** What happens at the platform and on the way to the panel, in any order. */
type Step = "ask" | "begin" | "write" | "crash" | "finish" | "look" | "look twice" | "break";
const anyStep = fc.constantFrom<Step>(
  "ask",
  "begin",
  "write",
  "write",
  "crash",
  "finish",
  "look",
  "look",
  "look twice",
  "break",
);

test("Any course of events, doublings and reconnections ends in the platform's transcript", () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.infiniteStream(fc.nat(6)), (steps, numbers) => {
      const platform = new PlatformModel();
      let transcript = EMPTY;
      const look = (copies: number, breakAfter = Infinity): void => {
        for (const event of platform.since(cursorOf(transcript)).slice(0, breakAfter)) {
          for (let copy = 0; copy < copies; copy++) {
            const next = apply(transcript, event);
            if (next === GAP) return look(1);
            transcript = next;
          }
        }
      };
      for (const step of steps) {
        const number = numbers.next().value!;
        if (step === "ask") platform.visitor(`c${platform.messages.length}`, `question ${number}`);
        if (step === "begin") platform.begin();
        if (step === "write") platform.write("lorem ipsum".slice(0, number + 1));
        if (step === "crash") platform.crash();
        if (step === "finish") platform.finish("complete");
        if (step === "look") look(1);
        if (step === "look twice") look(2);
        if (step === "break") look(1, number);
      }
      look(1);
      const seen = transcript.messages.map(({ id, role, text, status, revision, citations }) => ({
        id,
        role,
        text,
        status,
        revision,
        citations,
      }));
      expect(seen).toEqual(platform.messages.map(({ clientMessageId: _, ...message }) => message));
    }),
    { numRuns: 1_000 },
  );
});
