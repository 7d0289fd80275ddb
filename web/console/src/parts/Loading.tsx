import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";

/** Stands where a page's content will be. */
export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden role="status">Loading…</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={row === 0 ? 32 : 56} width={row === 0 ? "40%" : "100%"} />)}
    </Stack>
  );
}
