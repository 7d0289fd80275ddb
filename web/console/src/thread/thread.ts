import { apply as tell, EMPTY, GAP, type Transcript } from "@widget/panel/conversation/transcript";
import type { SessionEvent } from "@widget/protocol/hub";

/** What people of the tenant write to each other about a conversation; no visitor ever sees it. */
export interface Note {
  readonly id: string;
  readonly author: { readonly user_id: string; readonly name: string };
  readonly text: string;
  readonly created_at: string;
}

/** What the platform tells somebody at the desk: what the visitor is told, and what only people of the tenant are. */
export type DeskEvent =
  | SessionEvent
  | { readonly type: "note"; readonly note: Note }
  | { readonly type: "visitor_typing"; readonly typing: boolean };

/** A conversation as somebody at the desk knows it. */
export interface Thread {
  readonly transcript: Transcript;
  readonly notes: readonly Note[];
  readonly visitorTyping: boolean;
}

export const NOTHING: Thread = { transcript: EMPTY, notes: [], visitorTyping: false };

/**
 * What is known after the event; {@link GAP} when it does not continue what is known. Events may come twice or again
 * after a break, and the result is the same.
 */
export function apply(thread: Thread, event: DeskEvent): Thread | typeof GAP {
  switch (event.type) {
    case "note":
      return thread.notes.some(({ id }) => id === event.note.id) ? thread : { ...thread, notes: [...thread.notes, event.note] };
    case "visitor_typing":
      return { ...thread, visitorTyping: event.typing };
    default: {
      const transcript = tell(thread.transcript, event);
      if (transcript === GAP) return GAP;
      return transcript === thread.transcript ? thread : { ...thread, transcript };
    }
  }
}
