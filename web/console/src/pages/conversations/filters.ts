import type { Schema } from "@/api/types";

/** Which conversations are listed, as the address says it. */
export interface Filters {
  q?: string;
  bot?: string;
  answerer?: Schema<"Answerer">;
  status?: "unanswered";
  rating?: NonNullable<Schema<"Rating">>;
  /** Days, as "2026-11-25", by the clock of whoever looks; both are included. */
  from?: string;
  to?: string;
  running?: true;
}

const answerers: readonly unknown[] = ["bot", "waiting", "agent"];
const ratings: readonly unknown[] = ["up", "down"];

/** The filters of an address; what it says wrongly is as if it were not said. */
export function filtersOf(search: Record<string, unknown>): Filters {
  const { q, bot, answerer, status, rating, from, to, running } = search;
  return {
    ...(isText(q) && { q }),
    ...(isText(bot) && { bot }),
    ...(answerers.includes(answerer) && { answerer: answerer as Schema<"Answerer"> }),
    ...(status === "unanswered" && { status }),
    ...(ratings.includes(rating) && { rating: rating as NonNullable<Schema<"Rating">> }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(running === true && { running }),
  };
}

/** What the platform is asked. */
export const queryOf = ({ from, to, ...rest }: Filters) => ({
  ...rest,
  ...(from !== undefined && { from: startOf(from).toISOString() }),
  ...(to !== undefined && { to: startOf(to, 1).toISOString() }),
});

function startOf(day: string, later = 0): Date {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isDay = (value: unknown): value is string =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00`));
