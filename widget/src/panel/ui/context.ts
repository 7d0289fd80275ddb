import type { Conversation } from "../conversation/conversation";
import type { Dates } from "../strings/dates";
import type { Strings } from "../strings/strings";
import type { Tooltip } from "./tooltip";

/** What every part of the transcript needs to draw itself. */
export interface Context {
  readonly strings: Strings;
  readonly dates: Dates;
  readonly tooltip: Tooltip;
  readonly conversation: Conversation;
  readonly handover: boolean;
}
