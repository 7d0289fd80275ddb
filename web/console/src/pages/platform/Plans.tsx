import { Code, Table } from "@mantine/core";
import { IconGauge } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { formatLimit, limitNames, limitTexts } from "@/pages/limits/limits";
import { Asked } from "@/parts/Asked";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { usePlatformCurrency } from "./models/usePlatformCurrency";
import { plansQuery } from "./tenants/tenants";

/** The plans side by side. */
export default function Plans() {
  const query = useQuery(plansQuery);
  const currency = usePlatformCurrency();
  return (
    <Page lead={<>What tenants may use. Plans are defined in the platform's settings, under <Code>Chat:Plans</Code>, and hold after a restart; one tenant&apos;s limits can differ on its own page.</>}>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? <Empty icon={IconGauge} title="No plan">Define one in the settings.</Empty> : (
            <Table.ScrollContainer minWidth={130 + 90 * items.length} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
              <Table aria-label="Plans">
                <Table.Thead><Table.Tr><Table.Th>Limit</Table.Th>{items.map(({ id }) => <Table.Th key={id} miw={90}>{id}</Table.Th>)}</Table.Tr></Table.Thead>
                <Table.Tbody>
                  {limitNames.map((name) => (
                    <Table.Tr key={name}>
                      <Table.Th scope="row" fw={500} style={{ whiteSpace: "normal" }}>{limitTexts[name]?.label}</Table.Th>
                      {items.map(({ id, limits }) => <Table.Td key={id}>{limits[name] ? formatLimit(name, limits[name], currency) : "no limit"}</Table.Td>)}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </Asked>
    </Page>
  );
}
