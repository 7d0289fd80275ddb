/** The hub's JSON, as it is on the wire (snake_case). */

export type Role = "visitor" | "bot" | "agent" | "system";
export type Status = "streaming" | "complete" | "stopped" | "failed" | "unanswered";
export type Rating = "up" | "down";
export type Answerer = "bot" | "waiting" | "agent";

export interface Citation {
  /** The number in brackets in the reply's text, from 1. */
  readonly index: number;
  readonly title: string;
  readonly url: string;
  readonly quote: string;
}

/** A message and its text so far; one seen before under this id is replaced. */
export interface MessageEvent {
  readonly type: "message";
  readonly message_id: string;
  readonly role: Role;
  readonly status: Status;
  readonly text: string;
  readonly revision: number;
  readonly client_message_id?: string | null;
  readonly reply_to?: string | null;
  readonly rating?: Rating | null;
  /** The agent who wrote it. */
  readonly author?: string | null;
  readonly created_at: string;
}

/** Text to append at the offset, counted in UTF-16 code units as JavaScript counts. */
export interface DeltaEvent {
  readonly type: "delta";
  readonly message_id: string;
  readonly offset: number;
  readonly text: string;
  readonly revision: number;
}

/** The message's text begins anew; what was seen of it is void. */
export interface ResetEvent {
  readonly type: "reset";
  readonly message_id: string;
  readonly revision: number;
}

export interface CitationsEvent {
  readonly type: "citations";
  readonly message_id: string;
  readonly citations: readonly Citation[];
}

export interface CompletedEvent {
  readonly type: "completed";
  readonly message_id: string;
  readonly status: Status;
}

export interface StateEvent {
  readonly type: "state";
  readonly answerer: Answerer;
  readonly agent_name?: string | null;
  readonly typing: boolean;
}

export interface ErrorEvent {
  readonly type: "error";
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

export type SessionEvent =
  MessageEvent | DeltaEvent | ResetEvent | CitationsEvent | CompletedEvent | StateEvent | ErrorEvent;

/** How far a watcher has read: everything before the message, and so much of its text. */
export interface Cursor {
  readonly message_id: string;
  readonly offset: number;
  readonly revision: number;
}

export interface Outgoing {
  readonly client_message_id: string;
  readonly text: string;
}

export interface Receipt {
  readonly message_id: string;
  /** The message that will answer; it appears on Watch when its turn comes. None when a person will answer. */
  readonly reply_id?: string | null;
}
