import { Button, Code, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";
import { platformKey } from "@/api/queries";
import { Asked } from "@/parts/Asked";
import { confirm } from "@/parts/confirm";
import { Page } from "@/parts/Page";
import { EditPlan } from "./plans/EditPlan";
import { NewPlan } from "./plans/NewPlan";
import { plansQuery, removalOf, type Plan } from "./plans/plans";
import { PlanTable } from "./plans/PlanTable";

/** The plans that tenants are put on: made, changed and deleted here, but for those that the settings define. */
export default function Plans() {
  const query = useQuery(plansQuery);
  const [creating, { open, close }] = useDisclosure();
  const [edited, setEdited] = useState<Plan>();
  const remove = useChange({
    run: ({ id, version }: Plan) => platformApi.DELETE("/api/v1/admin/plans/{id}", { params: { path: { id }, query: { version } } }),
    stale: [platformKey("plans")],
  });

  const askToRemove = (plan: Plan): void =>
    removalOf(plan) === "reset"
      ? confirm({ title: `Reset ${plan.id}?`, verb: "Reset", children: "The built-in limits hold again, for all tenants on it.", onConfirm: () => remove.mutate(plan) })
      : confirm({ title: `Delete ${plan.id}?`, verb: "Delete", children: "A plan that a tenant is on cannot be deleted: put its tenants on another one first.", onConfirm: () => remove.mutate(plan) });

  return (
    <Page
      lead={<>What tenants may use. A change holds from the next message; one tenant&apos;s limits can differ on its own page. Plans that the platform&apos;s settings define, under <Code>Chat:Plans</Code>, are shown here and changed there.</>}
      actions={<Button leftSection={<IconPlus size={16} />} onClick={open} disabled={!query.data}>New plan</Button>}
    >
      <Asked query={query}>
        {({ items, defaults }) => (
          <>
            <PlanTable plans={items} onEdit={setEdited} onRemove={askToRemove} />
            <Modal opened={creating} onClose={close} size="lg" title="New plan"><NewPlan defaults={defaults} onEnd={close} /></Modal>
            {edited && <EditPlan key={edited.id} plan={items.find(({ id }) => id === edited.id) ?? edited} defaults={defaults} onEnd={() => setEdited(undefined)} />}
          </>
        )}
      </Asked>
    </Page>
  );
}
