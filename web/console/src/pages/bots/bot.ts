import { useQueryClient } from "@tanstack/react-query";
import { read, tenantApi } from "@/api/client";
import { tenantKey, tenantQuery } from "@/api/queries";
import type { Schema } from "@/api/types";
import { useDraft, type Draft } from "@/edit/useDraft";
import type { Bot } from "./queries";

export const botQuery = (tenant: string, id: string) =>
  tenantQuery(tenant, "bots", ["one", id], (api, signal) => read(api.GET("/api/v1/bots/{id}", { params: { path: { id } }, signal })));

/** A part of a bot that is edited: what is typed is stored on top of the version that was read. */
export function useBotDraft<D extends object>(tenant: string, stored: Bot, draftOf: (bot: Bot) => D, changeOf: (draft: D) => Schema<"BotChange">): Draft<D> {
  const queries = useQueryClient();
  const api = tenantApi(tenant);
  const path = { id: stored.id };
  return useDraft({
    stored,
    draftOf,
    save: async (draft, version) => {
      const saved = await read(api.PUT("/api/v1/bots/{id}", { params: { path }, body: { ...changeOf(draft), version } }));
      await queries.invalidateQueries({ queryKey: tenantKey(tenant, "bots") });
      return saved;
    },
    reread: () => read(api.GET("/api/v1/bots/{id}", { params: { path } })),
  });
}
