import { Alert, Button, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { adviceOf, Problem } from "@/api/problem";

/** What went wrong, what to do about it, and the way to try again. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const problem = Problem.from(failure);
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={problem.message} role="alert">
      <Text size="sm" mb={onRetry ? "sm" : 0}>{adviceOf(problem) ?? (onRetry && "If it lasts, the system health page or the platform's operator can tell why.")}</Text>
      {onRetry && <Button size="xs" variant="default" onClick={onRetry}>Try again</Button>}
    </Alert>
  );
}
