const DAY_MS = 86_400_000;

export interface Dates {
  time(date: Date): string;
  /** "today", "yesterday" or the date, capitalised. */
  day(date: Date, now: Date): string;
}

export function datesFor(locale: string): Dates {
  const language = known(locale);
  const time = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" });
  const date = new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  return {
    time: (moment) => time.format(moment),
    day(moment, now) {
      const days = Math.round((midnight(moment) - midnight(now)) / DAY_MS);
      const name = days === 0 || days === -1 ? relative.format(days, "day") : date.format(moment);
      return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
    },
  };
}

function midnight(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

/** A locale that the tenant mistyped must not break the panel. */
function known(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}
