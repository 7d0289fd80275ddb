import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface OutLinkProps {
  /** From outside, so it is a link only where it is http or https. */
  href: string;
  children?: ReactNode;
}

/** A link to somebody else's page, which learns nothing of where it was followed. */
export function OutLink({ href, children = href }: OutLinkProps) {
  if (!/^https?:\/\//i.test(href)) return <Text span inherit>{children}</Text>;
  return <Anchor href={href} target="_blank" rel="noreferrer noopener" underline="always" inherit>{children}</Anchor>;
}
