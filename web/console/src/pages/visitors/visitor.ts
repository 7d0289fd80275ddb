import { read, tenantApi } from "@/api/client";
import type { Schema } from "@/api/types";
import { formatCount } from "@/parts/format";
import { saveFile } from "@/parts/saveFile";

/** As whom a conversation's visitor goes: the tenant's own name for them, else the conversation's id. */
export const visitorOf = ({ session_id, visitor }: Pick<Schema<"SessionTranscript">, "session_id" | "visitor">): string => visitor ?? session_id;

/** What can be done with all that a visitor said; each resolves to a sentence that tells what came of it. */
export const acts = {
  /** Saves it as a file. */
  async export(tenant: string, visitor: string): Promise<string> {
    const text = await read(tenantApi(tenant).GET("/api/v1/visitors/{visitor}/export", { params: { path: { visitor } }, parseAs: "text" }));
    const { sessions } = JSON.parse(text) as Schema<"VisitorExport">;
    if (sessions.length === 0) return `${unknown(visitor)}; there is nothing to export.`;
    saveFile(fileOf(visitor), text);
    return `${formatCount(sessions.length, "conversation")} of “${visitor}” exported to ${fileOf(visitor)}.`;
  },

  /** Removes it for good. */
  async erase(tenant: string, visitor: string): Promise<string> {
    const { sessions } = await read(tenantApi(tenant).DELETE("/api/v1/visitors/{visitor}", { params: { path: { visitor } } }));
    return sessions === 0 ? `${unknown(visitor)}; nothing was erased.` : `${formatCount(sessions, "conversation")} of “${visitor}” erased for good.`;
  },
};

const unknown = (visitor: string): string => `No conversation of a visitor “${visitor}” is known`;

/** A name that every system takes for a file's. */
const fileOf = (visitor: string): string => `visitor-${visitor.replace(/[^\p{L}\p{N}@._-]+/gu, "_")}.json`;
