import type { Outgoing, Receipt } from "../../protocol/hub";
import { Refused } from "../hub/refused";

/** A message of the visitor that the transcript does not hold yet. */
export interface Pending {
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
  /** "waiting" until the platform has stored it, also while there is no connection. */
  readonly state: "waiting" | "stored" | "failed";
  /** Why it failed: the platform's sentence, or "" when it gave none. */
  readonly reason: string;
  readonly messageId?: string;
}

export type Send = (message: Outgoing) => Promise<Pick<Receipt, "message_id">>;

/**
 * Sends in order, one at a time. What was not acknowledged is sent again under the same id, which the platform
 * recognises, so a message is neither lost nor doubled however often the connection breaks.
 */
export class Outbox {
  private entries: readonly Pending[] = [];
  private send: Send | undefined;
  /** The connection that a flush is under way on. */
  private busy: Send | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly newId: () => string,
  ) {}

  get pending(): readonly Pending[] {
    return this.entries;
  }

  add(text: string, createdAt: Date): void {
    const entry: Pending = { id: this.newId(), text, createdAt: createdAt.toISOString(), state: "waiting", reason: "" };
    this.set([...this.entries, entry]);
    void this.flush();
  }

  /** Tries a failed one again, as the last. */
  retry(id: string): void {
    const entry = this.entries.find((candidate) => candidate.id === id && candidate.state === "failed");
    if (!entry) return;
    this.set([...this.entries.filter((other) => other !== entry), { ...entry, state: "waiting", reason: "" }]);
    void this.flush();
  }

  connected(send: Send): void {
    this.send = send;
    void this.flush();
  }

  /** What was under way may or may not have arrived; it waits for the next connection. */
  disconnected(): void {
    this.send = undefined;
  }

  /** Lets go of what the transcript now holds. */
  settle(isKnown: (entry: Pending) => boolean): void {
    if (this.entries.some(isKnown)) this.set(this.entries.filter((entry) => !isKnown(entry)));
  }

  clear(): void {
    this.set([]);
  }

  private async flush(): Promise<void> {
    const send = this.send;
    if (!send || this.busy === send) return;
    this.busy = send;
    while (this.send === send) {
      const entry = this.entries.find(({ state }) => state === "waiting");
      if (!entry || !(await this.deliver(entry, send))) break;
    }
    if (this.busy === send) this.busy = undefined;
  }

  /** Returns false when the connection broke. */
  private async deliver({ id, text }: Pending, send: Send): Promise<boolean> {
    try {
      const { message_id } = await send({ client_message_id: id, text });
      this.update(id, { state: "stored", messageId: message_id });
      return true;
    } catch (problem) {
      if (!(problem instanceof Refused)) return false;
      this.update(id, { state: "failed", reason: problem.message });
      return true;
    }
  }

  private update(id: string, change: Partial<Pending>): void {
    this.set(this.entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
  }

  private set(entries: readonly Pending[]): void {
    this.entries = entries;
    this.changed();
  }
}
