import { cursorOf, GAP } from "@widget/panel/conversation/transcript";
import type { MessageEvent } from "@widget/protocol/hub";
import { describe, expect, test } from "vitest";
import { entriesOf } from "@/thread/entries";
import { apply, NOTHING, type DeskEvent, type Thread } from "@/thread/thread";
import { randomOf } from "./random";

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 9, 0, second)).toISOString();

const said = (id: string, second: number, rest: Partial<MessageEvent> = {}): MessageEvent => ({
  type: "message", message_id: id, role: "visitor", status: "complete", text: id, revision: 0, created_at: at(second), ...rest,
});

const noted = (id: string, second: number): DeskEvent => ({
  type: "note", note: { id, author: { user_id: "u", name: "Mia" }, text: id, created_at: at(second) },
});

function told(events: readonly DeskEvent[], from: Thread = NOTHING): Thread {
  return events.reduce((thread, event) => {
    const next = apply(thread, event);
    if (next === GAP) throw new Error(`gap at ${JSON.stringify(event)}`);
    return next;
  }, from);
}

/** A whole conversation as the platform tells it to somebody who watches from the beginning. */
const story: readonly DeskEvent[] = [
  { type: "state", answerer: "bot", typing: false },
  said("q1", 1),
  said("r1", 2, { role: "bot", status: "streaming", text: "" }),
  { type: "delta", message_id: "r1", offset: 0, text: "You have ", revision: 0 },
  { type: "reset", message_id: "r1", revision: 1 },
  { type: "delta", message_id: "r1", offset: 0, text: "You have 45 ", revision: 1 },
  { type: "delta", message_id: "r1", offset: 12, text: "days [1].", revision: 1 },
  { type: "citations", message_id: "r1", citations: [{ index: 1, title: "Returns", url: "https://acme.example/returns", quote: "45 days" }] },
  { type: "completed", message_id: "r1", status: "complete" },
  said("s1", 3, { role: "system", text: "Someone will be with you shortly." }),
  { type: "state", answerer: "waiting", typing: false },
  noted("n1", 4),
  { type: "visitor_typing", typing: true },
  said("q2", 5),
  { type: "visitor_typing", typing: false },
  { type: "state", answerer: "agent", agent_name: "Mia", typing: false },
  said("a1", 6, { role: "agent", client_message_id: "c1" }),
  noted("n2", 7),
  { type: "state", answerer: "bot", typing: false },
];

describe("a conversation", () => {
  test("is what was told", () => {
    const thread = told(story);
    expect(thread.transcript.messages.map(({ id, text, status }) => [id, text, status])).toEqual([
      ["q1", "q1", "complete"],
      ["r1", "You have 45 days [1].", "complete"],
      ["s1", "Someone will be with you shortly.", "complete"],
      ["q2", "q2", "complete"],
      ["a1", "a1", "complete"],
    ]);
    expect(thread.notes.map(({ id }) => id)).toEqual(["n1", "n2"]);
    expect(thread).toMatchObject({ visitorTyping: false, transcript: { answerer: "bot" } });
  });

  test.each(Array.from({ length: 200 }, (_, seed) => seed))("is the same however often events are told again (seed %i)", (seed) => {
    const random = randomOf(seed);
    let thread = NOTHING;
    for (let next = 0; next < story.length;) {
      thread = told([story[next]!], thread);
      // A break: the platform tells a part of what was told before once more, in its order.
      const back = random() < 0.4 ? Math.floor(random() * (next + 1)) : next;
      const again = story.slice(back, next + 1).filter(({ type }) => type === "message" || type === "note");
      for (const event of again) {
        const after = apply(thread, event);
        expect(after).not.toBe(GAP);
        thread = after as Thread;
      }
      next++;
    }
    expect(thread).toEqual(told(story));
  });

  test.each(Array.from({ length: 200 }, (_, seed) => seed))("goes on from its cursor after a break anywhere (seed %i)", (seed) => {
    const random = randomOf(seed);
    const cut = Math.floor(random() * story.length);
    const before = told(story.slice(0, cut));
    const whole = told(story);
    const cursor = cursorOf(before.transcript);
    const from = whole.transcript.messages.findIndex(({ id }) => id === cursor?.message_id);
    // The platform tells what is new since the cursor: the message it names from there on, those after it, all notes.
    const rest = whole.transcript.messages.slice(Math.max(from, 0)).flatMap((message): DeskEvent[] => [
      said(message.id, 0, {
        role: message.role, status: message.status, text: message.text, revision: message.revision,
        client_message_id: message.clientMessageId, created_at: message.createdAt,
      }),
      ...(message.citations.length > 0 ? [{ type: "citations" as const, message_id: message.id, citations: message.citations }] : []),
    ]);
    const after = told([...rest, noted("n1", 4), noted("n2", 7), { type: "state", answerer: "bot", typing: false }, { type: "visitor_typing", typing: false }], before);
    expect(after).toEqual(whole);
  });

  test("that skips something is a gap", () => {
    expect(apply(told(story.slice(0, 3)), { type: "delta", message_id: "r1", offset: 9, text: "x", revision: 0 })).toBe(GAP);
  });
});

describe("its lines", () => {
  const pending = (id: string, messageId?: string) => ({
    id, text: id, createdAt: at(9), state: "waiting" as const, reason: "", ...(messageId === undefined ? {} : { messageId }),
  });

  test("have each note where it was written, and what is on its way last", () => {
    expect(entriesOf(told(story), [pending("c2")]).map(({ id }) => id)).toEqual(["q1", "r1", "s1", "n1", "q2", "c1", "n2", "c2"]);
  });

  test("have what was sent once, by whichever id it is known", () => {
    expect(entriesOf(told(story), [pending("c1"), pending("c9", "a1")]).filter(({ kind }) => kind === "pending")).toEqual([]);
  });
});
