// @ts-check
import { WebSocketServer } from "ws";
import { Refusal } from "./session.mjs";

/** @typedef {import("./session.mjs").Session} Session */

const END = "\u001e";

/**
 * The part of SignalR's JSON protocol that the widget uses, over WebSockets.
 * @param {import("node:http").Server} server
 * @param {(token: string | null) => Session | undefined} authorize
 */
export function attachHub(server, authorize) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, socket, head) => {
    const session = authorize(new URL(request.url ?? "", "http://localhost").searchParams.get("access_token"));
    if (!session) return void socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
    sockets.handleUpgrade(request, socket, head, (client) => serve(client, session));
  });
  return { drop: () => sockets.clients.forEach((client) => client.terminate()), count: () => sockets.clients.size };
}

/** @param {import("ws").WebSocket} client @param {Session} session */
function serve(client, session) {
  const life = new AbortController();
  /** @type {Map<string, AbortController>} */
  const streams = new Map();
  /** @param {object} message */
  const write = (message) => client.send(JSON.stringify(message) + END);

  client.on("close", () => {
    life.abort();
    streams.forEach((stream) => stream.abort());
  });
  client.on("message", (data) => {
    for (const record of data.toString().split(END).filter(Boolean)) take(JSON.parse(record));
  });

  /** @param {any} message */
  const take = (message) => {
    if (message.protocol) return write({});
    const { type, invocationId, target, arguments: given } = message;
    if (type === 5) streams.get(invocationId)?.abort();
    if (type === 4) void stream(invocationId, given[0]);
    if (type === 1) invoke(invocationId, target, given);
  };

  /** @param {string} invocationId @param {string} target @param {any[]} given */
  const invoke = (invocationId, target, given) => {
    try {
      const result = call(target, given);
      write({ type: 3, invocationId, ...(result ? { result } : {}) });
    } catch (problem) {
      const detail = problem instanceof Refusal ? ` HubException: ${problem.message}` : "";
      write({
        type: 3,
        invocationId,
        error: `An unexpected error occurred invoking '${target}' on the server.${detail}`,
      });
    }
  };

  /** @param {string} target @param {any[]} given */
  const call = (target, given) => {
    if (target === "Send") return session.send(given[0]);
    if (target === "Stop") return session.stop(given[0]);
    if (target === "Rate") return session.rate(given[0], given[1]);
    if (target === "RequestHuman") return session.requestHuman();
    if (target === "Typing") return undefined;
    throw new Error(target);
  };

  /** @param {string} invocationId @param {any} cursor */
  const stream = async (invocationId, cursor) => {
    const stop = new AbortController();
    streams.set(invocationId, stop);
    for await (const item of session.watch(cursor, stop.signal)) write({ type: 2, invocationId, item });
    if (!life.signal.aborted) write({ type: 3, invocationId });
  };

  const ping = setInterval(() => write({ type: 6 }), 10_000);
  life.signal.addEventListener("abort", () => clearInterval(ping));
}
