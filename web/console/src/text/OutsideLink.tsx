import { safeAddress } from "@widget/panel/markdown/address";
import { Anchor, type AnchorProps } from "@mantine/core";
import type { ReactNode } from "react";

interface OutsideLinkProps extends AnchorProps {
  href: string;
  "aria-label"?: string;
  children: ReactNode;
}

/** A link to somewhere that others wrote down; plain words where it is not one to send people to. */
export function OutsideLink({ href, children, ...rest }: OutsideLinkProps) {
  const safe = safeAddress(href);
  if (safe === undefined) return <>{children}</>;
  return <Anchor href={safe} target="_blank" rel="noreferrer noopener" underline="always" inherit {...rest}>{children}</Anchor>;
}
