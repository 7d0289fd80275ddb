import { Group, NumberInput, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { Submit } from "@/parts/Submit";
import { providers, type Model } from "./models";

/** Adds a model, or changes one; its key is written and never read. */
export function ModelForm({ model, onEnd }: { model: Model | undefined; onEnd: () => void }) {
  const tenant = useTenant();
  const form = useForm({
    initialValues: {
      id: model?.id ?? "",
      provider: model?.provider ?? "openai",
      base_url: model?.base_url ?? "",
      model: model?.model ?? "",
      api_key: "",
      input_price: model?.input_price ?? 0,
      output_price: model?.output_price ?? 0,
    },
  });
  const moved = model !== undefined && (form.values.base_url !== model.base_url || form.values.provider !== model.provider);
  const save = useChange({
    quiet: true,
    run: async ({ id, api_key, ...rest }: typeof form.values): Promise<unknown> => {
      const body = { ...rest, base_url: rest.base_url.trim(), ...(api_key === "" ? {} : { api_key }) };
      return model
        ? tenantApi(tenant).PUT("/api/v1/models/{id}", { params: { path: { id: model.id } }, body: { ...body, version: model.version } })
        : tenantApi(tenant).POST("/api/v1/models", { body: { ...body, id: id.trim() } });
    },
    done: model ? `${model.id} is changed.` : "The model is added. Test it, then let a bot name it.",
    stale: [tenantKey(tenant, "models")],
    onDone: onEnd,
  });

  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack>
        {save.error && <Failed failure={save.error} />}
        {!model && <TextInput label="Id" description="By which bots name it: small letters, digits and hyphens. It keeps it." required data-autofocus autoComplete="off" spellCheck={false} {...form.getInputProps("id")} />}
        <Select label="Provider" description="Whose protocol its server speaks." data={providers} allowDeselect={false} {...form.getInputProps("provider")} />
        <TextInput label="Base URL" description="Of its server, up to /v1 for OpenAI's protocol. Empty: the provider's own." inputMode="url" autoComplete="off" spellCheck={false} {...form.getInputProps("base_url")} />
        <TextInput label="Model" description="As its provider calls it." required autoComplete="off" spellCheck={false} {...form.getInputProps("model")} />
        <PasswordInput
          label="API key" autoComplete="off" required={moved && model.api_key.set}
          description={keyHelp(model, moved)} {...form.getInputProps("api_key")}
        />
        <Group grow align="flex-start">
          <NumberInput label="Input price" description="For a million tokens of a prompt. Default: 0" min={0} decimalScale={4} allowNegative={false} {...form.getInputProps("input_price")} />
          <NumberInput label="Output price" description="For a million tokens of a reply. Default: 0" min={0} decimalScale={4} allowNegative={false} {...form.getInputProps("output_price")} />
        </Group>
        <Submit verb={model ? "Save" : "Add the model"} busy={save.isPending} onCancel={onEnd} />
      </Stack>
    </form>
  );
}

function keyHelp(model: Model | undefined, moved: boolean): string {
  if (moved && model?.api_key.set) return "A key goes to the server it was given for: give it again for this one.";
  return model?.api_key.set ? "One is set and cannot be read. Empty: it stays." : "Stored sealed, and never shown again.";
}
