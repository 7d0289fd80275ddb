import { Facts } from "@/parts/Facts";
import { formatCost, formatDuration, formatNumber } from "@/parts/format";
import type { Report } from "./report";

/** What the whole time came to. */
export function Totals({ report: { total, currency } }: { report: Report }) {
  const replies = total.answered + total.unanswered;
  return (
    <Facts
      facts={[
        ["Conversations", formatNumber(total.conversations)],
        ["Questions", formatNumber(total.questions)],
        ["Answered", share(total.answered, replies)],
        ["Unanswered", share(total.unanswered, replies)],
        ["Handed to a person", formatNumber(total.handed_over)],
        ["Rated helpful", share(total.rated_up, total.rated_up + total.rated_down)],
        ["First words, median", total.first_text ? formatDuration(total.first_text.median_ms) : "not measured"],
        ["First words, 95 of 100", total.first_text ? `within ${formatDuration(total.first_text.p95_ms)}` : "not measured"],
        ["Cost", formatCost(total.cost, currency)],
        ["Tokens in", formatNumber(total.input_tokens)],
        ["Tokens out", formatNumber(total.output_tokens)],
      ]}
    />
  );
}

const share = (part: number, whole: number): string => (whole === 0 ? "0" : `${formatNumber(part)} (${Math.round((100 * part) / whole)}%)`);
