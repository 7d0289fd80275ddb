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

/** The site that an address is on, as people name it; "" for one that is none. */
export function siteOf(address: string): string {
  const href = safeAddress(address);
  return href ? new URL(href).host.replace(/^www\./, "") : "";
}

/** An address as people write it in the middle of a sentence; see {@link trimAddress}. */
export const BARE_ADDRESS = /https?:\/\/[^\s<>"`\\^{}|]{1,2000}/;

/** The sentence's own punctuation, and a parenthesis that was opened before the address, are not part of it. */
export function trimAddress(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address[end - 1];
    if (last && ".,;:!?'*_~]".includes(last)) end--;
    else if (last === ")" && !address.slice(0, end).includes("(")) end--;
    else return address.slice(0, end);
  }
}
