import { useRef, useState } from "react";
import type { PastMessage } from "./ask";
import type { Run } from "./run";
import { botsOwn, trialOf, type Settings } from "./settings";
import { useRun } from "./useRun";

/** The platform takes no more messages of what was said before. */
const mostPast = 20;

/** What a run leaves for a question that follows it up. */
const pastOf = ({ question, reply }: Run): PastMessage[] => [{ role: "visitor", text: question }, { role: "bot", text: reply }];

/** One side of a comparison: settings, and the run that was made with them. */
export function useSide(tenant: string) {
  const [settings, setSettings] = useState<Settings>(botsOwn);
  const { run, start, stop } = useRun(tenant);
  const past = useRef<PastMessage[]>([]);

  return {
    settings,
    set: (patch: Partial<Settings>) => setSettings((before) => ({ ...before, ...patch })),
    run,
    stop,
    /** Asks anew, or following up what was said before. */
    ask: async (bot: string, message: string, followUp: boolean): Promise<void> => {
      const history = followUp ? past.current : [];
      const made = await start({ bot, message, ...trialOf(settings), ...(history.length > 0 ? { history } : {}) });
      past.current = made.state === "answered" ? [...history, ...pastOf(made)].slice(-mostPast) : history;
    },
  };
}

export type Side = ReturnType<typeof useSide>;
