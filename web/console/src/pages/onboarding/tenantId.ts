/** The platform's own rule: 2 to 40 characters of a-z, 0-9 and '-', beginning with a letter. */
export const tenantIdRule = (id: string): string | null =>
  /^[a-z][a-z0-9-]{1,39}$/.test(id) ? null : "2 to 40 characters of a-z, 0-9 and '-', beginning with a letter.";

/** An id made of a name: "Café Müller & Co." → "cafe-muller-co"; "" where the name has nothing to make it of. */
export function suggestedId(name: string): string {
  const words = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").replace(/[^a-z0-9]+/g, "-");
  return words.replace(/^[^a-z]+/, "").slice(0, 40).replace(/-+$/, "");
}
