import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Asked } from "./Asked";
import { Page } from "./Page";

interface AskedPageProps<T> {
  query: UseQueryResult<T, Error>;
  /** The whole page, with its own heading. */
  children: (data: T) => ReactNode;
}

/** A page about one thing, which is named when it has been read; until then, and when it cannot be, the route's title stands above. */
export function AskedPage<T>({ query, children }: AskedPageProps<T>) {
  return query.data === undefined ? <Page><Asked query={query}>{children}</Asked></Page> : children(query.data);
}
