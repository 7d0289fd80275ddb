import { Tooltip } from "@mantine/core";
import { formatAgo, formatMoment } from "./format";

/** A moment as how long ago it was; in full when pointed at. */
export function Ago({ at, never = "never" }: { at: string | null | undefined; never?: string }) {
  if (!at) return <>{never}</>;
  return (
    <Tooltip label={formatMoment(at)}>
      <time dateTime={at}>{formatAgo(at)}</time>
    </Tooltip>
  );
}
