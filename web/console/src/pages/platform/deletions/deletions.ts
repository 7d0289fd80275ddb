import { read } from "@/api/client";
import { platformPages } from "@/api/queries";
import type { Schema } from "@/api/types";
import type { Tone } from "@/parts/State";

export type Receipt = Schema<"DeletionReceipt">;

export const receiptsPages = (tenant: string) =>
  platformPages("tenants", ["receipts", tenant], (api, cursor, signal) =>
    read(api.GET("/api/v1/admin/receipts", {
      params: { query: { ...(tenant === "" ? {} : { tenant_id: tenant }), ...(cursor === undefined ? {} : { cursor }) } },
      signal,
    })));

export const receiptTexts: Record<Receipt["state"], { tone: Tone; label: string }> = {
  scheduled: { tone: "open", label: "Scheduled" },
  removing: { tone: "open", label: "Being removed" },
  completed: { tone: "good", label: "Removed" },
  restored: { tone: "off", label: "Had back" },
};
