import { Anchor, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMay, useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { BudgetSpent } from "./limits/BudgetSpent";
import { limitsQuery } from "./limits/limitsQuery";
import { Meter } from "./limits/Meter";
import { Rates } from "./limits/Rates";
import { settingsQuery } from "./tenant/settings";

/** What the plan allows, what is used of it, and what happens when it is used up. */
export default function Limits() {
  const tenant = useTenant();
  const operator = useMay("platform");
  const limits = useQuery(limitsQuery(tenant));
  const settings = useQuery(settingsQuery(tenant));
  return (
    <Page lead={operator
      ? <>What the plan allows, and what is used of it. <Anchor component={Link} to={`/platform/tenants/${tenant}`} size="sm">Change the plan or its limits</Anchor></>
      : "What the plan allows, and what is used of it. The platform's operator sets both."}
    >
      <Asked query={limits}>
        {({ plan, currency, limits: all }) => (
          <>
            <Text size="sm">Plan: <b>{plan}</b></Text>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              {all.filter(({ used }) => used != null).map((limit) => <Paper key={limit.name} withBorder p="md"><Meter limit={limit} currency={currency} /></Paper>)}
            </SimpleGrid>
            <Asked query={settings} rows={2}>{(stored) => <BudgetSpent stored={stored} />}</Asked>
            <Stack gap="xs">
              <Title order={2} size="h4">Rates</Title>
              <Rates limits={all.filter(({ used }) => used == null)} currency={currency} />
            </Stack>
          </>
        )}
      </Asked>
    </Page>
  );
}
