import type { Answerer, Citation, Cursor, MessageEvent, Rating, Role, SessionEvent, Status } from "../../protocol/hub";

export interface Message {
  readonly id: string;
  readonly role: Role;
  readonly status: Status;
  readonly text: string;
  readonly revision: number;
  readonly clientMessageId: string | undefined;
  readonly replyTo: string | undefined;
  readonly rating: Rating | undefined;
  /** The agent who wrote it. */
  readonly author: string | undefined;
  readonly createdAt: string;
  readonly citations: readonly Citation[];
}

export interface Transcript {
  readonly messages: readonly Message[];
  readonly answerer: Answerer;
  readonly agentName: string | undefined;
  readonly typing: boolean;
}

export const EMPTY: Transcript = { messages: [], answerer: "bot", agentName: undefined, typing: false };

/** The events do not continue what was seen: watch again from {@link cursorOf}. */
export const GAP = Symbol("gap");

/**
 * What is known after the event. Events may come twice or again after a reconnection, and the result is the same: of a
 * message's states the later one stands, ordered by revision, then final before streaming, then length.
 */
export function apply(transcript: Transcript, event: SessionEvent): Transcript | typeof GAP {
  switch (event.type) {
    case "message":
      return upsert(transcript, event);
    case "state":
      return {
        ...transcript,
        answerer: event.answerer,
        agentName: event.agent_name ?? undefined,
        typing: event.typing,
      };
    case "error":
      return transcript;
    case "delta":
      return change(transcript, event.message_id, (message) => {
        if (event.revision < message.revision) return message;
        if (event.revision > message.revision || event.offset > message.text.length) return GAP;
        const known = message.text.length - event.offset;
        return known >= event.text.length ? message : { ...message, text: message.text + event.text.slice(known) };
      });
    case "reset":
      return change(transcript, event.message_id, (message) =>
        event.revision <= message.revision
          ? message
          : { ...message, revision: event.revision, text: "", status: "streaming", citations: [] },
      );
    case "citations":
      return change(transcript, event.message_id, (message) => ({ ...message, citations: event.citations }));
    case "completed":
      return change(transcript, event.message_id, (message) =>
        event.status === message.status ? message : { ...message, status: event.status },
      );
  }
}

/** Where to go on: the first message still being written, else the end of the last one. */
export function cursorOf({ messages }: Transcript): Cursor | null {
  const message = messages.find((candidate) => !isFinal(candidate)) ?? messages.at(-1);
  return message ? { message_id: message.id, offset: message.text.length, revision: message.revision } : null;
}

export function find({ messages }: Transcript, id: string): Message | undefined {
  return messages.find((message) => message.id === id);
}

export function isFinal({ status }: Message): boolean {
  return status !== "streaming";
}

export function rate(transcript: Transcript, id: string, rating: Rating): Transcript {
  const changed = change(transcript, id, (message) => ({ ...message, rating }));
  return changed === GAP ? transcript : changed;
}

function change(
  transcript: Transcript,
  id: string,
  next: (message: Message) => Message | typeof GAP,
): Transcript | typeof GAP {
  const at = transcript.messages.findIndex((message) => message.id === id);
  const message = transcript.messages[at];
  const changed = message ? next(message) : GAP;
  if (changed === GAP) return GAP;
  return changed === message ? transcript : { ...transcript, messages: transcript.messages.with(at, changed) };
}

function upsert(transcript: Transcript, event: MessageEvent): Transcript {
  const at = transcript.messages.findIndex((message) => message.id === event.message_id);
  const known = transcript.messages[at];
  const told: Message = {
    id: event.message_id,
    role: event.role,
    status: event.status,
    text: event.text,
    revision: event.revision,
    clientMessageId: event.client_message_id ?? undefined,
    replyTo: event.reply_to ?? undefined,
    rating: event.rating ?? undefined,
    author: event.author ?? undefined,
    createdAt: event.created_at,
    citations: known?.revision === event.revision ? known.citations : [],
  };
  if (!known) return { ...transcript, messages: [...transcript.messages, told] };
  return isOlder(told, known) ? transcript : { ...transcript, messages: transcript.messages.with(at, told) };
}

function isOlder(told: Message, known: Message): boolean {
  if (told.revision !== known.revision) return told.revision < known.revision;
  if (isFinal(told)) return false;
  return isFinal(known) || told.text.length < known.text.length;
}
