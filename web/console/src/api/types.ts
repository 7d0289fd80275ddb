import type { components } from "./schema";

/** A shape of the API by the name that its description gives it. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
