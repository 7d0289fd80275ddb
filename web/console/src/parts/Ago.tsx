import { formatAgo, formatMoment } from "./format";

/** A moment as how long ago it was; in full when pointed at. */
export function Ago({ at, never = "never" }: { at: string | null | undefined; never?: string }) {
  return at ? <time dateTime={at} title={formatMoment(at)}>{formatAgo(at)}</time> : <>{never}</>;
}
