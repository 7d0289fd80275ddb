import { expect, test } from "vitest";
import { Typing } from "../src/panel/conversation/typing";

test("Typing is told at once, again while it lasts before the platform forgets it, and its end once", () => {
  const told: [number, boolean][] = [];
  let now = 0;
  const typing = new Typing(
    (is) => told.push([now, is]),
    () => now,
  );
  typing.set(false);
  for (now = 0; now <= 7_000; now += 500) typing.set(true);
  typing.set(false);
  typing.set(false);
  expect(told).toEqual([
    [0, true],
    [3_000, true],
    [6_000, true],
    [7_500, false],
  ]);
});
