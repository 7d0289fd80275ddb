import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import type { Source } from "./queries";

/** What can be done with a source that is there. */
export function useSourceActions(onDeleted?: () => void) {
  const tenant = useTenant();
  const api = tenantApi(tenant);
  const stale = [tenantKey(tenant, "sources"), tenantKey(tenant, "documents")];
  const at = ({ id }: Source) => ({ params: { path: { id } } });
  const sync = useChange({ run: (source: Source) => api.POST("/api/v1/sources/{id}/sync", at(source)), done: "It is being read again.", stale });
  const cancel = useChange({ run: (source: Source) => api.POST("/api/v1/sources/{id}/cancel", at(source)), done: "The reading is stopped. What was read stays.", stale });
  const remove = useChange({
    run: (source: Source) => api.DELETE("/api/v1/sources/{id}", at(source)),
    done: "The source is deleted.",
    stale,
    ...(onDeleted ? { onDone: onDeleted } : {}),
  });

  return {
    busy: sync.isPending || cancel.isPending || remove.isPending,
    sync: (source: Source) => sync.mutate(source),
    cancel: (source: Source) => cancel.mutate(source),
    remove: (source: Source) =>
      confirm({
        title: "Delete this source?",
        children: <>All that was read from {source.url} is deleted with it, and the bots no longer know it. To have it back it must be added and read again.</>,
        verb: "Delete",
        onConfirm: () => remove.mutate(source),
      }),
  };
}
