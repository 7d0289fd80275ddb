import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Watch } from "@/live/line";
import type { DeskEvent } from "@/thread/thread";
import { useThread } from "@/thread/useThread";

/** A line that the test speaks on; `begin` is called at each beginning, also after a break. */
const line = vi.hoisted(() => ({ begin: (): unknown[] => [], say: (_: unknown): void => {} }));
vi.mock("@/live/line", () => ({
  line: {
    watch: (_: string, args: () => unknown[], { onItem }: Watch<DeskEvent>) => {
      line.begin = args;
      line.say = onItem as (item: unknown) => void;
      args();
      return () => {};
    },
  },
}));

afterEach(cleanup);

const message = (id: string, text: string) =>
  ({ type: "message", message_id: id, role: "visitor", status: "complete", text, revision: 0, created_at: "2026-11-25T09:00:00Z" });

it("A visitor who was typing when the line broke is not believed to type for ever", () => {
  const { result } = renderHook(() => useThread("acme", "s1"));
  act(() => {
    line.say(message("m1", "Hello"));
    line.say({ type: "visitor_typing", typing: true });
  });
  expect(result.current.thread?.visitorTyping).toBe(true);

  // The platform says only that somebody has begun, and when they stop.
  expect(line.begin()).toEqual(["acme", "s1", { message_id: "m1", offset: 5, revision: 0 }]);
  act(() => line.say(message("m2", "Still there?")));
  expect(result.current.thread?.visitorTyping).toBe(false);
  expect(result.current.thread?.transcript.messages.map(({ text }) => text)).toEqual(["Hello", "Still there?"]);
});
