const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const numbers = new Intl.NumberFormat();

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600], ["month", 2_629_800], ["week", 604_800], ["day", 86_400], ["hour", 3_600], ["minute", 60],
];

export const formatMoment = (at: string): string => moments.format(new Date(at));

/** The moment alone when it was today, else with its day. */
export const formatTime = (at: string, now = new Date()): string =>
  (new Date(at).toDateString() === now.toDateString() ? times : moments).format(new Date(at));

/** "3 hours ago", "in 2 days", "now". */
export function formatAgo(at: string, now = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const unit = units.find(([, size]) => Math.abs(seconds) >= size);
  return unit ? relative.format(Math.round(seconds / unit[1]), unit[0]) : relative.format(0, "second");
}

export const formatNumber = (value: number): string => numbers.format(value);

/** "1 page", "2,000 pages". */
export const formatCount = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** In the platform's currency (ISO 4217); a part of a cent keeps two digits that count. */
export const formatCost = (value: number, currency = "USD"): string =>
  new Intl.NumberFormat(undefined, {
    style: "currency",
    currency,
    ...(value !== 0 && Math.abs(value) < 0.01 ? { maximumSignificantDigits: 2 } : {}),
  }).format(value);

/** "1.5 MB", in thousands. */
export function formatBytes(bytes: number): string {
  const steps = ["B", "kB", "MB", "GB", "TB"];
  const step = Math.min(steps.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${steps[step]}`;
}

/** "850 ms", "1.2 s". */
export const formatDuration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** "succeeded" → "Succeeded". */
export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");
