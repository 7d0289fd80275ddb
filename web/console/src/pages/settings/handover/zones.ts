/** The time zones that the browser knows, by their IANA names, with one that it may call otherwise. */
export function zonesWith(chosen: string): string[] {
  return [...new Set(["Etc/UTC", chosen, ...Intl.supportedValuesOf("timeZone")])];
}

/** Where whoever looks at the page is. */
export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
