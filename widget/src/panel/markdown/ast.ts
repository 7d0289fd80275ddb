/** A top-level part of a reply. Inline text is parsed when it is drawn. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly start: number | undefined; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "table"; readonly align: readonly Align[]; readonly head: Row; readonly rows: readonly Row[] }
  | { readonly kind: "rule" };

export type Align = "" | "left" | "center" | "right";
export type Row = readonly string[];

export type Inline =
  | string
  | { readonly kind: "strong" | "em"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: "cite"; readonly index: number }
  | { readonly kind: "break" };
