import type { Pending } from "@widget/panel/conversation/outbox";
import type { Message } from "@widget/panel/conversation/transcript";
import type { Note, Thread } from "./thread";

/** A line of a conversation as it is read from top to bottom. */
export type Entry =
  | { readonly kind: "message"; readonly id: string; readonly message: Message }
  | { readonly kind: "note"; readonly id: string; readonly note: Note }
  | { readonly kind: "pending"; readonly id: string; readonly pending: Pending };

/**
 * Messages in the platform's order, each note after what had been said when it was written, and last what is on its way.
 * A message keeps its place on the page when the platform has stored it: its id here is the sender's, where there is one.
 */
export function entriesOf({ transcript, notes }: Thread, pending: readonly Pending[] = []): Entry[] {
  const entries: Entry[] = [];
  const waiting = [...notes].sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at));
  for (const message of transcript.messages) {
    while (waiting[0] && Date.parse(waiting[0].created_at) < Date.parse(message.createdAt)) entries.push(ofNote(waiting.shift()!));
    entries.push({ kind: "message", id: message.clientMessageId ?? message.id, message });
  }
  entries.push(...waiting.map(ofNote));
  for (const sent of pending) {
    if (!isKnown(transcript.messages, sent)) entries.push({ kind: "pending", id: sent.id, pending: sent });
  }
  return entries;
}

/** Whether the conversation holds what was sent. */
export const isKnown = (messages: readonly Message[], sent: Pending): boolean =>
  messages.some(({ id, clientMessageId }) => clientMessageId === sent.id || id === sent.messageId);

const ofNote = (note: Note): Entry => ({ kind: "note", id: note.id, note });
