/** Days that a key lives, or "never" for one that does not end by itself. */
export type Lifetime = "7" | "30" | "90" | "365" | "never";

export const lifetimes: { value: Lifetime; label: string }[] = [
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Not by itself" },
];

/** The moment at which a key made now ends; undefined when it does not. */
export const endOf = (lifetime: Lifetime, now = Date.now()): string | undefined =>
  lifetime === "never" ? undefined : new Date(now + Number(lifetime) * 86_400_000).toISOString();
