import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { acts, visitorOf } from "@/pages/visitors/visitor";
import { VisitorForm } from "@/pages/visitors/VisitorForm";
import { saveFile } from "@/parts/saveFile";

vi.mock("@/parts/saveFile", () => ({ saveFile: vi.fn() }));
vi.mock("@/access/useAccess", () => ({ useTenant: () => "acme" }));

/** What the platform knows: two conversations of Ann's. */
const platform = vi.fn((request: Request) => {
  const known = decodeURIComponent(request.url).includes("/ann@example.com");
  if (decodeURIComponent(request.url).includes("/a\\b")) {
    return Promise.resolve(new Response('{"code":"invalid_request","detail":"visitor must have no backslash."}', { status: 400 }));
  }
  return Promise.resolve(Response.json(
    request.method === "DELETE" ? { sessions: known ? 2 : 0 } : { visitor: "x", sessions: known ? [{ id: "s1" }, { id: "s2" }] : [] }));
});

beforeEach(() => {
  vi.stubGlobal("fetch", platform);
  platform.mockClear();
  vi.mocked(saveFile).mockClear();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("A visitor goes by the tenant's name for them, else by the conversation", () => {
  expect(visitorOf({ session_id: "s1", visitor: "ann@example.com" })).toBe("ann@example.com");
  expect(visitorOf({ session_id: "s1", visitor: null })).toBe("s1");
});

it("An export is saved as it came, in a file whose name no system refuses", async () => {
  const told = await acts.export("acme", "ann@example.com");
  expect(told).toBe("2 conversations of “ann@example.com” exported to visitor-ann@example.com.json.");
  expect(vi.mocked(saveFile).mock.calls).toEqual([["visitor-ann@example.com.json", '{"visitor":"x","sessions":[{"id":"s1"},{"id":"s2"}]}']]);
  expect(platform.mock.calls[0]?.[0].headers.get("X-Tenant-ID")).toBe("acme");
});

it("Of a visitor who is not known nothing is saved, and it is said so", async () => {
  expect(await acts.export("acme", "a?b: c")).toBe("No conversation of a visitor “a?b: c” is known; there is nothing to export.");
  expect(saveFile).not.toHaveBeenCalled();
  expect(platform.mock.calls[0]?.[0].url).toContain("/a%3Fb%3A%20c/export");
  expect(await acts.erase("acme", "nobody")).toBe("No conversation of a visitor “nobody” is known; nothing was erased.");
});

const open = () => render(
  <QueryClientProvider client={new QueryClient()}>
    <MantineProvider env="test"><ModalsProvider><VisitorForm /></ModalsProvider></MantineProvider>
  </QueryClientProvider>,
);

const visitor = () => screen.getByRole("textbox", { name: "Visitor" });

it("Whoever asks to be forgotten is erased once their name has been typed again, and not before", async () => {
  const user = userEvent.setup();
  open();
  await user.type(visitor(), " ann@example.com ");
  await user.click(screen.getByRole("button", { name: "Erase…" }));
  const erase = await screen.findByRole("button", { name: "Erase for good" });
  expect(erase).toHaveProperty("disabled", true);
  expect(platform).not.toHaveBeenCalled();

  await user.type(screen.getByRole("textbox", { name: /to confirm/ }), "ann@example.com");
  await user.click(erase);
  await screen.findByText("2 conversations of “ann@example.com” erased for good.");
  expect(platform.mock.calls.map(([{ method }]) => method)).toEqual(["DELETE"]);
});

it("A refusal is shown in its own words, until something else is asked", async () => {
  const user = userEvent.setup();
  open();
  await user.type(visitor(), "a\\b");
  await user.keyboard("{Enter}");
  await screen.findByText("visitor must have no backslash.");
  await user.clear(visitor());
  await user.type(visitor(), "nobody{Enter}");
  await screen.findByText(/there is nothing to export/);
  expect(screen.queryByRole("alert")).toBeNull();
});
