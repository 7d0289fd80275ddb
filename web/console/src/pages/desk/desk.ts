import type { Answerer, Role } from "@widget/protocol/hub";

export interface Agent {
  readonly user_id: string;
  /** As visitors see it. */
  readonly name: string;
}

/** A conversation that waits for a person or is with one. */
export interface DeskItem {
  readonly session_id: string;
  readonly bot: string;
  readonly state: Exclude<Answerer, "bot">;
  readonly agent?: Agent | null;
  /** null where an agent took it from the bot. */
  readonly reason?: "requested" | "unanswered" | "transferred" | "agent_left" | null;
  readonly waiting_since?: string | null;
  readonly last_message?: { readonly role: Role; readonly text: string; readonly created_at: string } | null;
  readonly visitor_online: boolean;
  /** The visitor's messages since the last reply. */
  readonly unread: number;
}

/** The desk at one moment: those that wait, the longest waiting first, and those with somebody. */
export interface DeskSnapshot {
  readonly items: readonly DeskItem[];
  /** Who is there to answer. */
  readonly agents: readonly Agent[];
}

export interface Sections {
  readonly mine: readonly DeskItem[];
  readonly waiting: readonly DeskItem[];
  readonly others: readonly DeskItem[];
}

/** The desk as one agent sees it. */
export const sectionsOf = ({ items }: DeskSnapshot, me: string): Sections => ({
  mine: items.filter(({ state, agent }) => state === "agent" && agent?.user_id === me),
  waiting: items.filter(({ state }) => state === "waiting"),
  others: items.filter(({ state, agent }) => state === "agent" && agent?.user_id !== me),
});

/** What an agent should be called for. */
export interface News {
  /** They have begun to wait. */
  readonly waiting: readonly DeskItem[];
  /** A colleague has passed them to the agent. */
  readonly passed: readonly DeskItem[];
  /** The visitors of the agent's own conversations who have written. */
  readonly answered: readonly DeskItem[];
}

/** What has happened between two looks at the desk. The first look is no news. */
export function newsOf(before: DeskSnapshot | undefined, after: DeskSnapshot, me: string): News {
  if (!before) return { waiting: [], passed: [], answered: [] };
  const known = new Map(before.items.map((item) => [item.session_id, item]));
  const holderOf = (session: string): string | undefined => known.get(session)?.agent?.user_id;
  const now = sectionsOf(after, me);
  return {
    waiting: now.waiting.filter(({ session_id }) => known.get(session_id)?.state !== "waiting"),
    // Whoever takes one oneself has it from the queue or from the bot.
    passed: now.mine.filter(({ session_id }) => holderOf(session_id) !== undefined && holderOf(session_id) !== me),
    answered: now.mine.filter(({ session_id, last_message }) =>
      holderOf(session_id) === me && last_message?.role === "visitor" && last_message.created_at !== known.get(session_id)?.last_message?.created_at),
  };
}
