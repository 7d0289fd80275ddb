/** What the panel tells the loader: `ready` as a window message (it carries nothing), the rest over the port. */
export type ToLoader =
  | { readonly type: "ready" }
  /** The visitor closed the panel. */
  | { readonly type: "close" }
  /** Replies that came while the panel was closed. */
  | { readonly type: "unread"; readonly count: number }
  /** The token is about to expire or was rejected. */
  | { readonly type: "refresh" };
