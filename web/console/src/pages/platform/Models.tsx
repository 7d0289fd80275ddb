import { Code, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { ProviderCard } from "./models/ProviderCard";
import { providersQuery } from "./models/providers";

/** The models that the platform itself offers to its tenants. */
export default function Models() {
  const query = useQuery(providersQuery);
  return (
    <Page lead={<>Every bot may answer with these. They are defined in the platform&apos;s settings, under <Code>Chat:Models</Code>. A tenant can bring its own besides.</>}>
      <Asked query={query}>
        {({ items, currency }) => (
          <Stack component="ul" gap="sm" p={0} m={0} aria-label="Models" style={{ listStyle: "none" }}>
            {items.map((provider) => <li key={provider.provider}><ProviderCard provider={provider} currency={currency} /></li>)}
          </Stack>
        )}
      </Asked>
    </Page>
  );
}
