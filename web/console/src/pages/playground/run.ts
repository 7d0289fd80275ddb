import type { Citation } from "@widget/protocol/hub";
import { Problem } from "@/api/problem";
import type { AnswerEvent } from "./ask";

type Told<Type extends AnswerEvent["type"]> = Extract<AnswerEvent, { type: Type }>;

/** One question and all that is known of its answer so far. */
export interface Run {
  readonly question: string;
  readonly state: "asking" | "answered" | "stopped" | "failed";
  readonly reply: string;
  readonly citations: readonly Citation[];
  /** undefined until the search is done. */
  readonly hits?: Told<"retrieved">["hits"];
  readonly prompt?: Told<"prompt">["messages"];
  /** How it ended and what it took; undefined until then. */
  readonly end?: Told<"completed">;
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
      return { ...run, state: "answered", end: event };
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
