import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/api/problem";
import { moveTenant } from "@/pages/platform/tenant/moveTenant";

function answer(body: string, status = 200): void {
  vi.stubGlobal("fetch", vi.fn(async () => new Response(body, { status })));
}

async function refusalOf(move: Promise<void>): Promise<Problem> {
  const failure: unknown = await move.then(() => undefined, (reason: unknown) => reason);
  expect(failure).toBeInstanceOf(Problem);
  return failure as Problem;
}

describe("the move of a tenant's data", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("tells its steps, and ends when all is there", async () => {
    answer('data: {"step":"copying","table":"documents"}\n\ndata: {"step":"switching","table":null}\n\ndata: {"done":true}\n\n');
    const steps: string[] = [];

    await moveTenant("acme", "Host=db.example", (step) => steps.push(step));

    expect(steps).toEqual(["copying: documents", "switching"]);
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.body).toBe('{"connection_string":"Host=db.example"}');
  });

  it("names the shared database by null", async () => {
    answer('data: {"done":true}\n\n');

    await moveTenant("acme", null, () => undefined);

    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.body).toBe('{"connection_string":null}');
  });

  it("is refused by an event, or at once", async () => {
    answer('event: error\ndata: {"status":409,"code":"conflict","detail":"It moves already."}\n\n');
    expect(await refusalOf(moveTenant("acme", null, () => undefined))).toMatchObject({ status: 409, code: "conflict", message: "It moves already." });

    answer('{"code":"invalid_request","detail":"Moving needs PostgreSQL."}', 400);
    expect(await refusalOf(moveTenant("acme", null, () => undefined))).toMatchObject({ status: 400, message: "Moving needs PostgreSQL." });
  });

  it("is not taken for done when the stream breaks off", async () => {
    answer('data: {"step":"copying","table":"documents"}\n\n');
    expect(await refusalOf(moveTenant("acme", null, () => undefined))).toMatchObject({ status: 0, code: "unreachable" });
  });
});
