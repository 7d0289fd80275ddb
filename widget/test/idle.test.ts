import { expect, test, vi } from "vitest";
import { Idle } from "../src/panel/idle";

test("A closed panel lets its connection go after a quiet minute, and not while a reply is on its way", () => {
  vi.useFakeTimers();
  let rests = 0;
  const idle = new Idle(() => rests++);
  idle.consider(true);
  vi.advanceTimersByTime(50_000);
  idle.consider(false);
  vi.advanceTimersByTime(50_000);
  expect(rests).toBe(0);
  idle.consider(true);
  vi.advanceTimersByTime(30_000);
  idle.consider(true);
  vi.advanceTimersByTime(30_000);
  expect(rests).toBe(1);
  idle.consider(true);
  idle.cancel();
  vi.advanceTimersByTime(60_000);
  expect(rests).toBe(1);
  vi.useRealTimers();
});
