import { Alert, Group, Loader, Stack, Text } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useTenant } from "@/access/useAccess";
import type { Origin } from "@/pages/settings/origins/origins";
import { Ago } from "@/parts/Ago";
import { AnchorLink } from "@/parts/links";
import { OutLink } from "@/parts/OutLink";
import { ToCopy } from "@/parts/ToCopy";
import { siteAddress } from "@/parts/webOrigin";
import { scriptTag } from "./scriptTag";
import { siteOf } from "./steps";

/** The tag to paste, and whether the widget has been seen on the website. */
export function ScriptStep({ origins }: { origins: readonly Origin[] }) {
  const tenant = useTenant();
  const site = siteOf(origins);
  return (
    <Stack>
      <Text size="sm">Paste this into your pages, before <code>&lt;/body&gt;</code>. Most site builders have a field for it, called custom code or footer scripts.</Text>
      <ToCopy label="Script tag" value={scriptTag({ platform: window.location.origin, tenant })} />
      <Seen site={site} />
      {site?.widget_seen_at && (
        <Text size="sm" c="dimmed">
          Who answers when the bot cannot: <AnchorLink to="/t/$tenant/hours" params={{ tenant }}>set your office hours</AnchorLink> and <AnchorLink to="/t/$tenant/people" params={{ tenant }} underline="always">invite your colleagues</AnchorLink>.
        </Text>
      )}
    </Stack>
  );
}

function Seen({ site }: { site: Origin | undefined }) {
  if (!site) return <Text size="sm" c="dimmed">Name your website first: the widget is shown nowhere else.</Text>;
  if (site.widget_seen_at) {
    return (
      <Alert color="teal" icon={<IconCircleCheck size={18} />} title={`You are live: the widget has been seen on ${site.origin}`} role="status">
        <Ago at={site.widget_seen_at} />
      </Alert>
    );
  }
  return (
    <Group gap="sm" wrap="nowrap" role="status">
      <Loader size="sm" aria-hidden />
      <Text size="sm">Waiting for the widget on {site.origin}. Open <OutLink href={siteAddress(site.origin)}>your website</OutLink>: it is noticed here at once.</Text>
    </Group>
  );
}
