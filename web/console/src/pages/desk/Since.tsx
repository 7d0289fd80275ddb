import { useEffect, useState } from "react";
import { formatClock } from "./clock";

/** How long it has been, counting. */
export function Since({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={at} title="Waiting for so long">{formatClock(now - Date.parse(at))}</time>;
}
