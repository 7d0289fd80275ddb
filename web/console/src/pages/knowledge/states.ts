import type { Schema } from "@/api/types";
import type { Tone } from "@/parts/State";

type Shown = readonly [Tone, string];

export const sourceStates: Record<Schema<"SourceState">, Shown> = {
  queued: ["open", "Waiting"],
  running: ["open", "Reading"],
  succeeded: ["good", "Read"],
  failed: ["bad", "Failed"],
  cancelled: ["off", "Cancelled"],
};

export const pageStates: Record<Schema<"PageState">, Shown> = {
  queued: ["open", "Waiting"],
  indexed: ["good", "Indexed"],
  unchanged: ["good", "Unchanged"],
  skipped: ["off", "Skipped"],
  failed: ["bad", "Failed"],
};
