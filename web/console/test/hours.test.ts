import { describe, expect, test } from "vitest";
import { changed, closed, endOf, flawOf, likeMonday, opened, toControl, without, type OfficeHours } from "@/pages/settings/handover/hours";

const monday: OfficeHours = { day: "monday", from: "09:00", to: "12:00" };

describe("office hours", () => {
  test("of a day that opens are the usual ones, and more begin after a break", () => {
    const first = opened([], "tuesday");
    expect(first).toEqual([{ day: "tuesday", from: "09:00", to: "17:00" }]);
    expect(opened(first, "tuesday").at(-1)).toEqual({ day: "tuesday", from: "18:00", to: "20:00" });
    expect(opened([{ day: "tuesday", from: "09:00", to: "23:30" }], "tuesday").at(-1)).toEqual({ day: "tuesday", from: "22:00", to: "24:00" });
  });

  test("stand in the week's order, Sunday last", () => {
    expect(opened(opened([monday], "sunday"), "friday").map(({ day }) => day)).toEqual(["monday", "friday", "sunday"]);
  });

  test("change and go one by one, or a day at once", () => {
    const two = opened([monday], "monday");
    expect(changed(two, monday, { to: "13:00" })[0]).toEqual({ ...monday, to: "13:00" });
    expect(without(two, monday)).toEqual([two[1]]);
    expect(closed(two, "monday")).toEqual([]);
  });

  test("of Monday are copied to the workdays and leave the weekend alone", () => {
    const copied = likeMonday(opened(opened([monday], "wednesday"), "saturday"));
    expect(copied.map(({ day, from, to }) => `${day} ${from} ${to}`)).toEqual([
      "monday 09:00 12:00", "tuesday 09:00 12:00", "wednesday 09:00 12:00", "thursday 09:00 12:00", "friday 09:00 12:00", "saturday 09:00 17:00",
    ]);
  });

  test("that end before they begin, or overlap, are told; those that touch are fine", () => {
    const overlapping: OfficeHours = { day: "monday", from: "11:00", to: "15:00" };
    const next: OfficeHours = { day: "monday", from: "12:00", to: "24:00" };
    expect(flawOf([], { ...monday, to: "08:00" })).toMatch(/end after/);
    expect(flawOf([monday, overlapping], overlapping)).toMatch(/overlaps/);
    expect(flawOf([monday, next], next)).toBeUndefined();
    expect(flawOf([], { ...monday, to: "" })).toMatch(/needed/);
  });

  test("that end at midnight pass through a browser's control", () => {
    expect(endOf(toControl("24:00"))).toBe("24:00");
    expect(toControl("17:00")).toBe("17:00");
  });
});
