import { daysOf, type Report, type Span } from "./report";

/** What is counted by day, and can be added up over bots. */
export type Measure = "conversations" | "questions" | "answered" | "unanswered" | "handed_over" | "rated_up" | "rated_down" | "cost";

/** A line or a row of bars. */
export interface Series {
  /** Of the member of a point that it shows. */
  readonly name: string;
  /** What people call it. */
  readonly label: string;
  readonly color: string;
}

/** One day of a chart: a number by the name of each series; none where nothing was measured. */
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
  return daysOf(span).map((day) => ({ day, ...Object.fromEntries(bots.map((bot) => [memberOf(bot), found.get(`${day} ${bot}`) ?? 0])) }));
}

/** Milliseconds to the first text of each day, by bot: the median, which cannot be added up over bots. */
export function waitsByBot(report: Report, span: Span): Point[] {
  const bots = botsOf(report);
  const found = new Map(report.days.map(({ day, bot, figures }) => [`${day} ${bot}`, figures.first_text?.median_ms]));
  return daysOf(span).map((day) => ({ day, ...Object.fromEntries(bots.map((bot) => [memberOf(bot), found.get(`${day} ${bot}`) ?? null])) }));
}

/** Told apart by their order in the legend, too. */
const colors = ["brand.5", "orange.6", "blue.5", "grape.5", "yellow.6", "red.5", "gray.5"];

/**
 * The bots that anything is counted of, by their ids. A bot has the same colour in whatever span.
 * @param names What people call the tenant's bots, by id; one that is there no more has none.
 */
export function botSeries(report: Report, names: ReadonlyMap<string, string>): Series[] {
  const bots = botsOf(report);
  const order = [...new Set([...names.keys(), ...bots])];
  return bots.map((bot) => ({ name: memberOf(bot), label: names.get(bot) ?? bot, color: colors[order.indexOf(bot) % colors.length] ?? "gray.5" }));
}

/** A bot may be called "day", or "color", which the charts take for something else. */
const memberOf = (bot: string): string => `bot:${bot}`;

const botsOf = (report: Report): string[] => [...new Set(report.days.map(({ bot }) => bot))].sort();
