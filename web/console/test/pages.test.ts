import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { router } from "@/app/router";

/**
 * Every page of the console with what it asks of a person, as the router has them. The browser's tests read it, so that
 * none can be forgotten there. `npm run pages` writes it anew.
 */
const file = "pages.json";

it("pages.json lists every page of the router", () => {
  const pages = Object.values(router.routesByPath)
    .map(({ fullPath, options: { staticData } }) => ({ path: fullPath, title: staticData?.title, policy: staticData?.policy }))
    .filter(({ path, title }) => title !== undefined || !["/platform", "/t/$tenant"].includes(path))
    .sort((one, other) => one.path.localeCompare(other.path));
  const text = `${JSON.stringify(pages, null, 2)}\n`;
  if (process.env.RENEW_PAGES) writeFileSync(file, text);

  expect(pages.filter(({ title, policy }) => title === undefined || policy === undefined)).toEqual([]);
  expect(readFileSync(file, "utf8"), "Run `npm run pages` and look at the difference.").toBe(text);
});
