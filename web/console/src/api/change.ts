import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { adviceOf, Problem } from "./problem";

interface Change<Input, Output> {
  /** Asks for the change. */
  run: (input: Input) => Promise<Output>;
  /** What is told when it is done; nothing when the page shows it by itself. */
  done?: string | ((output: Output) => string);
  /** The keys of what is stale afterwards. */
  stale?: readonly (readonly unknown[])[];
  onDone?: (output: Output, input: Input) => unknown;
  /** Whether the caller shows the refusal itself; else it is told in a corner. */
  quiet?: boolean;
}

/** A change that somebody asks for: runs it, tells how it ended, and has what is stale read again. */
export function useChange<Input = void, Output = unknown>({ run, done, stale = [], onDone, quiet = false }: Change<Input, Output>) {
  const queries = useQueryClient();
  const reread = () => Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
  return useMutation<Output, Problem, Input>({
    mutationFn: (input) => run(input).catch((failure: unknown) => Promise.reject(Problem.from(failure))),
    onSuccess: async (output, input) => {
      await onDone?.(output, input);
      if (done) notifications.show({ color: "teal", message: typeof done === "string" ? done : done(output) });
      await reread();
    },
    onError: (problem) => {
      if (!quiet) tell(problem);
      // Somebody else was first: what is shown here is theirs to be seen.
      if (problem.code === "conflict") void reread();
    },
  });
}

/** Tells a refusal in a corner of the page. */
export function tell(problem: Problem): void {
  notifications.show({ color: "red", title: problem.message, message: adviceOf(problem) ?? "", autoClose: 10_000 });
}
