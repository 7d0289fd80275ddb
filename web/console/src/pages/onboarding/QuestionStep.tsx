import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { tenantKey } from "@/api/queries";
import type { Bot } from "@/pages/bots/queries";
import { Reply } from "@/pages/playground/Reply";
import { useRun } from "@/pages/playground/useRun";
import { AnchorLink } from "@/parts/links";

interface QuestionStepProps {
  bot: Bot | undefined;
  /** Whether anything has been read yet. */
  ready: boolean;
  onDone: () => void;
}

/** Asks the bot as a visitor would. */
export function QuestionStep({ bot, ready, onDone }: QuestionStepProps) {
  const tenant = useTenant();
  const queries = useQueryClient();
  const { run, start } = useRun(tenant);
  const form = useForm({ initialValues: { message: "" }, validate: { message: (typed) => (typed.trim() === "" ? "Type a question." : null) } });
  const submit = async ({ message }: { message: string }): Promise<void> => {
    await start({ bot: bot?.id ?? "", message: message.trim() });
    await queries.invalidateQueries({ queryKey: tenantKey(tenant, "limits") });
  };

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack>
        <TextInput
          label="Your question" placeholder="What a visitor would ask" description={ready ? "It counts as one message of your plan." : "Nothing has been read yet, so the bot knows nothing."}
          autoComplete="off" {...form.getInputProps("message")}
        />
        {run && <Reply run={run} />}
        <Group justify="space-between">
          <Text size="sm" c="dimmed">Not as it should be? The <AnchorLink to="/t/$tenant/playground" params={{ tenant }}>playground</AnchorLink> shows why.</Text>
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>Continue</Button>
            <Button type="submit" loading={run?.state === "asking"}>Ask</Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
