import type { Citation } from "@widget/protocol/hub";
import { requestHeaders } from "@/api/client";
import { Problem } from "@/api/problem";
import { readEvents } from "@/api/sse";

export interface PastMessage {
  readonly role: "visitor" | "bot";
  readonly text: string;
}

/** What is tried instead of what the bot has set; left out: the bot's own. */
export interface Trial {
  readonly instructions?: string;
  readonly model?: string;
  readonly temperature?: number;
  /** Ids of those that are searched. */
  readonly sources?: readonly string[];
  /** Passages that the model is given. */
  readonly k?: number;
}

export interface Question extends Trial {
  readonly bot: string;
  readonly message: string;
  readonly history?: readonly PastMessage[];
}

/** A passage that was found. A score that is null: that search did not find it. */
export interface Hit {
  readonly document_id: string;
  readonly title: string;
  readonly url: string;
  readonly heading: string;
  readonly text: string;
  readonly score: number;
  readonly lexical?: number | null;
  readonly vector?: number | null;
}

export interface PromptMessage {
  readonly role: string;
  readonly text: string;
}

export interface Usage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly provider: string;
  readonly model: string;
}

/** Milliseconds from the question on. */
export interface Timings {
  readonly retrieval_ms: number;
  /** Below 0 when there was no text. */
  readonly first_token_ms: number;
  readonly total_ms: number;
}

/** What the platform tells while it answers, each as the data of one event. */
export type AnswerEvent =
  | { readonly type: "retrieved"; readonly hits: readonly Hit[] }
  | { readonly type: "prompt"; readonly messages: readonly PromptMessage[] }
  | { readonly type: "delta"; readonly text: string }
  | { readonly type: "citations"; readonly citations: readonly Citation[] }
  | { readonly type: "completed"; readonly status: string; readonly usage?: Usage | null; readonly cost?: number | null; readonly timings: Timings }
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
