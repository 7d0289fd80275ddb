import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type Report = Schema<"OverviewReport">;
export type Figures = Schema<"OverviewFigures">;

/** UTC days, both inclusive, as YYYY-MM-DD; and a bot's id, or "" for all. */
export interface Span {
  from: string;
  to: string;
  bot: string;
}

const dayMilliseconds = 86_400_000;

export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const momentOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** So many days up to today. */
export const lastDays = (days: number, now = Date.now()): Omit<Span, "bot"> => ({ from: dayOf(now - (days - 1) * dayMilliseconds), to: dayOf(now) });

/** Whether the platform would count it: two days, the first not after the second, a year apart at most. */
export const isCountable = ({ from, to }: Span): boolean => {
  const days = (momentOf(to) - momentOf(from)) / dayMilliseconds + 1;
  return days >= 1 && days <= 366;
};

export const overviewQuery = (tenant: string, span: Span) =>
  tenantQuery(tenant, "sessions", ["overview", span], (api, signal) =>
    read(api.GET("/api/v1/overview", {
      params: {
        query: {
          from: `${span.from}T00:00:00Z`,
          to: new Date(momentOf(span.to) + dayMilliseconds).toISOString(),
          ...(span.bot === "" ? {} : { bot: span.bot }),
        },
      },
      signal,
    })));

/** Every day of the span, those on which nothing was said included. */
export function daysOf({ from, to }: Omit<Span, "bot">): string[] {
  const days: string[] = [];
  for (let moment = momentOf(from); moment <= momentOf(to); moment += dayMilliseconds) days.push(dayOf(moment));
  return days;
}
