import { Typing } from "@widget/panel/conversation/typing";
import { useEffect, useMemo } from "react";
import { line } from "@/live/line";

/** Tells the visitor that the agent is typing, or has stopped. */
export function useTyping(tenant: string, session: string): (is: boolean) => void {
  const typing = useMemo(
    // Nothing is lost with it: the visitor sees it or does not.
    () => new Typing((is) => void line.invoke("Typing", tenant, session, is).catch(() => {})),
    [tenant, session],
  );
  useEffect(() => () => typing.set(false), [typing]);
  return (is) => typing.set(is);
}
