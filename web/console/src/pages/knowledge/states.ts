import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconClock, IconEqual, IconPlayerStop, IconRefresh, type Icon } from "@tabler/icons-react";
import type { Schema } from "@/api/types";

/** How a state is shown: never by its colour alone. */
export interface Sign {
  name: string;
  color: string;
  icon: Icon;
}

export const sourceStates: Record<Schema<"SourceState">, Sign> = {
  queued: { name: "Waiting", color: "gray", icon: IconClock },
  running: { name: "Reading", color: "blue", icon: IconRefresh },
  succeeded: { name: "Read", color: "teal", icon: IconCircleCheck },
  failed: { name: "Failed", color: "red", icon: IconAlertTriangle },
  cancelled: { name: "Cancelled", color: "gray", icon: IconPlayerStop },
};

export const pageStates: Record<Schema<"PageState">, Sign> = {
  queued: { name: "Waiting", color: "gray", icon: IconClock },
  indexed: { name: "Indexed", color: "teal", icon: IconCircleCheck },
  unchanged: { name: "Unchanged", color: "teal", icon: IconEqual },
  skipped: { name: "Skipped", color: "gray", icon: IconCircleMinus },
  failed: { name: "Failed", color: "red", icon: IconAlertTriangle },
};
