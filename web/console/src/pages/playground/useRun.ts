import { useEffect, useRef, useState } from "react";
import { Problem } from "@/api/problem";
import { ask, type Question } from "./ask";
import { begun, ended, told, type Run } from "./run";

/** A question at a time, answered as it is watched; a new one stops the one before. */
export function useRun(tenant: string) {
  const [run, setRun] = useState<Run>();
  const asking = useRef<AbortController>(undefined);
  useEffect(() => () => asking.current?.abort(), []);

  const start = async (question: Question): Promise<Run> => {
    asking.current?.abort();
    const stop = (asking.current = new AbortController());
    let now = begun(question.message);
    const show = (next: Run): void => {
      now = next;
      if (asking.current === stop) setRun(next);
    };
    show(now);
    try {
      for await (const event of ask(tenant, question, stop.signal)) show(told(now, event));
      show(ended(now, undefined));
    } catch (failure) {
      show(ended(now, stop.signal.aborted ? "stopped" : Problem.from(failure)));
    }
    return now;
  };

  return {
    run,
    start,
    stop: () => asking.current?.abort(),
  };
}
