const SCHEMES = new Set(["http:", "https:", "mailto:"]);

/** The address when a visitor may be sent there, else undefined. Relative ones have no meaning inside the panel. */
export function safeAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    return SCHEMES.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
