import type { Block, Inline, Row } from "./ast";
import { parseBlocks } from "./blocks";
import { parseInline, type InlineContext } from "./inline";

export interface DrawContext extends InlineContext {
  /** The link that stands for a source, or undefined while the source is not known. */
  readonly drawCitation: (index: number) => Node | undefined;
  readonly drawCode: (text: string, language: string) => Node;
}

const MAY_CITE = /\[\d/;

/**
 * Draws Markdown as DOM nodes, never as HTML, so that nothing a model, a page or a person wrote can become markup.
 * Drawing again touches only the blocks that changed: a selection in what is already read survives the stream.
 */
export class MarkdownView {
  private keys: string[] = [];

  constructor(private readonly container: HTMLElement) {}

  /** `sources` changes when what a citation is drawn as does. */
  draw(text: string, context: DrawContext, sources = ""): void {
    const blocks = parseBlocks(text);
    const keys = blocks.map((block, at) => {
      const key = isOpen(blocks, at, context) + JSON.stringify(block);
      return MAY_CITE.test(key) ? sources + key : key;
    });
    let same = 0;
    while (same < keys.length && keys[same] === this.keys[same]) same++;
    while (this.container.childNodes.length > same) this.container.lastChild!.remove();
    for (let at = same; at < blocks.length; at++) {
      this.container.append(drawBlock(blocks[at]!, { ...context, streaming: isOpen(blocks, at, context) }));
    }
    this.keys = keys;
  }
}

/** Whether an element around decides the direction: a list's marks and a quote's line stand where its text begins. */
interface Nested extends DrawContext {
  readonly inherits?: boolean;
}

function isOpen(blocks: readonly Block[], at: number, context: DrawContext): boolean {
  return context.streaming && at === blocks.length - 1;
}

function drawBlock(block: Block, context: Nested): Node {
  switch (block.kind) {
    case "paragraph":
      return fill("p", block.text, context);
    case "heading": {
      // A reply is part of a page that has its own outline.
      const heading = fill("p", block.text, context);
      heading.className = "heading";
      return heading;
    }
    case "code":
      return context.drawCode(block.text, block.language);
    case "quote":
      return drawInto(directed("blockquote", context), block.blocks, { ...context, inherits: true });
    case "list":
      return drawList(block.start, block.items, context);
    case "table":
      return drawTable(block, context);
    case "rule":
      return element("hr");
  }
}

function drawInto<T extends Element>(parent: T, blocks: readonly Block[], context: Nested): T {
  blocks.forEach((block, at) =>
    parent.append(drawBlock(block, { ...context, streaming: isOpen(blocks, at, context) })),
  );
  return parent;
}

function drawList(start: number | undefined, items: readonly (readonly Block[])[], context: Nested): Node {
  const list = directed(start === undefined ? "ul" : "ol", context);
  if (start !== undefined && start !== 1) list.setAttribute("start", `${start}`);
  items.forEach((item, at) => {
    const streaming = context.streaming && at === items.length - 1;
    list.append(drawInto(element("li"), item, { ...context, streaming, inherits: true }));
  });
  return list;
}

function drawTable({ align, head, rows }: Block & { kind: "table" }, context: DrawContext): Node {
  const drawRow = (cells: Row, name: "th" | "td", streaming: boolean): HTMLElement => {
    const row = element("tr");
    cells.forEach((text, column) => {
      const cell = fill(name, text, { ...context, streaming });
      if (align[column]) cell.className = align[column];
      row.append(cell);
    });
    return row;
  };
  const header = element("thead");
  header.append(drawRow(head, "th", false));
  const body = element("tbody");
  rows.forEach((cells, at) => body.append(drawRow(cells, "td", context.streaming && at === rows.length - 1)));
  const table = element("table");
  table.append(header, body);
  // Wide tables scroll by themselves, also by keyboard.
  const scroller = element("div");
  scroller.className = "table";
  scroller.tabIndex = 0;
  scroller.append(table);
  return scroller;
}

function fill(name: keyof HTMLElementTagNameMap, text: string, context: Nested): HTMLElement {
  const target = directed(name, context);
  drawInline(target, parseInline(text, context), context);
  return target;
}

function drawInline(parent: Node, nodes: readonly Inline[], context: DrawContext): void {
  for (const node of nodes)
    parent.appendChild(typeof node === "string" ? document.createTextNode(node) : mark(node, context));
}

function mark(node: Exclude<Inline, string>, context: DrawContext): Node {
  switch (node.kind) {
    case "break":
      return element("br");
    case "cite":
      return context.drawCitation(node.index) ?? pendingCitation(node.index);
    case "code": {
      const code = element("code");
      code.textContent = node.text;
      return code;
    }
    case "link": {
      const link = element("a");
      setTarget(link, node.href);
      drawInline(link, node.children, context);
      return link;
    }
    default: {
      const emphasis = element(node.kind);
      drawInline(emphasis, node.children, context);
      return emphasis;
    }
  }
}

/** Keeps the place of a source that the reply has not named yet, so that the text does not jump. */
function pendingCitation(index: number): Node {
  const place = element("sup");
  place.className = "cite";
  place.textContent = `${index}`;
  return place;
}

/** Opens beside the customer's page, and tells the other page nothing about it. */
export function setTarget(link: HTMLAnchorElement, address: string): void {
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
}

function directed<K extends keyof HTMLElementTagNameMap>(name: K, { inherits }: Nested): HTMLElementTagNameMap[K] {
  const target = element(name);
  if (!inherits) target.dir = "auto";
  return target;
}

function element<K extends keyof HTMLElementTagNameMap>(name: K): HTMLElementTagNameMap[K] {
  return document.createElement(name);
}
