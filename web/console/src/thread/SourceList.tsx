import { Group, Text } from "@mantine/core";
import { siteOf } from "@widget/panel/markdown/address";
import type { Citation } from "@widget/protocol/hub";
import { OutLink } from "@/parts/OutLink";

/** The pages that a reply rests on. */
export function SourceList({ citations }: { citations: readonly Citation[] }) {
  return (
    <Group component="ul" gap="xs" p={0} m={0} style={{ listStyle: "none" }} aria-label="Sources">
      {citations.map(({ index, title, url, quote }) => (
        <Text key={index} component="li" size="xs" title={quote}>
          {index}. <OutLink href={url}>{title || siteOf(url)}</OutLink>
        </Text>
      ))}
    </Group>
  );
}
