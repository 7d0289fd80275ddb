import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Failed } from "./Failed";
import { Loading } from "./Loading";

interface AskedProps<T> {
  query: UseQueryResult<T, Error>;
  rows?: number;
  children: (data: T) => ReactNode;
}

/** What a query has brought; until then that it loads, or why it could not. */
export function Asked<T>({ query, rows, children }: AskedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  return query.isError ? <Failed failure={query.error} onRetry={() => void query.refetch()} /> : <Loading {...(rows === undefined ? {} : { rows })} />;
}
