import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useMe } from "@/access/useAccess";
import { read, tenantApi } from "@/api/client";
import { line } from "@/live/line";
import { isKnown } from "@/thread/entries";
import type { Thread } from "@/thread/thread";
import { Replies } from "./replies";

/** Milliseconds after which an answer that has not come will not. */
const patience = 15_000;

/** By person and conversation. They outlive the page: what is on its way arrives though its writer looks at another conversation. */
const outboxes = new Map<string, Replies>();

/** What this person sends in a conversation, until the conversation holds it. */
export function useReplies(tenant: string, session: string, thread: Thread | undefined): Replies {
  const { user } = useMe();
  const replies = useMemo(() => repliesOf(user.id, tenant, session), [user.id, tenant, session]);
  useSyncExternalStore(replies.subscribe, replies.pending);
  useEffect(() => {
    if (thread) replies.settle((entry) => isKnown(thread.transcript.messages, entry));
  }, [replies, thread]);
  return replies;
}

function repliesOf(user: string, tenant: string, session: string): Replies {
  const key = JSON.stringify([user, tenant, session]);
  const known = outboxes.get(key);
  if (known) return known;
  const made = new Replies({
    post: (body) =>
      read(tenantApi(tenant).POST("/api/v1/desk/sessions/{id}/reply", { params: { path: { id: session } }, body, signal: AbortSignal.timeout(patience) })),
    whenReachable: (callback) => line.subscribe(() => line.state() === "open" && callback()),
  });
  outboxes.set(key, made);
  return made;
}
