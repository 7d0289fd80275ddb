import { daysOf, type Report, type Span } from "./report";

/** What is counted by day, and can be added up over bots. */
export type Measure = "conversations" | "questions" | "answered" | "unanswered" | "handed_over" | "rated_up" | "rated_down" | "cost";

/** One day of a chart: a number by the name of each line or bar; none where nothing was measured. */
export type Point = { readonly day: string } & Readonly<Record<string, number | string | null>>;

/** The measures of each day, over all bots. */
export function byDay(report: Report, span: Span, measures: readonly Measure[]): Point[] {
  const sums = new Map<string, Record<string, number>>();
  for (const { day, figures } of report.days) {
    const sum = sums.get(day) ?? {};
    for (const measure of measures) sum[measure] = (sum[measure] ?? 0) + figures[measure];
    sums.set(day, sum);
  }
  return daysOf(span).map((day) => ({ day, ...Object.fromEntries(measures.map((measure) => [measure, sums.get(day)?.[measure] ?? 0])) }));
}

/** One measure of each day, by bot. */
export function byBot(report: Report, span: Span, measure: Measure): Point[] {
  const bots = botsOf(report);
  const found = new Map(report.days.map(({ day, bot, figures }) => [`${day} ${bot}`, figures[measure]]));
  return daysOf(span).map((day) => ({ day, ...Object.fromEntries(bots.map((bot) => [bot, found.get(`${day} ${bot}`) ?? 0])) }));
}

/** Milliseconds to the first text of each day, by bot: the median, which cannot be added up over bots. */
export function waitsByBot(report: Report, span: Span): Point[] {
  const bots = botsOf(report);
  const found = new Map(report.days.map(({ day, bot, figures }) => [`${day} ${bot}`, figures.first_text?.median_ms]));
  return daysOf(span).map((day) => ({ day, ...Object.fromEntries(bots.map((bot) => [bot, found.get(`${day} ${bot}`) ?? null])) }));
}

/** The bots that anything is counted of, by their ids. */
export const botsOf = (report: Report): string[] => [...new Set(report.days.map(({ bot }) => bot))].sort();
