import { Button, Group, Paper, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useChange } from "@/api/change";
import { platformApi, read } from "@/api/client";
import { platformKey } from "@/api/queries";
import { plansQuery } from "@/pages/platform/plans/plans";
import { Failed } from "@/parts/Failed";
import { Page } from "@/parts/Page";
import { webOrigin } from "@/parts/webOrigin";
import { firstKeysQuery } from "./keysQuery";
import { suggestedId, tenantIdRule } from "./tenantId";

/** Makes a tenant, and leads straight on to bringing it live. */
export default function NewTenant() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const plans = useQuery(plansQuery);
  const [ownId, setOwnId] = useState(false);
  const form = useForm({
    initialValues: { name: "", id: "", url: "", plan: "standard" },
    validate: {
      name: (name) => (name.trim() === "" ? "A name is needed." : null),
      id: tenantIdRule,
      url: (typed) => (typed.trim() === "" || webOrigin(typed) ? null : "A web address is needed, such as https://www.acme.example."),
    },
  });
  const create = useChange({
    quiet: true,
    run: ({ name, id, url, plan }: typeof form.values) => {
      const origin = webOrigin(url);
      return read(platformApi.POST("/api/v1/admin/tenants", { body: { name: name.trim(), id, plan, ...(origin ? { origins: [origin] } : {}) } }));
    },
    done: ({ tenant }) => `${tenant.name} is there.`,
    stale: [platformKey("tenants")],
    onDone: ({ tenant, keys }) => {
      queries.setQueryData(firstKeysQuery(tenant.id).queryKey, keys);
      void navigate({ to: "/t/$tenant/start", params: { tenant: tenant.id } });
    },
  });

  return (
    <Page lead="A customer of the platform: with its own bots, knowledge, people and limits, apart from all others.">
      <Paper withBorder p="lg" maw={560} component="form" onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          {create.error && <Failed failure={create.error} />}
          <TextInput
            label="Name" description="As its people know it." required autoFocus autoComplete="organization"
            {...form.getInputProps("name")}
            onChange={(event) => {
              const name = event.currentTarget.value;
              form.setValues({ name, ...(ownId ? {} : { id: suggestedId(name) }) });
            }}
          />
          <TextInput
            label="Id" description="In addresses and in the script tag; it cannot be changed later." required autoComplete="off" spellCheck={false}
            {...form.getInputProps("id")}
            error={create.error?.code === "tenant_exists" ? "This id is taken. Choose another." : form.errors.id}
            onChange={(event) => {
              setOwnId(event.currentTarget.value !== "");
              form.setFieldValue("id", event.currentTarget.value);
            }}
          />
          <TextInput
            label="Website" placeholder="https://www.acme.example" inputMode="url" autoComplete="url"
            description="Where the widget will be. By naming it here you vouch for it, so that nothing has to be proved. May be left empty."
            {...form.getInputProps("url")}
          />
          <Select
            label="Plan" description="How much it may use; it can be changed at any time." allowDeselect={false}
            data={plans.data?.items.map(({ id }) => id) ?? [form.values.plan]} {...form.getInputProps("plan")}
          />
          {plans.error && <Failed failure={plans.error} onRetry={() => void plans.refetch()} />}
          <Group justify="flex-end"><Button type="submit" loading={create.isPending}>Create the tenant</Button></Group>
        </Stack>
      </Paper>
    </Page>
  );
}
