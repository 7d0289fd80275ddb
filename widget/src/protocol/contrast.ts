/** Relative luminance of a #rrggbb colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
export function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** White where it reads well on the colour (a contrast of 4.5, WCAG AA), else black, which then always does. */
export function inkOn(hex: string): "#000" | "#fff" {
  return 1.05 / (luminance(hex) + 0.05) >= 4.5 ? "#fff" : "#000";
}

/** The tenant's accent when it is a #rrggbb colour, else the platform's own. */
export function safeAccent(accent: string | undefined): string {
  return accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : "#2f5bea";
}
