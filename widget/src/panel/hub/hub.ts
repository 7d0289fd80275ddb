import type { Cursor, Outgoing, Rating, Receipt, SessionEvent } from "../../protocol/hub";

/** One live connection to the session. Calls reject with `Refused` for a no, with anything else for a broken connection. */
export interface Hub {
  send(message: Outgoing): Promise<Receipt>;
  watch(cursor: Cursor | null, watcher: Watcher): Subscription;
  stop(messageId: string): Promise<void>;
  rate(messageId: string, rating: Rating, comment: string | null): Promise<void>;
  requestHuman(): Promise<void>;
  typing(typing: boolean): Promise<void>;
  /** Settles when the connection has ended, for whatever reason. */
  readonly ended: Promise<void>;
  close(): void;
}

export interface Watcher {
  next(event: SessionEvent): void;
  /** The stream ended while the connection stands. */
  end(problem: unknown): void;
}

export interface Subscription {
  dispose(): void;
}

/** Opens a connection. Rejects when there is none to be had, with `Refused` for a rejected token. */
export type Dial = () => Promise<Hub>;
