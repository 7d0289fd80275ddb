import { read } from "@/api/client";
import { tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";

export type CannedReply = Schema<"CannedReply">;

/** The replies that a tenant's agents have at hand. */
export const cannedRepliesQuery = (tenant: string) =>
  tenantQuery(tenant, "desk", ["canned"], (api, signal) => read(api.GET("/api/v1/desk/canned-replies", { signal })));

/** Those whose title, or else whose words, hold what is sought; titles first. */
export function matching<Reply extends Pick<CannedReply, "title" | "text">>(replies: readonly Reply[], sought: string): Reply[] {
  const words = sought.trim().toLocaleLowerCase();
  const byTitle = replies.filter(({ title }) => title.toLocaleLowerCase().includes(words));
  const byText = replies.filter((reply) => !byTitle.includes(reply) && reply.text.toLocaleLowerCase().includes(words));
  return [...byTitle, ...byText];
}
