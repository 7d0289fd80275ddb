import { Button, Group, NumberInput, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTenant } from "@/access/useAccess";
import { useChange } from "@/api/change";
import { read, tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { Failed } from "@/parts/Failed";
import { webAddress } from "@/parts/webAddress";
import { patternsOf } from "./patterns";
import type { Source } from "./queries";

const mostPages = 50_000;
const usualPages = 1_000;

interface SourceFormProps {
  /** What the address begins as. */
  url?: string;
  verb?: string;
  onAdded?: (source: Source) => void;
}

/** Adds a website, or one page of it, to what the bots know; the reading begins at once. */
export function SourceForm({ url = "", verb = "Add and read", onAdded }: SourceFormProps) {
  const tenant = useTenant();
  const form = useForm({
    initialValues: { url, type: "site" as Source["type"], max_pages: usualPages as number | string, include: "", exclude: "" },
    validate: { url: (typed) => (webAddress(typed) ? null : "A web address is needed, such as https://www.acme.example/.") },
  });
  const site = form.values.type === "site";
  const add = useChange({
    quiet: true,
    run: (values: typeof form.values) =>
      read(tenantApi(tenant).POST("/api/v1/sources", {
        body: {
          url: webAddress(values.url)?.href ?? values.url,
          type: values.type,
          ...(site ? { max_pages: Number(values.max_pages) || usualPages, include: patternsOf(values.include), exclude: patternsOf(values.exclude) } : {}),
        },
      })),
    stale: [tenantKey(tenant, "sources")],
    onDone: (source) => onAdded?.(source),
  });

  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))}>
      <Stack>
        {add.error && <Failed failure={add.error} />}
        <TextInput label="Address" placeholder="https://www.acme.example/" required inputMode="url" autoComplete="off" {...form.getInputProps("url")} />
        <Stack gap={4}>
          <SegmentedControl
            aria-label="How much to read"
            data={[{ value: "site", label: "The whole site" }, { value: "page", label: "This page only" }]}
            {...form.getInputProps("type")}
          />
          <Text size="xs" c="dimmed">
            {site ? "Links from this page are followed, within its host and folder, as robots.txt allows." : "No link is followed."}
          </Text>
        </Stack>
        {site && (
          <>
            <NumberInput
              label="Pages at most" description={`1 to 50,000; default: 1,000. Reading stops there, and the ledger says what was left out.`}
              min={1} max={mostPages} thousandSeparator="," allowDecimal={false} {...form.getInputProps("max_pages")}
            />
            <Textarea
              label="Only these paths" description="A pattern a line; * stands for anything. Default: none, every page is read." placeholder="/help/*"
              autosize minRows={2} {...form.getInputProps("include")}
            />
            <Textarea
              label="Not these paths" description="A pattern a line; it wins over the ones above. Default: none." placeholder="/archive/*"
              autosize minRows={2} {...form.getInputProps("exclude")}
            />
          </>
        )}
        <Group justify="flex-end"><Button type="submit" loading={add.isPending}>{verb}</Button></Group>
      </Stack>
    </form>
  );
}
