import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { cannedRepliesQuery } from "@/pages/desk/canned";
import { ReplyBox } from "@/pages/desk/ReplyBox";
import { useLeave } from "@/pages/desk/useLeave";

const who = vi.hoisted(() => ({ user: { id: "mia" } }));
const router = vi.hoisted(() => ({ navigate: vi.fn(), state: { matches: [{ params: { session: "s1" } }] } }));
vi.mock("@/access/useAccess", () => ({ useMe: () => who }));
vi.mock("@/live/line", () => ({ line: { invoke: () => Promise.resolve() } }));
vi.mock("@tanstack/react-router", () => ({ useRouter: () => router, useNavigate: () => router.navigate }));

// A text area that grows looks out for them, and happy-dom has none.
Object.defineProperty(document, "fonts", { value: new EventTarget() });

afterEach(cleanup);

const canned = [
  { id: "1", title: "Greeting", text: "Hello, how can I help?", version: 1 },
  { id: "2", title: "Path", text: "/help is where it stands.", version: 1 },
  { id: "3", title: "Novel", text: "x".repeat(8_000), version: 1 },
];

function open(session: string) {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  queries.setQueryData(cannedRepliesQuery("acme").queryKey, { items: canned });
  const said = vi.fn();
  const { unmount } = render(
    <QueryClientProvider client={queries}><MantineProvider env="test"><ReplyBox tenant="acme" session={session} onSay={said} /></MantineProvider></QueryClientProvider>,
  );
  return { said, unmount, user: userEvent.setup(), box: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your reply" }) };
}

describe("A reply", () => {
  it("is sent by Enter, and Shift+Enter makes a line", async () => {
    const { user, box, said } = open("a");
    await user.type(box, "One{Shift>}{Enter}{/Shift}two{Enter}");
    expect(said.mock.calls).toEqual([["One\ntwo"]]);
    expect(box.value).toBe("");
  });

  it("is there again when its writer comes back, and not for somebody else", async () => {
    const first = open("b");
    await first.user.type(first.box, "Half wri");
    first.unmount();
    const back = open("b");
    expect(back.box.value).toBe("Half wri");
    back.unmount();
    who.user = { id: "ben" };
    expect(open("b").box.value).toBe("");
    who.user = { id: "mia" };
  });

  it("that is canned is chosen by / and Enter, and can be changed before it is sent", async () => {
    const { user, box, said } = open("c");
    await user.type(box, "/gree");
    await user.keyboard("{Enter}");
    expect(box.value).toBe("Hello, how can I help?");
    expect(said).not.toHaveBeenCalled();
    await user.keyboard(" Yes{Enter}");
    expect(said.mock.calls).toEqual([["Hello, how can I help? Yes"]]);
  });

  it("that is chosen by pointing is gone on with at once, also when it begins with /", async () => {
    const { user, box, said } = open("d");
    await user.click(screen.getByRole("button", { name: "Canned replies" }));
    await user.click(await screen.findByRole("menuitem", { name: /Path/ }));
    await user.keyboard("{Enter}");
    expect(said.mock.calls).toEqual([["/help is where it stands."]]);
    expect(document.activeElement).toBe(box);
  });

  it("that has grown too long is not sent, and says so", async () => {
    const { user, box, said } = open("e");
    await user.type(box, "More: ");
    await user.click(screen.getByRole("button", { name: "Canned replies" }));
    await user.click(await screen.findByRole("menuitem", { name: /Novel/ }));
    await user.type(box, "{Enter}");
    expect(said).not.toHaveBeenCalled();
    expect(screen.getByText("8,006 characters; a reply has 8,000 at most.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Send" })).toHaveProperty("disabled", true);
  });
});

it("Whoever has closed a conversation comes to the queue, unless they have gone on to another one", () => {
  const { result } = renderHook(() => useLeave("acme", "s1"));
  router.state.matches = [{ params: { session: "s2" } }];
  result.current();
  expect(router.navigate).not.toHaveBeenCalled();
  router.state.matches = [{ params: { session: "s1" } }];
  result.current();
  expect(router.navigate).toHaveBeenCalledWith({ to: "/t/$tenant/desk", params: { tenant: "acme" } });
});
