import {
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  HttpTransportType,
  type IHttpConnectionOptions,
  LogLevel,
} from "@microsoft/signalr";
import type { SessionEvent } from "../../protocol/hub";
import type { Dial, Hub } from "./hub";
import { readRefusal, Refused } from "./refused";

const REQUEST_TIMEOUT_MS = 15_000;

/**
 * Connects with SignalR. Reconnecting is the caller's: SignalR's own gives up, and knows no cursor.
 *
 * A WebSocket is tried at once, without negotiation: that is one round trip fewer, and needs no sticky sessions where
 * several servers share an address. Only where it does not get through is a transport negotiated.
 */
export function dialer(address: string, token: () => Promise<string>): Dial {
  let direct = true;
  const negotiated: IHttpConnectionOptions = {
    accessTokenFactory: token,
    withCredentials: false,
    timeout: REQUEST_TIMEOUT_MS,
  };
  return async () => {
    if (direct) {
      try {
        return await connect(address, {
          ...negotiated,
          skipNegotiation: true,
          transport: HttpTransportType.WebSockets,
        });
      } catch {
        // The reason is not told to scripts; negotiating will find it out.
      }
    }
    const hub = await connect(address, negotiated);
    direct = false;
    return hub;
  };
}

async function connect(address: string, options: IHttpConnectionOptions): Promise<Hub> {
  const connection = new HubConnectionBuilder().withUrl(address, options).configureLogging(LogLevel.None).build();
  const ended = new Promise<void>((resolve) => connection.onclose(() => resolve()));
  try {
    await connection.start();
  } catch (problem) {
    // A failed negotiation keeps the status only in its message.
    throw /status code '40[13]'/i.test(`${problem}`) ? new Refused("unauthorized", "") : problem;
  }
  return {
    ended,
    send: (message) => call(connection, "Send", message),
    stop: (messageId) => call(connection, "Stop", messageId),
    rate: (messageId, rating, comment) => call(connection, "Rate", messageId, rating, comment),
    requestHuman: () => call(connection, "RequestHuman"),
    typing: (typing) => call(connection, "Typing", typing),
    watch: (cursor, watcher) =>
      connection.stream<SessionEvent>("Watch", cursor).subscribe({
        next: (event) => watcher.next(event),
        error: (problem) => watcher.end(readRefusal(problem) ?? problem),
        complete: () => watcher.end(undefined),
      }),
    close: () => void connection.stop(),
  };
}

async function call<T>(connection: HubConnection, method: string, ...given: unknown[]): Promise<T> {
  try {
    return await connection.invoke<T>(method, ...given);
  } catch (problem) {
    const broken = connection.state !== HubConnectionState.Connected;
    throw readRefusal(problem) ?? (broken ? problem : new Refused("fault", ""));
  }
}
