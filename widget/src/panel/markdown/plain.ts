import type { Block, Inline } from "./ast";
import { parseBlocks } from "./blocks";
import { parseInline } from "./inline";

/** The words of a reply without its marks and sources, as a screen reader should say them. */
export function plainText(text: string): string {
  return parseBlocks(text).map(ofBlock).join("\n");
}

function ofBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return ofText(block.text);
    case "code":
      return block.text;
    case "quote":
      return block.blocks.map(ofBlock).join("\n");
    case "list":
      return block.items.map((item) => item.map(ofBlock).join("\n")).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(ofText).join(", ")).join("\n");
    case "rule":
      return "";
  }
}

function ofText(text: string): string {
  return parseInline(text, { streaming: false, isCitation: () => true })
    .map(ofInline)
    .join("");
}

function ofInline(node: Inline): string {
  if (typeof node === "string") return node;
  switch (node.kind) {
    case "break":
      return "\n";
    case "cite":
      return "";
    case "code":
      return node.text;
    default:
      return node.children.map(ofInline).join("");
  }
}
