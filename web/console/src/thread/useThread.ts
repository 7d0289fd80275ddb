import { cursorOf, GAP } from "@widget/panel/conversation/transcript";
import { useEffect, useState } from "react";
import { line } from "@/live/line";
import { apply, NOTHING, type DeskEvent, type Thread } from "./thread";

export interface WatchedThread {
  /** undefined until the platform has told anything. */
  thread: Thread | undefined;
  /** Why it cannot be watched. */
  refused: Error | undefined;
}

/** Watches a conversation for as long as it is shown; after a break it goes on where it was. */
export function useThread(tenant: string, session: string): WatchedThread {
  const [watched, setWatched] = useState<WatchedThread>(unknown);

  useEffect(() => {
    let known: Thread = NOTHING;
    let stop = (): void => {};
    const watch = (): void => {
      const begin = (): unknown[] => {
        // It is told only that somebody begins to type and, to those who were told, that they stop.
        known = { ...known, visitorTyping: false };
        return [tenant, session, cursorOf(known.transcript)];
      };
      stop = line.watch<DeskEvent>("WatchSession", begin, {
        onItem: (event) => {
          const next = apply(known, event);
          if (next === GAP) {
            stop();
            watch();
            return;
          }
          known = next;
          setWatched({ thread: known, refused: undefined });
        },
        onRefused: (refused) => setWatched({ thread: undefined, refused }),
      });
    };
    setWatched(unknown);
    watch();
    return () => stop();
  }, [tenant, session]);

  return watched;
}

const unknown: WatchedThread = { thread: undefined, refused: undefined };
