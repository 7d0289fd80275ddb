import { Button, Paper, Stack, Title } from "@mantine/core";
import { IconFileText, IconPlayerStop, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTenant } from "@/access/useAccess";
import { Ago } from "@/parts/Ago";
import { AskedPage } from "@/parts/AskedPage";
import { Facts } from "@/parts/Facts";
import { formatNumber } from "@/parts/format";
import { ButtonLink } from "@/parts/links";
import { OutLink } from "@/parts/OutLink";
import { Page } from "@/parts/Page";
import { Ledger } from "./Ledger";
import { isReading } from "./progress";
import { sourceQuery, type Source as SourceView } from "./queries";
import { ReadingProgress } from "./ReadingProgress";
import { useSourceActions } from "./useSourceActions";

/** One source: how its reading goes, and what became of every page. */
export default function Source() {
  const tenant = useTenant();
  const { source } = useParams({ strict: false });
  return <AskedPage query={useQuery(sourceQuery(tenant, source ?? ""))}>{(found) => <Shown source={found} />}</AskedPage>;
}

function Shown({ source }: { source: SourceView }) {
  const tenant = useTenant();
  const navigate = useNavigate();
  const actions = useSourceActions(() => void navigate({ to: "/t/$tenant/sources", params: { tenant } }));
  const { pages, chunks } = source;

  return (
    <Page
      title={source.url}
      lead={<>{source.type === "site" ? "A whole site, from" : "One page:"} <OutLink href={source.url} /></>}
      actions={(
        <>
          {isReading(source)
            ? <Button variant="default" leftSection={<IconPlayerStop size={16} />} loading={actions.busy} onClick={() => actions.cancel(source)}>Stop reading</Button>
            : <Button leftSection={<IconRefresh size={16} />} loading={actions.busy} onClick={() => actions.sync(source)}>Read again</Button>}
          <ButtonLink variant="default" leftSection={<IconFileText size={16} />} to="/t/$tenant/documents" params={{ tenant }} search={{ source: source.id }}>Documents</ButtonLink>
          <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => actions.remove(source)}>Delete</Button>
        </>
      )}
    >
      <Paper withBorder p="md">
        <Stack gap="md">
          <ReadingProgress source={source} />
          <Facts
            facts={[
              ["Found", formatNumber(pages.found)],
              ["Indexed", formatNumber(pages.indexed)],
              ["Unchanged", formatNumber(pages.unchanged)],
              ["Skipped", formatNumber(pages.skipped)],
              ["Failed", formatNumber(pages.failed)],
              ["Passages", formatNumber(chunks)],
              ["Added", <Ago at={source.created_at} />],
              ["Begun", <Ago at={source.started_at} never="not yet" />],
              ["Ended", <Ago at={source.finished_at} never="not yet" />],
            ]}
          />
        </Stack>
      </Paper>
      <Title order={2} size="h4">Pages</Title>
      <Ledger source={source.id} />
    </Page>
  );
}
