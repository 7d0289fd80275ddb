import { IconBrowser } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Stack } from "@mantine/core";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Empty } from "@/parts/Empty";
import { Page } from "@/parts/Page";
import { OriginCard } from "./origins/OriginCard";
import { OriginForm } from "./origins/OriginForm";
import { originsQuery } from "./origins/origins";

/** The websites that show the widget, and the proof that they are the tenant's. */
export default function Origins() {
  const query = useQuery(originsQuery(useTenant()));
  return (
    <Page lead="The widget works on the pages of these websites and on no others. Once a site is proved to be yours, its pages need not even name the tenant.">
      <OriginForm />
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={IconBrowser} title="No website yet">Add the one on which your visitors are. Until then the widget shows nowhere.</Empty>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} aria-label="Websites" style={{ listStyle: "none" }}>
              {items.map((origin) => <li key={origin.origin}><OriginCard origin={origin} /></li>)}
            </Stack>
          )
        }
      </Asked>
    </Page>
  );
}
