import { Button, Stack, Title } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { Activations } from "./system/Activations";
import { Checks } from "./system/Checks";
import { Database } from "./system/Database";
import { Nodes } from "./system/Nodes";
import { Summary } from "./system/Summary";
import { systemQuery } from "./system/system";

/** Of what the platform consists at the moment, and whether it works. */
export default function System() {
  const query = useQuery(systemQuery);
  return (
    <Page
      lead="As it was when the page was opened."
      actions={<Button variant="default" leftSection={<IconRefresh size={16} />} loading={query.isFetching} onClick={() => void query.refetch()}>Look again</Button>}
    >
      <Checks />
      <Asked query={query}>
        {(system) => (
          <Stack gap="xl">
            <Summary system={system} />
            <Section title="Nodes"><Nodes nodes={system.nodes} /></Section>
            <Section title="Grains in memory"><Activations activations={system.activations} /></Section>
            <Section title="Database"><Database database={system.database} /></Section>
          </Stack>
        )}
      </Asked>
    </Page>
  );
}

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Stack gap="xs"><Title order={2} size="h4">{title}</Title>{children}</Stack>
);
