import { describe, expect, test } from "vitest";
import { matching } from "@/pages/desk/canned";
import { formatClock } from "@/pages/desk/clock";
import { newsOf, sectionsOf, type DeskItem, type DeskSnapshot } from "@/pages/desk/desk";

const mia = { user_id: "mia", name: "Mia" };
const ben = { user_id: "ben", name: "Ben" };

const item = (session_id: string, rest: Partial<DeskItem> = {}): DeskItem => ({
  session_id, bot: "default", state: "waiting", agent: null, reason: "requested", waiting_since: "2026-11-25T09:00:00Z", last_message: null,
  visitor_online: true, unread: 0, ...rest,
});

const desk = (...items: DeskItem[]): DeskSnapshot => ({ items, agents: [mia] });
const wrote = (created_at: string) => ({ last_message: { role: "visitor" as const, text: "Hello?", created_at } });
const ids = (items: readonly DeskItem[]): string[] => items.map(({ session_id }) => session_id);

test("The desk is one's own, those that wait, and those with others", () => {
  const { mine, waiting, others } = sectionsOf(desk(item("a"), item("b", { state: "agent", agent: mia }), item("c", { state: "agent", agent: ben })), "mia");
  expect([ids(mine), ids(waiting), ids(others)]).toEqual([["b"], ["a"], ["c"]]);
});

describe("news", () => {
  test("is nothing at the first look", () => {
    expect(newsOf(undefined, desk(item("a")), "mia")).toEqual({ waiting: [], answered: [], passed: [] });
  });

  test("is whoever begins to wait, also when handed back to the queue, but not who goes on waiting", () => {
    const before = desk(item("a"), item("b", { state: "agent", agent: ben }));
    expect(ids(newsOf(before, desk(item("a", wrote("2026-11-25T09:01:00Z")), item("b"), item("c")), "mia").waiting)).toEqual(["b", "c"]);
  });

  test("is an answer to oneself, not to a colleague, and not one's own words", () => {
    const held = (at: DeskItem["agent"], said: Partial<DeskItem>): DeskItem => item(at!.user_id, { state: "agent", agent: at!, ...said });
    const before = desk(held(mia, wrote("2026-11-25T09:00:00Z")), held(ben, wrote("2026-11-25T09:00:00Z")));
    expect(ids(newsOf(before, desk(held(mia, wrote("2026-11-25T09:02:00Z")), held(ben, wrote("2026-11-25T09:02:00Z"))), "mia").answered)).toEqual(["mia"]);
    expect(newsOf(before, before, "mia").answered).toEqual([]);
    const replied = { last_message: { role: "agent" as const, text: "Hi", created_at: "2026-11-25T09:03:00Z" } };
    expect(newsOf(before, desk(held(mia, replied)), "mia").answered).toEqual([]);
  });
});

describe("news of a conversation that is one's own from now on", () => {
  const with_ = (agent: DeskItem["agent"]): DeskItem => item("a", { state: "agent", agent: agent!, ...wrote("2026-11-25T09:00:00Z") });

  test("is that a colleague passed it on, also with a new message", () => {
    const after = desk({ ...with_(mia), ...wrote("2026-11-25T09:01:00Z") });
    const { passed, answered } = newsOf(desk(with_(ben)), after, "mia");
    expect([ids(passed), ids(answered)]).toEqual([["a"], []]);
  });

  test("is none when one has taken it oneself, from the queue or from the bot", () => {
    const none = { waiting: [], answered: [], passed: [] };
    expect(newsOf(desk(item("a", wrote("2026-11-25T09:00:00Z"))), desk(with_(mia)), "mia")).toEqual(none);
    expect(newsOf(desk(), desk(with_(mia)), "mia")).toEqual(none);
  });
});

test.each([[-5_000, "0:00"], [7_900, "0:07"], [750_000, "12:30"], [3_900_000, "1:05:00"], [90_000_000, "1 day"], [300_000_000, "3 days"]])(
  "%i ms of waiting is %s", (milliseconds, shown) => expect(formatClock(milliseconds)).toBe(shown));

test("A canned reply is found by its title first, then by its words", () => {
  const replies = [{ title: "Greeting", text: "Hello, how are returns going?" }, { title: "Returns", text: "45 days." }, { title: "Bye", text: "Good day." }];
  expect(matching(replies, " RETURN").map(({ title }) => title)).toEqual(["Returns", "Greeting"]);
  expect(matching(replies, "")).toHaveLength(3);
});
