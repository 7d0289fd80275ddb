import { NumberInput, Select, SimpleGrid, Stack, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { platformApi, read } from "@/api/client";
import { platformKey } from "@/api/queries";
import { SaveBar } from "@/edit/SaveBar";
import { Setting } from "@/edit/Setting";
import { useDraft } from "@/edit/useDraft";
import { AnchorLink } from "@/parts/links";
import { limitNames, limitTexts, type LimitName } from "@/pages/limits/limits";
import { plansQuery } from "../plans/plans";
import { tenantQueryOf, type TenantConfig } from "./tenant";

/** The plan a tenant is on, and where it may use more or less than that says. */
export function PlanAndLimits({ stored }: { stored: TenantConfig }) {
  const queries = useQueryClient();
  const plans = useQuery(plansQuery);
  const draft = useDraft({
    stored,
    draftOf: ({ plan, limits }: TenantConfig) => ({ plan: plan ?? "standard", limits }),
    save: async (value, version) => {
      const saved = await read(platformApi.PUT("/api/v1/admin/tenants/{id}", { params: { path: { id: stored.id } }, body: { ...value, version } }));
      queries.setQueryData(tenantQueryOf(stored.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: platformKey("tenants") });
      return saved;
    },
    reread: () => queries.fetchQuery({ ...tenantQueryOf(stored.id), staleTime: 0 }),
  });
  const { value, set } = draft;
  const ofPlan = plans.data?.items.find(({ id }) => id === value.plan)?.limits;

  return (
    <Stack gap="xs">
      <Title order={2} size="h4">Plan and limits</Title>
      <Setting name="Plan" help={<>Sets every limit that is left empty below. <AnchorLink to="/platform/plans" size="sm">The plans</AnchorLink></>} byDefault="standard">
        <Select label="Plan" allowDeselect={false} data={(plans.data?.items ?? []).map(({ id }) => id)} value={value.plan} onChange={(plan) => plan && set({ plan })} />
      </Setting>
      <Setting name="Limits of its own" help="Where this tenant may use more or less than its plan says. 0: no limit of that kind. Money is in the platform's currency, a month; the size is in bytes." byDefault="empty, as the plan says">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          {limitNames.map((name: LimitName) => (
            <NumberInput
              key={name} label={limitTexts[name]?.label} placeholder={placeholderOf(ofPlan?.[name])} min={0} allowNegative={false}
              allowDecimal={name === "spend_per_month"} decimalScale={2} thousandSeparator=" "
              value={value.limits[name] ?? ""} onChange={(limit) => set({ limits: { ...value.limits, [name]: limit === "" ? null : Number(limit) } })}
            />
          ))}
        </SimpleGrid>
      </Setting>
      <SaveBar draft={draft} />
    </Stack>
  );
}

const placeholderOf = (limit: number | undefined): string => (limit === undefined ? "As the plan says" : limit === 0 ? "Plan: no limit" : `Plan: ${limit}`);
