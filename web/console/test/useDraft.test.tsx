import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { useDraft } from "@/edit/useDraft";

interface Bot {
  readonly version: number;
  readonly title: string;
  readonly greeting: string;
}

const first: Bot = { version: 1, title: "Help", greeting: "Hello" };
const conflict = new Problem(409, "conflict", "It was changed.");
const draftOf = ({ title, greeting }: Bot) => ({ title, greeting });

/** A platform that stores what comes on top of what it has, and refuses the rest. */
function platform(start: Bot) {
  let now = start;
  return {
    put: (bot: Omit<Bot, "version">) => (now = { ...bot, version: now.version + 1 }),
    save: vi.fn(async (draft: Omit<Bot, "version">, version: number) => {
      if (version !== now.version) throw conflict;
      return (now = { ...draft, version: version + 1 });
    }),
    reread: async () => now,
    get now() {
      return now;
    },
  };
}

function editing(server: ReturnType<typeof platform>) {
  return renderHook(({ stored }) => useDraft({ stored, draftOf, save: server.save, reread: server.reread }), { initialProps: { stored: server.now } });
}

describe("A draft", () => {
  afterEach(cleanup);

  it("is stored on top of the version that it was read at", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Sales" }));
    expect(result.current.dirty).toBe(true);

    await act(async () => expect(await result.current.save()).toBe(true));

    expect(server.now).toEqual({ version: 2, title: "Sales", greeting: "Hello" });
    expect(result.current.dirty).toBe(false);
  });

  it("follows what somebody else stores as long as nothing is typed", () => {
    const server = platform(first);
    const { result, rerender } = editing(server);

    rerender({ stored: server.put({ title: "Theirs", greeting: "Hello" }) });

    expect(result.current.value.title).toBe("Theirs");
    expect(result.current.dirty).toBe(false);
  });

  it("keeps what is typed, and shows theirs, when somebody else stores the same object", () => {
    const server = platform(first);
    const { result, rerender } = editing(server);
    act(() => result.current.set({ title: "Mine" }));

    rerender({ stored: server.put({ title: "Theirs", greeting: "Hello" }) });

    expect(result.current.value.title).toBe("Mine");
    expect(result.current.theirs).toEqual({ title: "Theirs", greeting: "Hello" });
  });

  it("that meets another's change at saving overwrites nothing until it is told to", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Mine" }));
    server.put({ title: "Theirs", greeting: "Hello" });

    await act(async () => expect(await result.current.save()).toBe(false));
    expect(server.now.title).toBe("Theirs");
    expect(result.current.theirs?.title).toBe("Theirs");

    act(() => result.current.keepMine());
    await act(async () => expect(await result.current.save()).toBe(true));
    expect(server.now.title).toBe("Mine");
  });

  it("gives way to theirs when it is dropped", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Mine" }));
    server.put({ title: "Theirs", greeting: "Hello" });
    await act(async () => void (await result.current.save()));

    act(() => result.current.discard());

    expect(result.current.value.title).toBe("Theirs");
    expect(result.current.dirty).toBe(false);
  });

  it("is no conflict when only something else under the same version was changed", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Mine" }));
    server.put(draftOf(first));

    await act(async () => expect(await result.current.save()).toBe(true));

    expect(server.now).toEqual({ version: 3, title: "Mine", greeting: "Hello" });
  });

  it("keeps what is typed while it is being stored", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Sales" }));
    let arrived = (): void => {};
    server.save.mockImplementationOnce((draft, version) => new Promise((resolve) => {
      arrived = () => resolve({ ...draft, version: version + 1 });
    }));

    let saved: Promise<boolean> | undefined;
    act(() => void (saved = result.current.save()));
    act(() => result.current.set({ greeting: "Good morning" }));
    await act(async () => {
      arrived();
      await saved;
    });

    expect(result.current.value).toEqual({ title: "Sales", greeting: "Good morning" });
    expect(result.current.dirty).toBe(true);
  });

  it("is not asked about when the platform tells of its own change before it has answered", async () => {
    const server = platform(first);
    const { result, rerender } = editing(server);
    act(() => result.current.set({ title: "Mine" }));
    let answered = (): void => {};
    server.save.mockImplementationOnce((draft) => new Promise((resolve) => {
      const now = server.put(draft);
      answered = () => resolve(now);
    }));

    let saved: Promise<boolean> | undefined;
    act(() => void (saved = result.current.save()));
    rerender({ stored: server.now });
    expect(result.current.theirs).toBeUndefined();
    await act(async () => {
      answered();
      await saved;
    });

    expect(result.current.theirs).toBeUndefined();
    expect(result.current.dirty).toBe(false);
  });

  it("that somebody else has stored just so is stored", async () => {
    const server = platform(first);
    const { result } = editing(server);
    act(() => result.current.set({ title: "Ours" }));
    server.put({ title: "Ours", greeting: "Hello" });

    await act(async () => expect(await result.current.save()).toBe(true));

    expect(server.now.version).toBe(2);
    expect(result.current.theirs).toBeUndefined();
    expect(result.current.dirty).toBe(false);
  });

  it("that is refused for another reason stays as it is, with the reason", async () => {
    const server = platform(first);
    server.save.mockRejectedValueOnce(new Problem(400, "invalid_request", "Too long."));
    const { result } = editing(server);
    act(() => result.current.set({ title: "Mine" }));

    await act(async () => expect(await result.current.save()).toBe(false));

    expect(result.current.value.title).toBe("Mine");
    expect(result.current.problem?.message).toBe("Too long.");
  });
});
