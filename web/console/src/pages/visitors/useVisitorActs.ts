import { useChange } from "@/api/change";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import { acts } from "./visitor";

interface Act {
  readonly verb: keyof typeof acts;
  readonly visitor: string;
}

interface Ending {
  onErased?: () => void;
  /** Whether the caller shows what came of it; else it is told in a corner. */
  quiet?: boolean;
}

/** Exports what a visitor said, or erases it after a question. */
export function useVisitorActs(tenant: string, { onErased, quiet = false }: Ending = {}) {
  const act = useChange({
    quiet,
    run: ({ verb, visitor }: Act) => acts[verb](tenant, visitor),
    ...(quiet ? {} : { done: (told: string) => told }),
    onDone: (_, { verb }) => verb === "erase" && onErased?.(),
    stale: [[...tenantKey(tenant, "sessions"), "pages"]],
  });
  return {
    act,
    take: (visitor: string): void => act.mutate({ verb: "export", visitor }),
    askToErase: (visitor: string): void =>
      confirm({
        title: "Erase this visitor?",
        verb: "Erase for good",
        children: "Every conversation of theirs goes for good, with its messages, notes and ratings, also from the widget. What they used stays counted, without a link to them. Export first what is to be kept or handed out.",
        name: visitor,
        onConfirm: () => act.mutate({ verb: "erase", visitor }),
      }),
  };
}
