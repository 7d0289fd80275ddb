import type { Citation } from "@widget/protocol/hub";
import { Problem } from "@/api/problem";
import type { AnswerEvent, Hit, PromptMessage, Timings, Usage } from "./ask";

/** One question and all that is known of its answer so far. */
export interface Run {
  readonly question: string;
  readonly state: "asking" | "answered" | "stopped" | "failed";
  readonly reply: string;
  readonly citations: readonly Citation[];
  /** undefined until the search is done. */
  readonly hits?: readonly Hit[];
  readonly prompt?: readonly PromptMessage[];
  /** As the platform calls the reply's end, such as "complete" or "unanswered". */
  readonly status?: string;
  readonly usage?: Usage | null;
  /** US dollars. */
  readonly cost?: number | null;
  readonly timings?: Timings;
  readonly problem?: Problem;
}

export const begun = (question: string): Run => ({ question, state: "asking", reply: "", citations: [] });

/** The run with what has been told now. */
export function told(run: Run, event: AnswerEvent): Run {
  switch (event.type) {
    case "retrieved":
      return { ...run, hits: event.hits };
    case "prompt":
      return { ...run, prompt: event.messages };
    case "delta":
      return { ...run, reply: run.reply + event.text };
    case "citations":
      return { ...run, citations: event.citations };
    case "completed":
      return { ...run, state: "answered", status: event.status, timings: event.timings, usage: event.usage ?? null, cost: event.cost ?? null };
    case "error":
      return { ...run, state: "failed", problem: new Problem(0, event.code, event.message) };
    default:
      // A later platform may tell more.
      return run;
  }
}

/** The run when nothing more will be told. */
export function ended(run: Run, why: "stopped" | Problem | undefined): Run {
  if (why instanceof Problem) return { ...run, state: "failed", problem: why };
  if (run.state !== "asking") return run;
  return why === "stopped"
    ? { ...run, state: "stopped" }
    : { ...run, state: "failed", problem: new Problem(0, "unreachable", "The reply broke off. Ask again.") };
}
