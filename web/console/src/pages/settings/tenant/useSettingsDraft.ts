import { useQueryClient } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { tenantKey } from "@/api/queries";
import { useDraft, type Draft } from "@/edit/useDraft";
import { saveSettings, settingsQuery, type TenantSettings } from "./settings";

/** A part of the tenant's settings, edited. */
export function useSettingsDraft<D extends Partial<TenantSettings>>(stored: TenantSettings, draftOf: (stored: TenantSettings) => D): Draft<D> {
  const tenant = useTenant();
  const queries = useQueryClient();
  return useDraft({
    stored,
    draftOf,
    save: async (draft, version) => {
      const saved = await saveSettings(tenant, draft, version);
      queries.setQueryData(settingsQuery(tenant).queryKey, saved);
      void queries.invalidateQueries({ queryKey: tenantKey(tenant, "limits") });
      return saved;
    },
    reread: () => queries.fetchQuery({ ...settingsQuery(tenant), staleTime: 0 }),
  });
}
