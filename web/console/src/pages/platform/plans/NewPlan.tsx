import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useChange } from "@/api/change";
import { platformKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { Submit } from "@/parts/Submit";
import { tenantIdRule } from "@/pages/onboarding/tenantId";
import { LimitFields } from "./LimitFields";
import { areSound, putPlan, type PlanLimits } from "./plans";

/** Makes a plan, which begins with the default limits. */
export function NewPlan({ defaults, onEnd }: { defaults: PlanLimits; onEnd: () => void }) {
  const form = useForm({ initialValues: { id: "", limits: defaults }, validate: { id: tenantIdRule } });
  const create = useChange({
    quiet: true,
    run: ({ id, limits }: typeof form.values) => putPlan(id, limits, 0),
    stale: [platformKey("plans")],
    onDone: onEnd,
  });
  return (
    <form onSubmit={form.onSubmit((values) => { if (areSound(values.limits)) create.mutate(values); })}>
      <Stack>
        {create.error && <Failed failure={create.error} />}
        <TextInput label="Id" description="Tenants are put on the plan by it, and it stays." required data-autofocus autoComplete="off" spellCheck={false} {...form.getInputProps("id")} />
        <LimitFields value={form.values.limits} defaults={defaults} onChange={(limits) => form.setFieldValue("limits", limits)} />
        <Submit verb="Create" busy={create.isPending} onCancel={onEnd} />
      </Stack>
    </form>
  );
}
