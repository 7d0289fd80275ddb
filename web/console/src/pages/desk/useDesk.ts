import { useEffect, useState } from "react";
import { line } from "@/live/line";
import type { DeskSnapshot } from "./desk";

export interface WatchedDesk {
  /** undefined until the platform has told it. */
  snapshot: DeskSnapshot | undefined;
  /** Why it cannot be watched. */
  refused: Error | undefined;
}

const unknown: WatchedDesk = { snapshot: undefined, refused: undefined };

/** Watches a tenant's desk. While it is open the person counts as being there to answer. */
export function useDesk(tenant: string): WatchedDesk {
  const [watched, setWatched] = useState(unknown);
  useEffect(() => {
    setWatched(unknown);
    return line.watch<DeskSnapshot>("WatchDesk", () => [tenant], {
      onItem: (snapshot) => setWatched({ snapshot, refused: undefined }),
      onRefused: (refused) => setWatched({ snapshot: undefined, refused }),
    });
  }, [tenant]);
  return watched;
}
