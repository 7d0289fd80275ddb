// @ts-check
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];

export function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath)
    throw new Error("Chromium is missing: install it, or name it in the environment variable CHROMIUM.");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
