import type { Citation, Cursor, SessionEvent, Status } from "../src/protocol/hub";

interface Stored {
  readonly id: string;
  readonly role: "visitor" | "bot";
  readonly clientMessageId?: string;
  text: string;
  status: Status;
  revision: number;
  citations: readonly Citation[];
}

/** A session as the platform holds it, and what a watcher is told: the contract that the panel relies on. */
export class PlatformModel {
  readonly messages: Stored[] = [];

  visitor(clientMessageId: string, text: string): { message_id: string; reply_id: string } {
    const known = this.messages.find((message) => message.clientMessageId === clientMessageId);
    const id = known?.id ?? `m${this.messages.length}`;
    if (!known)
      this.messages.push({
        id,
        role: "visitor",
        clientMessageId,
        text,
        status: "complete",
        revision: 0,
        citations: [],
      });
    return { message_id: id, reply_id: `reply-to-${id}` };
  }

  begin(): void {
    this.messages.push({
      id: `m${this.messages.length}`,
      role: "bot",
      text: "",
      status: "streaming",
      revision: 0,
      citations: [],
    });
  }

  write(text: string): void {
    for (const message of this.streaming()) message.text += text;
  }

  /** The process died: the reply is written anew. */
  crash(): void {
    for (const message of this.streaming()) {
      message.revision++;
      message.text = "";
    }
  }

  finish(status: Status): void {
    for (const message of this.streaming()) {
      message.status = status;
      message.citations = [{ index: 1, title: message.id, url: "https://example.com/", quote: message.text }];
    }
  }

  /** What a watch from the cursor tells at this moment. */
  since(cursor: Cursor | null): SessionEvent[] {
    const start = Math.max(
      0,
      this.messages.findIndex(({ id }) => id === cursor?.message_id),
    );
    return this.messages.slice(start).flatMap((message, at) => this.tell(message, at === 0 ? cursor : null));
  }

  private tell(
    { id, role, text, status, revision, clientMessageId, citations }: Stored,
    cursor: Cursor | null,
  ): SessionEvent[] {
    const events: SessionEvent[] = [];
    if (!cursor) {
      events.push({
        type: "message",
        message_id: id,
        role,
        status,
        text,
        revision,
        client_message_id: clientMessageId ?? null,
        created_at: "2026-01-01T00:00:00Z",
      });
    } else {
      const begunAnew = cursor.revision < revision;
      const offset = begunAnew ? 0 : cursor.offset;
      if (begunAnew) events.push({ type: "reset", message_id: id, revision });
      if (text.length > offset)
        events.push({ type: "delta", message_id: id, offset, text: text.slice(offset), revision });
    }
    if (status !== "streaming") {
      if (citations.length) events.push({ type: "citations", message_id: id, citations });
      events.push({ type: "completed", message_id: id, status });
    }
    return events;
  }

  private streaming(): Stored[] {
    return this.messages.filter(({ status }) => status === "streaming");
  }
}
