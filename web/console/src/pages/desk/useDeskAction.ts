import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";

type Verb = "take" | "hand-back" | "close";

interface Ending {
  done?: string;
  onDone?: () => void;
  /** Whether the caller shows the refusal itself. */
  quiet?: boolean;
}

/** Changes who answers a conversation. */
export const useDeskAction = (tenant: string, session: string, verb: Verb, ending: Ending = {}) =>
  useChange({ run: () => tenantApi(tenant).POST(`/api/v1/desk/sessions/{id}/${verb}`, { params: { path: { id: session } } }), ...ending });
