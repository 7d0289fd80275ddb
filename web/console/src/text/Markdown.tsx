import { Box, Tooltip } from "@mantine/core";
import type { Block, Inline } from "@widget/panel/markdown/ast";
import { parseBlocks } from "@widget/panel/markdown/blocks";
import { parseInline } from "@widget/panel/markdown/inline";
import type { Citation } from "@widget/protocol/hub";
import { createElement, Fragment, memo, type ReactNode } from "react";
import { OutLink } from "@/parts/OutLink";
import classes from "./text.module.css";

interface MarkdownProps {
  text: string;
  citations: readonly Citation[];
  /** The text goes on: half a mark at its end is not drawn yet. */
  streaming: boolean;
}

/** A reply's text, drawn as elements and never as HTML: nothing that a model or a page wrote can become markup. */
export const Markdown = memo(function Markdown({ text, citations, streaming }: MarkdownProps) {
  return <div className={classes.markdown}>{drawBlocks(parseBlocks(text), { citations, streaming })}</div>;
});

interface Drawing {
  readonly citations: readonly Citation[];
  readonly streaming: boolean;
}

const drawBlocks = (blocks: readonly Block[], drawing: Drawing): ReactNode =>
  blocks.map((block, at) => <Fragment key={at}>{drawBlock(block, { ...drawing, streaming: drawing.streaming && at === blocks.length - 1 })}</Fragment>);

function drawBlock(block: Block, drawing: Drawing): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return <p dir="auto">{drawText(block.text, drawing)}</p>;
    case "heading":
      // A reply is part of a page that has its own outline.
      return <p dir="auto" className={classes.heading}>{drawText(block.text, drawing)}</p>;
    case "code":
      return <pre tabIndex={0}><code>{block.text}</code></pre>;
    case "quote":
      return <blockquote dir="auto">{drawBlocks(block.blocks, drawing)}</blockquote>;
    case "list":
      return createElement(
        block.start === undefined ? "ul" : "ol",
        { dir: "auto", start: block.start },
        ...block.items.map((item) => <li>{drawBlocks(item, drawing)}</li>),
      );
    case "table":
      return <DataTable block={block} drawing={drawing} />;
    case "rule":
      return <hr />;
  }
}

function DataTable({ block: { align, head, rows }, drawing }: { block: Block & { kind: "table" }; drawing: Drawing }) {
  const aligned = (column: number) => ({ textAlign: align[column] || undefined });
  return (
    // A wide table scrolls by itself, also by keyboard.
    <Box className={classes.table} tabIndex={0} role="region" aria-label="Table">
      <table>
        <thead><tr>{head.map((text, column) => <th key={column} style={aligned(column)}>{drawText(text, drawing)}</th>)}</tr></thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>{cells.map((text, column) => <td key={column} style={aligned(column)}>{drawText(text, drawing)}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function drawText(text: string, drawing: Drawing): ReactNode {
  const isCitation = (index: number): boolean => drawing.streaming || drawing.citations.some((citation) => citation.index === index);
  return drawInline(parseInline(text, { streaming: drawing.streaming, isCitation }), drawing);
}

const drawInline = (nodes: readonly Inline[], drawing: Drawing): ReactNode =>
  nodes.map((node, at) => <Fragment key={at}>{typeof node === "string" ? node : drawMark(node, drawing)}</Fragment>);

function drawMark(node: Exclude<Inline, string>, drawing: Drawing): ReactNode {
  switch (node.kind) {
    case "break":
      return <br />;
    case "cite":
      return <CitationMark index={node.index} citation={drawing.citations.find(({ index }) => index === node.index)} />;
    case "code":
      return <code>{node.text}</code>;
    case "link":
      return <OutLink href={node.href}>{drawInline(node.children, drawing)}</OutLink>;
    default:
      return createElement(node.kind, {}, drawInline(node.children, drawing));
  }
}

function CitationMark({ index, citation }: { index: number; citation: Citation | undefined }) {
  if (!citation) return <sup>{index}</sup>;
  return (
    <Tooltip label={citation.quote || citation.title} multiline maw={340}>
      <sup><OutLink href={citation.url} aria-label={`Source ${index}: ${citation.title}`}>{index}</OutLink></sup>
    </Tooltip>
  );
}
