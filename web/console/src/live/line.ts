import { requestHeaders } from "@/api/client";
import type { HubConnection, ISubscription } from "@microsoft/signalr";

/** Seconds between attempts to come back; the last one is repeated without end. */
const pauses = [0, 1, 2, 5, 10, 20];

// The values of SignalR's HubConnectionState, whose code is not here before the first page is.
const connected = "Connected" as HubConnection["state"];
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
    let refusals = 0;

    const begin = async (): Promise<void> => {
      timer = undefined;
      try {
        const connection = await this.open();
        if (ended) return;
        subscription = connection.stream<Item>(method, ...args()).subscribe({
          next: (item) => {
            failures = refusals = 0;
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
      // While the connection stands, an error is the platform's own answer: after a few of them it is believed.
      if (failure instanceof Error && this.connection?.state === connected && ++refusals > 3) {
        onRefused?.(failure);
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
    this.building = this.connection = this.starting = undefined;
    await connection?.stop();
  }

  private async open(): Promise<HubConnection> {
    const connection = await (this.building ??= this.build());
    this.connection = connection;
    if (connection.state === disconnected) {
      this.starting = connection.start().then(() => this.stand("open"));
    }
    await this.starting;
    return connection;
  }

  private async build(): Promise<HubConnection> {
    const { HubConnectionBuilder, LogLevel } = await import("@microsoft/signalr");
    const connection = new HubConnectionBuilder()
      .withUrl("/hubs/console", { headers: requestHeaders() })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => 1000 * (pauses[Math.min(previousRetryCount, pauses.length - 1)] ?? 0) })
      .configureLogging(LogLevel.None)
      .build();
    connection.onreconnecting(() => this.stand("lost"));
    connection.onreconnected(() => this.stand("open"));
    connection.onclose(() => this.stand("lost"));
    return connection;
  }

  private stand(state: State): void {
    this.standing = state;
    this.listeners.forEach((listener) => listener());
  }
}

export const line = new Line();
