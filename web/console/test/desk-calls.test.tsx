import { MantineProvider } from "@mantine/core";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { DeskItem, DeskSnapshot } from "@/pages/desk/desk";
import { playTone } from "@/pages/desk/tone";
import { useCalls } from "@/pages/desk/useCalls";
import { useWaitingTitle } from "@/pages/desk/useWaitingTitle";

const navigate = vi.hoisted(() => vi.fn());
const told = vi.hoisted(() => vi.fn());
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => navigate }));
vi.mock("@mantine/notifications", () => ({ notifications: { show: told } }));
vi.mock("@/pages/desk/tone", () => ({ playTone: vi.fn() }));

const waiting: DeskItem = {
  session_id: "s1", bot: "main", state: "waiting", agent: null, reason: "requested", waiting_since: "2026-11-25T09:00:00Z", visitor_online: true, unread: 1,
  last_message: { role: "visitor", text: "Is anybody there?", created_at: "2026-11-25T09:00:00Z" },
};

const mine = (at: string): DeskItem =>
  ({ ...waiting, state: "agent", agent: { user_id: "mia", name: "Mia" }, last_message: { role: "visitor", text: "And now?", created_at: at } });

const desk = (...items: DeskItem[]): DeskSnapshot => ({ items, agents: [] });

/** The browser's notices, as it shows them. */
const shown: { title: string; onclick?: () => void; close: () => void }[] = [];

class Notices {
  static permission: NotificationPermission = "granted";
  static readonly requestPermission = vi.fn(() => Promise.resolve(Notices.permission));
  onclick?: () => void;
  readonly close = vi.fn();

  constructor(readonly title: string) {
    shown.push(this);
  }
}

let hidden = true;
let focused = false;

beforeEach(() => {
  hidden = true;
  focused = false;
  shown.length = 0;
  Notices.permission = "granted";
  vi.stubGlobal("Notification", Notices);
  vi.stubGlobal("isSecureContext", true);
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  vi.spyOn(document, "hasFocus").mockImplementation(() => focused);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.mocked(playTone).mockClear();
  navigate.mockClear();
  told.mockClear();
  localStorage.clear();
});

const calling = (snapshot: DeskSnapshot, open?: string) =>
  renderHook((now) => useCalls({ snapshot: now, me: "mia", open, tenant: "acme" }), { initialProps: snapshot, wrapper: MantineProvider });

describe("An agent is called", () => {
  it("by sound and notice when somebody begins to wait, and comes to them by the notice", () => {
    const { rerender } = calling(desk());
    rerender(desk(waiting));
    expect(playTone).toHaveBeenCalledOnce();
    expect(shown.map(({ title }) => title)).toEqual(["Somebody waits for a person"]);
    shown[0]?.onclick?.();
    expect(shown[0]?.close).toHaveBeenCalledOnce();
    expect(navigate).toHaveBeenCalledWith({ to: "/t/$tenant/desk/$session", params: { tenant: "acme", session: "s1" } });
  });

  it("when a colleague passes a conversation to them", () => {
    const { rerender } = calling(desk({ ...waiting, state: "agent", agent: { user_id: "ben", name: "Ben" } }));
    rerender(desk({ ...waiting, state: "agent", agent: { user_id: "mia", name: "Mia" } }));
    expect(playTone).toHaveBeenCalledOnce();
    expect(shown.map(({ title }) => title)).toEqual(["A conversation was passed to you"]);
  });

  it("not by an answer that they have before their eyes, but by one in a window that they do not work in", () => {
    hidden = false;
    focused = true;
    const { rerender } = calling(desk(mine("2026-11-25T09:00:00Z")), "s1");
    rerender(desk(mine("2026-11-25T09:01:00Z")));
    expect(playTone).not.toHaveBeenCalled();
    focused = false;
    rerender(desk(mine("2026-11-25T09:02:00Z")));
    expect(playTone).toHaveBeenCalledOnce();
    expect(shown).toEqual([]);
  });

  it("by sound alone where the browser has notices that a page may not show, as a phone's", () => {
    vi.stubGlobal("Notification", Object.assign(class {
      constructor() {
        throw new TypeError("Illegal constructor.");
      }
    }, { permission: "granted" }));
    const { rerender, result } = calling(desk());
    rerender(desk(waiting));
    expect(playTone).toHaveBeenCalledOnce();
    expect(result.current.notices).toBe("unsupported");
  });
});

describe("The browser is asked for notices", () => {
  it("by a click, and never before; what it says is kept", async () => {
    Notices.permission = "default";
    const { result } = calling(desk());
    expect(Notices.requestPermission).not.toHaveBeenCalled();
    Notices.permission = "granted";
    await act(async () => result.current.askForNotices());
    expect(result.current.notices).toBe("granted");
  });

  it("in vain where they are blocked, and a click tells what to do", async () => {
    Notices.permission = "denied";
    const { result } = calling(desk());
    await act(async () => result.current.askForNotices());
    expect(told).toHaveBeenCalledOnce();
    Notices.permission = "granted";
    await act(async () => result.current.askForNotices());
    expect(told).toHaveBeenCalledOnce();
    expect(result.current.notices).toBe("granted");
  });

  it("not at all on a page without https, where it would not grant them", () => {
    vi.stubGlobal("isSecureContext", false);
    expect(calling(desk()).result.current.notices).toBe("unsupported");
  });
});

it("The sound is heard as soon as it is turned on", () => {
  const { result } = calling(desk());
  act(() => result.current.setSound(false));
  expect(playTone).not.toHaveBeenCalled();
  act(() => result.current.setSound(true));
  expect(playTone).toHaveBeenCalledOnce();
});

it("The window's title says how many wait, and is left alone once another page has its own", () => {
  document.title = "Desk · ChatPlatform";
  const { rerender, unmount } = renderHook((count) => useWaitingTitle("Desk", count), { initialProps: 2 });
  expect(document.title).toBe("(2) Desk · ChatPlatform");
  rerender(0);
  expect(document.title).toBe("Desk · ChatPlatform");
  rerender(1);
  document.title = "Bots · ChatPlatform";
  unmount();
  expect(document.title).toBe("Bots · ChatPlatform");
});
