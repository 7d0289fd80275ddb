import { useQuery } from "@tanstack/react-query";
import { useMe } from "@/access/useAccess";
import { Failed } from "@/parts/Failed";
import { AnchorLink } from "@/parts/links";
import { Loading } from "@/parts/Loading";
import { sessionQuery } from "@/thread/queries";
import { ThreadView } from "@/thread/ThreadView";
import { useThread } from "@/thread/useThread";
import type { DeskSnapshot } from "./desk";
import classes from "./desk.module.css";
import { Footer } from "./Footer";
import { SessionHead } from "./SessionHead";
import { useReplies } from "./useReplies";
import { useStick } from "./useStick";

interface DeskSessionProps {
  tenant: string;
  session: string;
  snapshot: DeskSnapshot | undefined;
}

/** A conversation at the desk: what is said, live, and what an agent can do in it. */
export function DeskSession({ tenant, session, snapshot }: DeskSessionProps) {
  const { user } = useMe();
  const { thread, refused } = useThread(tenant, session);
  const kept = useQuery(sessionQuery(tenant, session));
  const replies = useReplies(tenant, session, thread);
  const pending = replies.pending();
  const stick = useStick([thread, pending]);
  const item = snapshot?.items.find(({ session_id }) => session_id === session);
  // What has been read stays in sight when reading it again fails.
  const failure = kept.isLoadingError ? kept.error : refused;

  if (failure) {
    return (
      <>
        <Failed failure={failure} {...(kept.isLoadingError ? { onRetry: () => void kept.refetch() } : {})} />
        <AnchorLink to="/t/$tenant/desk" params={{ tenant }} p="sm">Back to the queue</AnchorLink>
      </>
    );
  }
  return (
    <>
      <SessionHead tenant={tenant} session={session} item={item} kept={kept.data} agents={(snapshot?.agents ?? []).filter(({ user_id }) => user_id !== user.id)} mine={item?.agent?.user_id === user.id} />
      <div ref={stick} className={classes.thread} tabIndex={0} role="region" aria-label="Messages">
        {thread ? <ThreadView thread={thread} pending={pending} onRetry={(id) => replies.retry(id)} onDiscard={(id) => replies.discard(id)} /> : <Loading rows={3} />}
      </div>
      {thread && snapshot && <Footer tenant={tenant} session={session} item={item} thread={thread} me={user.id} onSay={(text) => replies.say(text)} />}
    </>
  );
}
