import { describe, expect, it } from "vitest";
import { readEvents, type ServerSentEvent } from "@/api/sse";

const encoder = new TextEncoder();

function bodyOf(pieces: readonly Uint8Array[], onCancel?: () => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[at++];
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
    cancel: () => onCancel?.(),
  });
}

async function all(body: ReadableStream<Uint8Array>): Promise<ServerSentEvent[]> {
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

const read = (text: string) => all(bodyOf([encoder.encode(text)]));

describe("The reader of server-sent events", () => {
  it("reads events, with their names and without", async () => {
    expect(await read('event: delta\ndata: {"text":"a"}\n\ndata: b\n\n')).toEqual([
      { event: "delta", data: '{"text":"a"}' },
      { event: "message", data: "b" },
    ]);
  });

  it("joins the lines of an event, and takes one space only from the front of a value", async () => {
    expect(await read("data: one\ndata:  two\ndata\ndata:three\n\n")).toEqual([{ event: "message", data: "one\n two\n\nthree" }]);
  });

  it.each(["\n", "\r", "\r\n"])("knows the line end %j", async (end) => {
    expect(await read(["event: a", "data: 1", "", "data: 2", "", "x"].join(end))).toEqual([{ event: "a", data: "1" }, { event: "message", data: "2" }]);
  });

  it("passes over comments, fields that it does not know, and events without data", async () => {
    expect(await read(": still here\n\nid: 7\nretry: 100\nevent: nothing\n\ndata: x\n\n")).toEqual([{ event: "message", data: "x" }]);
  });

  it("takes an event that broke off for none", async () => {
    expect(await read("data: whole\n\ndata: half")).toEqual([{ event: "message", data: "whole" }]);
    expect(await read("data: whole\n\ndata: half\n")).toEqual([{ event: "message", data: "whole" }]);
  });

  it("reads the same wherever the bytes are cut", async () => {
    const bytes = encoder.encode("event: délta\r\ndata: grüße 🙂\r\n\r\ndata: two\r\ndata: lines\r\n\r\n");
    const whole = await all(bodyOf([bytes]));
    expect(whole).toEqual([{ event: "délta", data: "grüße 🙂" }, { event: "message", data: "two\nlines" }]);
    for (let cut = 1; cut < bytes.length; cut++) {
      expect(await all(bodyOf([bytes.slice(0, cut), bytes.slice(cut)])), `cut at ${cut}`).toEqual(whole);
    }
    expect(await all(bodyOf([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(whole);
  });

  it("closes the stream when its reader stops before the end", async () => {
    let cancelled = false;
    const body = bodyOf([encoder.encode("data: 1\n\n"), encoder.encode("data: 2\n\n"), encoder.encode("data: 3\n\n")], () => (cancelled = true));
    for await (const { data } of readEvents(body)) if (data === "1") break;
    expect(cancelled).toBe(true);
  });
});
