import { readRefusal } from "@widget/panel/hub/refused";
import { requestHeaders } from "@/api/client";
import type { HubConnection, ISubscription } from "@microsoft/signalr";

/** Seconds between attempts to come back; the last one is repeated without end. */
const pauses = [0, 1, 2, 5, 10, 20];

// The value of SignalR's HubConnectionState, whose code is not here before the first page is.
const disconnected = "Disconnected" as HubConnection["state"];

export interface Watch<Item> {
  onItem: (item: Item) => void;
  /** The platform refused it for good, such as for want of a right. */
  onRefused?: (reason: Error) => void;
}

type State = "connecting" | "open" | "lost";

/** The one connection of this page to the platform, by which it is told what changes. It is made when first needed, and comes back by itself. */
class Line {
  private building: Promise<HubConnection> | undefined;
  private connection: HubConnection | undefined;
  private starting: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();
  private standing: State = "connecting";

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): State => this.standing;

  /**
   * Watches a stream of the hub from now until the returned function is called. After a break the stream is asked for
   * again, with arguments that are computed anew, such as a cursor.
   */
  watch<Item>(method: string, args: () => unknown[], { onItem, onRefused }: Watch<Item>): () => void {
    let ended = false;
    let subscription: ISubscription<Item> | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;

    const begin = async (): Promise<void> => {
      timer = undefined;
      try {
        const connection = await this.open();
        if (ended) return;
        subscription = connection.stream<Item>(method, ...args()).subscribe({
          next: (item) => {
            failures = 0;
            onItem(item);
          },
          error: again,
          complete: () => again(),
        });
      } catch (failure) {
        again(failure);
      }
    };

    const again = (failure?: unknown): void => {
      if (ended) return;
      const refusal = readRefusal(failure);
      if (refusal && isFinal(refusal.code)) {
        onRefused?.(refusal);
        return;
      }
      timer = setTimeout(() => void begin(), 1000 * (pauses[Math.min(failures++, pauses.length - 1)] ?? 0));
    };

    // Whoever waits for the next attempt need not when the connection is back.
    const unsubscribe = this.subscribe(() => {
      if (this.standing !== "open" || timer === undefined) return;
      clearTimeout(timer);
      void begin();
    });
    void begin();
    return () => {
      ended = true;
      unsubscribe();
      clearTimeout(timer);
      subscription?.dispose();
    };
  }

  /** Calls a method of the hub. */
  async invoke(method: string, ...args: unknown[]): Promise<void> {
    await (await this.open()).invoke(method, ...args);
  }

  /** Hangs up, as when somebody signs out. */
  async close(): Promise<void> {
    const connection = this.connection;
    this.drop("connecting");
    await connection?.stop();
  }

  private async open(): Promise<HubConnection> {
    const building = (this.building ??= this.build());
    const connection = await building;
    if (this.building !== building) return this.open();
    this.connection = connection;
    if (connection.state === disconnected) {
      this.starting = connection.start().then(
        () => this.tell(connection, "open"),
        (failure: unknown) => {
          // The next attempt is made anew, by whoever is signed in then.
          if (this.connection === connection) this.drop("lost");
          throw failure;
        },
      );
    }
    await this.starting;
    return connection;
  }

  private drop(state: State): void {
    this.building = this.connection = this.starting = undefined;
    this.stand(state);
  }

  private async build(): Promise<HubConnection> {
    const { HubConnectionBuilder, LogLevel } = await import("@microsoft/signalr");
    const connection = new HubConnectionBuilder()
      .withUrl("/hubs/console", { headers: requestHeaders() })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => 1000 * (pauses[Math.min(previousRetryCount, pauses.length - 1)] ?? 0) })
      .configureLogging(LogLevel.None)
      .build();
    connection.onreconnecting(() => this.tell(connection, "lost"));
    connection.onreconnected(() => this.tell(connection, "open"));
    connection.onclose(() => this.tell(connection, "lost"));
    return connection;
  }

  /** What becomes of a connection that was given up does not matter any more. */
  private tell(connection: HubConnection, state: State): void {
    if (this.connection === connection) this.stand(state);
  }

  private stand(state: State): void {
    this.standing = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** What waiting does not change: the right is wanting, or what was to be watched is not there. */
const isFinal = (code: string): boolean => code === "forbidden" || code.endsWith("_not_found");

export const line = new Line();
