import type { Align, Block, Row } from "./ast";

const MAX_DEPTH = 6;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}#{1,6}(?:\s+(.*))?$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})(?:([-*+])|(\d{1,9})[.)])( +|$)/;
const DELIMITER_CELL = /^:?-+:?$/;

/**
 * The Markdown that language models write, in blocks. A text cut anywhere is a text: an open fence runs to the end, a
 * table without its delimiter row is a paragraph. Work is linear in the text for each level of nesting.
 */
export function parseBlocks(text: string): Block[] {
  return parseLines(text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n"), 0);
}

function parseLines(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (isBlank(line)) {
      at++;
      continue;
    }
    const taken =
      takeFence(lines, at) ??
      takeHeading(line) ??
      takeRule(line) ??
      (depth < MAX_DEPTH ? (takeQuote(lines, at, depth) ?? takeList(lines, at, depth)) : undefined) ??
      takeTable(lines, at) ??
      takeParagraph(lines, at, depth);
    blocks.push(taken.block);
    at += taken.lines;
  }
  return blocks;
}

interface Taken {
  readonly block: Block;
  readonly lines: number;
}

function takeFence(lines: readonly string[], at: number): Taken | undefined {
  const [opening, fence] = FENCE.exec(lines[at]!) ?? [];
  if (!opening || !fence) return undefined;
  const indent = opening.length - fence.length;
  const info = lines[at]!.slice(opening.length).trim();
  if (info.includes("`")) return undefined;
  const body: string[] = [];
  let end = at + 1;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    const closing = line.trim();
    if (closing.length >= fence.length && closing === fence[0]!.repeat(closing.length)) {
      end++;
      break;
    }
    body.push(line.slice(Math.min(indent, line.search(/\S|$/))));
  }
  return { block: { kind: "code", language: info.split(/\s/)[0]!, text: body.join("\n") }, lines: end - at };
}

function takeHeading(line: string): Taken | undefined {
  const match = HEADING.exec(line);
  return match ? { block: { kind: "heading", text: match[1] ?? "" }, lines: 1 } : undefined;
}

function takeRule(line: string): Taken | undefined {
  return RULE.test(line) ? { block: { kind: "rule" }, lines: 1 } : undefined;
}

function takeQuote(lines: readonly string[], at: number, depth: number): Taken | undefined {
  const body: string[] = [];
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end]!)) body.push(lines[end++]!.replace(QUOTE, ""));
  return body.length ? { block: { kind: "quote", blocks: parseLines(body, depth + 1) }, lines: end - at } : undefined;
}

function takeList(lines: readonly string[], at: number, depth: number): Taken | undefined {
  const first = ITEM.exec(lines[at]!);
  if (!first) return undefined;
  const ordered = first[3] !== undefined;
  const items: Block[][] = [];
  let end = at;
  while (end < lines.length) {
    const match = ITEM.exec(lines[end]!);
    if (!match || (match[3] !== undefined) !== ordered || RULE.test(lines[end]!)) break;
    const indent = match[0].length;
    const body = [lines[end++]!.slice(indent)];
    while (end < lines.length && belongsToItem(lines, end, match[1]!.length)) {
      const line = lines[end++]!;
      body.push(line.slice(Math.min(indent, line.search(/\S|$/))));
    }
    items.push(parseLines(body, depth + 1));
    // A blank line between items is no end of the list.
    let next = end;
    while (next < lines.length && isBlank(lines[next]!)) next++;
    if (next < lines.length && ITEM.test(lines[next]!)) end = next;
  }
  return { block: { kind: "list", start: ordered ? Number(first[3]) : undefined, items }, lines: end - at };
}

/** Deeper lines belong to the item, also after a blank one; a line at its left edge only continues its paragraph. */
function belongsToItem(lines: readonly string[], at: number, edge: number): boolean {
  const line = lines[at]!;
  const indent = line.search(/\S/);
  if (indent > edge + 1) return true;
  if (indent < 0) {
    const next = lines[at + 1];
    return next !== undefined && next.search(/\S/) > edge + 1;
  }
  return !isBlank(lines[at - 1]!) && !startsBlock(line);
}

function takeTable(lines: readonly string[], at: number): Taken | undefined {
  const delimiter = lines[at + 1];
  if (delimiter === undefined || !lines[at]!.includes("|") || !delimiter.includes("-")) return undefined;
  const head = splitRow(lines[at]!);
  const marks = splitRow(delimiter);
  if (marks.length !== head.length || !marks.every((mark) => DELIMITER_CELL.test(mark))) return undefined;
  const align = marks.map((mark): Align => {
    if (!mark.endsWith(":")) return mark.startsWith(":") ? "left" : "";
    return mark.startsWith(":") ? "center" : "right";
  });
  const rows: Row[] = [];
  let end = at + 2;
  for (; end < lines.length && lines[end]!.includes("|"); end++) {
    const cells = splitRow(lines[end]!);
    rows.push(head.map((_, column) => cells[column] ?? ""));
  }
  return { block: { kind: "table", align, head, rows }, lines: end - at };
}

function splitRow(line: string): string[] {
  const cells =
    line
      .trim()
      .replace(/^\|/, "")
      .match(/(?:\\.|[^\\|])+|\||\\$/g) ?? [];
  const row: string[] = [];
  let cell = "";
  for (const part of cells) {
    if (part === "|") {
      row.push(cell.trim());
      cell = "";
    } else cell += part.replace(/\\\|/g, "|");
  }
  if (cell.trim()) row.push(cell.trim());
  return row;
}

function takeParagraph(lines: readonly string[], at: number, depth: number): Taken {
  let end = at + 1;
  while (end < lines.length && !isBlank(lines[end]!) && !(startsBlock(lines[end]!) && depth < MAX_DEPTH)) end++;
  const text = lines.slice(at, end).map((line) => line.trim());
  return { block: { kind: "paragraph", text: text.join("\n") }, lines: end - at };
}

function startsBlock(line: string): boolean {
  return FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);
}

function isBlank(line: string): boolean {
  return line.trim() === "";
}
