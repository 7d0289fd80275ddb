import type { Schema } from "@/api/types";

export type OfficeHours = Schema<"OfficeHours">;
export type Day = OfficeHours["day"];

export const days: readonly Day[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const workdays = days.slice(0, 5);

/** What a day that opens starts with. */
const usual = { from: "09:00", to: "17:00" };

export const hoursOn = (hours: readonly OfficeHours[], day: Day): OfficeHours[] => hours.filter((stretch) => stretch.day === day);

/** What the platform is given: by day and time. */
const sorted = (hours: readonly OfficeHours[]): OfficeHours[] =>
  [...hours].sort((one, other) => days.indexOf(one.day) - days.indexOf(other.day) || one.from.localeCompare(other.from));

export const opened = (hours: readonly OfficeHours[], day: Day): OfficeHours[] => {
  const last = hoursOn(hours, day).at(-1);
  return sorted([...hours, { day, ...(last ? later(last) : usual) }]);
};

/** After a break of an hour, for two hours, as far as the day has them. */
function later({ to }: OfficeHours): { from: string; to: string } {
  const hour = Math.min(22, Number(to.slice(0, 2)) + 1);
  return { from: clock(hour), to: clock(hour + 2) };
}

const clock = (hour: number): string => (hour >= 24 ? "24:00" : `${String(hour).padStart(2, "0")}:00`);

export const closed = (hours: readonly OfficeHours[], day: Day): OfficeHours[] => hours.filter((stretch) => stretch.day !== day);

export const without = (hours: readonly OfficeHours[], stretch: OfficeHours): OfficeHours[] => hours.filter((other) => other !== stretch);

export const changed = (hours: readonly OfficeHours[], stretch: OfficeHours, change: Partial<OfficeHours>): OfficeHours[] =>
  hours.map((other) => (other === stretch ? { ...stretch, ...change } : other));

/** Monday's hours from Monday to Friday. */
export const likeMonday = (hours: readonly OfficeHours[]): OfficeHours[] =>
  sorted([
    ...hours.filter(({ day }) => !workdays.includes(day)),
    ...workdays.flatMap((day) => hoursOn(hours, "monday").map((stretch) => ({ ...stretch, day }))),
  ]);

/** What is wrong with a stretch; undefined when nothing is. */
export function flawOf(hours: readonly OfficeHours[], stretch: OfficeHours): string | undefined {
  if (stretch.from === "" || stretch.to === "") return "Both times are needed.";
  if (stretch.to <= stretch.from) return "It must end after it begins.";
  const overlaps = hoursOn(hours, stretch.day).some((other) => other !== stretch && other.from < stretch.to && stretch.from < other.to);
  return overlaps ? "It overlaps another one of the same day." : undefined;
}

/** A time as a browser's control takes it: it does not know 24:00. */
export const toControl = (time: string): string => (time === "24:00" ? "00:00" : time);

/** The end of a stretch as its control gives it: midnight is the day's end. */
export const endOf = (time: string): string => (time === "00:00" ? "24:00" : time);
