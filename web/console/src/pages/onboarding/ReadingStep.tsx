import { Anchor, Button, Collapse, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Ledger } from "@/pages/knowledge/Ledger";
import { isReading } from "@/pages/knowledge/progress";
import type { Source } from "@/pages/knowledge/queries";
import { ReadingProgress } from "@/pages/knowledge/ReadingProgress";
import { SourceForm } from "@/pages/knowledge/SourceForm";
import { useSourceActions } from "@/pages/knowledge/useSourceActions";
import type { Origin } from "@/pages/settings/origins/origins";
import { siteAddress } from "@/parts/webOrigin";

interface ReadingStepProps {
  site: Origin | undefined;
  /** The last added first. */
  sources: readonly Source[];
  chunks: number;
  onDone: () => void;
}

/** Has the website read, and shows how it goes, page by page. */
export function ReadingStep({ site, sources, chunks, onDone }: ReadingStepProps) {
  const source = sources.find(isReading) ?? sources[0];
  if (!source) {
    return (
      <Stack>
        <Text size="sm">The bot answers from the pages that are read here, and names them. It begins at once; you can watch it.</Text>
        <SourceForm url={site ? siteAddress(site.origin) : ""} verb="Read it" />
      </Stack>
    );
  }
  return <Read source={source} ready={chunks > 0} onDone={onDone} />;
}

function Read({ source, ready, onDone }: { source: Source; ready: boolean; onDone: () => void }) {
  const actions = useSourceActions();
  const reading = isReading(source);
  const [shown, ledger] = useDisclosure(reading);
  return (
    <Stack>
      <Text size="sm" fw={600}>{source.url}</Text>
      <ReadingProgress source={source} />
      <Group justify="flex-end">
        {reading
          ? <Button variant="default" loading={actions.busy} onClick={() => actions.cancel(source)}>Stop reading</Button>
          : <Button variant="default" loading={actions.busy} onClick={() => actions.sync(source)}>Read again</Button>}
        <Button onClick={onDone} disabled={!ready}>{reading ? "Continue meanwhile" : "Continue"}</Button>
      </Group>
      <Anchor component="button" type="button" size="sm" ta="start" onClick={ledger.toggle} aria-expanded={shown}>{shown ? "Hide the pages" : "Show every page and why"}</Anchor>
      <Collapse expanded={shown}>{shown && <Ledger source={source.id} />}</Collapse>
    </Stack>
  );
}
