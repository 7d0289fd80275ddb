import type { Schema } from "@/api/types";
import { formatBytes, formatCost, formatNumber } from "@/parts/format";

export type LimitUse = Schema<"LimitUse">;
export type LimitName = keyof Schema<"PlanLimits">;

/** What each limit is called, what happens at it, and of what it is; of money it is the currency that says. */
export const limitTexts: Readonly<Record<string, { label: string; help: string; unit: string }>> = {
  messages_per_month: { label: "Messages a month", help: "Visitors' messages. At the limit the bots answer no more until it is free again.", unit: "messages" },
  spend_per_month: { label: "Spending on models a month", help: "With what is reserved for replies under way.", unit: "" },
  bots: { label: "Bots", help: "At the limit, none can be added.", unit: "bots" },
  documents: { label: "Documents", help: "Pages and files that the bots know. At the limit, reading stops.", unit: "documents" },
  bytes: { label: "Size of the documents", help: "As they were received.", unit: "bytes" },
  users: { label: "People", help: "Invited ones counted.", unit: "people" },
  turns_per_minute: { label: "Messages a minute", help: "Over the whole tenant.", unit: "a minute" },
  turns_per_minute_per_address: { label: "Messages a minute from one address", help: "Calls of your own servers are not counted.", unit: "a minute" },
  turns_per_minute_per_session: { label: "Messages a minute in one conversation", help: "More are refused until a moment later.", unit: "a minute" },
  turns_per_minute_per_bot: { label: "Messages a minute to one bot", help: "More are refused until a moment later.", unit: "a minute" },
};

export function formatLimit(name: string, value: number, currency: string): string {
  if (name === "spend_per_month") return formatCost(value, currency);
  return name === "bytes" ? formatBytes(value) : formatNumber(value);
}

/** In the order in which they are shown. */
export const limitNames: readonly LimitName[] = [
  "messages_per_month", "spend_per_month", "bots", "documents", "bytes", "users",
  "turns_per_minute", "turns_per_minute_per_address", "turns_per_minute_per_session", "turns_per_minute_per_bot",
];
