import { webAddress } from "./webAddress";

/** The origin, scheme and host, of what somebody types as a web address; undefined when it is none. */
export const webOrigin = (typed: string): string | undefined => webAddress(typed)?.origin;

/** Where a site begins whose origin may be a pattern: "https://*.acme.example" → "https://acme.example/". */
export const siteAddress = (origin: string): string => `${origin.replace("://*.", "://").replace(/:\*$/, "")}/`;
