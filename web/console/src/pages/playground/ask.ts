import type { Citation } from "@widget/protocol/hub";
import { requestHeaders } from "@/api/client";
import { Problem } from "@/api/problem";
import { readEvents } from "@/api/sse";
import type { Schema } from "@/api/types";

type Request = Schema<"PlaygroundRequest">;

/** What is tried instead of what the bot has set; left out: the bot's own. */
export type Trial = Pick<Request, "instructions" | "model" | "temperature" | "sources" | "k">;

export type PastMessage = Schema<"PlaygroundMessage">;

export interface Question extends Trial {
  bot: string;
  message: string;
  history?: PastMessage[];
}

/** A passage that was found. A score that is left out: that search did not find it. */
export type Hit = Schema<"RetrievalHit">;

/** What the platform tells while it answers, each as the data of one event. */
export type AnswerEvent =
  | { readonly type: "retrieved"; readonly hits: readonly Hit[] }
  | { readonly type: "prompt"; readonly messages: readonly Schema<"PromptMessage">[] }
  | { readonly type: "delta"; readonly text: string }
  | { readonly type: "citations"; readonly citations: readonly Citation[] }
  | {
    readonly type: "completed";
    readonly status: Schema<"MessageStatus">;
    readonly usage: Schema<"TurnUsage">;
    readonly cost: number;
    /** Of the cost, ISO 4217. */
    readonly currency: string;
    readonly timings: Schema<"PlaygroundTimings">;
  }
  | { readonly type: "error"; readonly code: string; readonly message: string };

/** Asks as a visitor would, outside of any conversation. A refusal is thrown as a {@link Problem}. */
export async function* ask(tenant: string, question: Question, signal: AbortSignal): AsyncGenerator<AnswerEvent, void, undefined> {
  const response = await fetch("/api/v1/playground", {
    method: "POST",
    credentials: "same-origin",
    headers: { ...requestHeaders(tenant), "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(question),
    signal,
  });
  if (!response.ok || !response.body) throw await Problem.of(response);
  for await (const { data } of readEvents(response.body)) yield JSON.parse(data) as AnswerEvent;
}
