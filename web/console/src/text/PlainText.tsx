import { BARE_ADDRESS, safeAddress, trimAddress } from "@widget/panel/markdown/address";
import { Fragment, type ReactNode } from "react";
import { OutLink } from "@/parts/OutLink";
import classes from "./text.module.css";

/** What a person wrote: their words and line breaks as they are, and addresses as links. */
export function PlainText({ children }: { children: string }) {
  return <div className={classes.plain} dir="auto">{linked(children).map((part, at) => <Fragment key={at}>{part}</Fragment>)}</div>;
}

function linked(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  const pattern = new RegExp(BARE_ADDRESS, "g");
  let from = 0;
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const address = trimAddress(found);
    const href = safeAddress(address);
    if (href === undefined) continue;
    parts.push(text.slice(from, index), <OutLink href={href}>{address}</OutLink>);
    from = index + address.length;
  }
  parts.push(text.slice(from));
  return parts;
}
