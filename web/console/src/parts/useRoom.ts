import { useMediaQuery } from "@mantine/hooks";

/** How a list is laid out: as cards, as a table without the columns that only help to compare rows, or in full. */
export type Room = "cards" | "table" | "wide";

/** What the window has room for, the navigation at its side. */
export function useRoom(): Room {
  const table = useMediaQuery("(min-width: 64em)", true, { getInitialValueInEffect: false });
  const wide = useMediaQuery("(min-width: 80em)", true, { getInitialValueInEffect: false });
  if (!table) return "cards";
  return wide ? "wide" : "table";
}
