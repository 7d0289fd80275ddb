import { Typing } from "@widget/panel/conversation/typing";
import { useEffect, useMemo } from "react";
import { line } from "@/live/line";

/** Tells the visitor that the agent writes, or has stopped. */
export function useTyping(tenant: string, session: string): Typing {
  const typing = useMemo(
    // Nothing is lost with it: the visitor sees it or does not.
    () => new Typing((is) => void line.invoke("Typing", tenant, session, is).catch(() => {})),
    [tenant, session],
  );
  useEffect(() => () => typing.stopped(), [typing]);
  return typing;
}
