import type { Source } from "./queries";

/** Whether the source is being read now, or is about to be. */
export const isReading = ({ status }: Pick<Source, "status">): boolean => status === "queued" || status === "running";

/** Pages that the run has done with, one way or the other. */
export const pagesDone = ({ pages: { indexed, unchanged, skipped, failed } }: Pick<Source, "pages">): number => indexed + unchanged + skipped + failed;

/** 0 to 100 of the pages found so far; more are found while it reads, so it may fall. */
export function percentDone(source: Pick<Source, "pages" | "status">): number {
  if (source.pages.found === 0) return isReading(source) ? 0 : 100;
  return Math.min(100, Math.floor((100 * pagesDone(source)) / source.pages.found));
}
