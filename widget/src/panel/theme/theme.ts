import { inkOn, luminance } from "../../protocol/contrast";
import type { Theme } from "../../protocol/visit";

const DEFAULT_ACCENT = "#2f5bea";
const SURFACES = { light: "#ffffff", dark: "#16181d" };
/** Above the 4.5 of WCAG AA, because the text also stands on tints of the surface. */
const READABLE = 5.5;

/** Puts the tenant's colours on the document, and follows the visitor's system where the tenant leaves it to them. */
export function applyTheme({ accent, scheme }: Theme): void {
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : DEFAULT_ACCENT;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const draw = (): void => {
    const chosen = scheme === "dark" || (scheme !== "light" && prefersDark.matches) ? "dark" : "light";
    root.dataset.scheme = chosen;
    root.style.setProperty("--accent", colour);
    root.style.setProperty("--on-accent", inkOn(colour));
    root.style.setProperty("--accent-text", readableOn(SURFACES[chosen], colour));
  };
  prefersDark.onchange = draw;
  draw();
}

/** The colour, moved towards black or white until text in it reads on the surface (contrast 5.5). */
export function readableOn(surface: string, colour: string): string {
  const target = luminance(surface) > 0.5 ? 0 : 255;
  let mixed = colour;
  for (let step = 1; contrast(mixed, surface) < READABLE && step <= 20; step++) mixed = mix(colour, target, step / 20);
  return mixed;
}

export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function mix(hex: string, target: number, share: number): string {
  const channel = (at: number): string => {
    const value = parseInt(hex.slice(at, at + 2), 16);
    return Math.round(value + (target - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
