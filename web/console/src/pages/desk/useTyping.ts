import { useEffect, useRef } from "react";
import { line } from "@/live/line";

/** The platform forgets it after 6 s; so often it is told again while somebody goes on typing. */
const again = 3_000;

/** Tells the visitor that the agent types, or has stopped. */
export function useTyping(tenant: string, session: string): (typing: boolean) => void {
  const told = useRef(0);
  const tell = (typing: boolean): void => {
    const now = Date.now();
    if (typing ? now - told.current < again : told.current === 0) return;
    told.current = typing ? now : 0;
    // Nothing is lost with it.
    void line.invoke("Typing", tenant, session, typing).catch(() => {});
  };
  useEffect(() => () => tell(false), [tenant, session]);
  return tell;
}
