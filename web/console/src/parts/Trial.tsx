import { Alert } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import type { Schema } from "@/api/types";
import { formatDuration } from "./format";

/** How a trial call of a model went. */
export function Trial({ trial }: { trial: Schema<"ModelTrial"> }) {
  return trial.ok ? (
    <Alert color="teal" icon={<IconCircleCheck size={18} />} role="status" title={`It answered in ${formatDuration(trial.milliseconds ?? 0)}`}>{trial.reply}</Alert>
  ) : (
    <Alert color="red" icon={<IconCircleX size={18} />} role="alert" title="It did not answer">{trial.error} Check its address, its name and its key.</Alert>
  );
}
