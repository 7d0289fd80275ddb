import { Anchor, Text, type AnchorProps } from "@mantine/core";
import { safeAddress } from "@widget/panel/markdown/address";
import type { ReactNode } from "react";

interface OutLinkProps extends AnchorProps {
  /** From outside, so it is a link only where people may be sent there. */
  href: string;
  "aria-label"?: string;
  children?: ReactNode;
}

/** A link to somebody else's page, which learns nothing of where it was followed. */
export function OutLink({ href, children = href, ...rest }: OutLinkProps) {
  const safe = safeAddress(href);
  if (safe === undefined) return <Text span inherit>{children}</Text>;
  return <Anchor href={safe} target="_blank" rel="noreferrer noopener" underline="always" inherit {...rest}>{children}</Anchor>;
}
