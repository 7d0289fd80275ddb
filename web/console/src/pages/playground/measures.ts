import { formatCost, formatDuration, formatNumber } from "@/parts/format";
import type { Run } from "./run";

export interface Figure {
  readonly name: string;
  readonly value: number | null | undefined;
  readonly format: (value: number) => string;
}

/** What a run took. A value that is null was not measured, or does not apply. */
export const figuresOf = ({ end }: Run): readonly Figure[] => [
  { name: "Search", value: end?.timings.retrieval_ms, format: formatDuration },
  { name: "First words after", value: end && end.timings.first_token_ms >= 0 ? end.timings.first_token_ms : null, format: formatDuration },
  { name: "Whole reply after", value: end?.timings.total_ms, format: formatDuration },
  { name: "Tokens read", value: end?.usage.input_tokens, format: formatNumber },
  { name: "Tokens written", value: end?.usage.output_tokens, format: formatNumber },
  { name: "Cost", value: end?.cost, format: (cost) => formatCost(cost, end?.currency) },
];

export const shownFigure = ({ value, format }: Figure): string => (value == null ? "–" : format(value));
