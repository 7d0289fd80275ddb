import { Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/problem";
import { platformKey } from "@/api/queries";
import { SaveBar } from "@/edit/SaveBar";
import { useDraft } from "@/edit/useDraft";
import { formatCount } from "@/parts/format";
import { LimitFields } from "./LimitFields";
import { plansQuery, putPlan, type Plan, type PlanLimits } from "./plans";

/** Changes a plan's limits, and knows of somebody else's change. */
export function EditPlan({ plan, defaults, onEnd }: { plan: Plan; defaults: PlanLimits; onEnd: () => void }) {
  const queries = useQueryClient();
  const draft = useDraft({
    stored: plan,
    draftOf: ({ limits }: Plan) => limits,
    save: async (limits, version) => {
      const saved = await putPlan(plan.id, limits, version);
      void queries.invalidateQueries({ queryKey: platformKey("plans") });
      onEnd();
      return saved;
    },
    reread: async () => {
      const { items } = await queries.fetchQuery({ ...plansQuery, staleTime: 0 });
      const there = items.find(({ id }) => id === plan.id);
      if (!there) throw new Problem(404, "plan_not_found", "Somebody else has deleted this plan.");
      return there;
    },
  });
  const close = (): void => {
    if (!draft.dirty || window.confirm("Close? What you changed is not saved.")) onEnd();
  };
  return (
    <Modal opened onClose={close} size="lg" title={`Change ${plan.id}`}>
      <Stack>
        <Text size="sm" c="dimmed">{formatCount(plan.tenants, "tenant")} on it. A change holds from the next message; what tenants have beyond a smaller limit stays.</Text>
        <LimitFields value={draft.value} defaults={defaults} onChange={draft.set} />
        <SaveBar draft={draft} />
      </Stack>
    </Modal>
  );
}
