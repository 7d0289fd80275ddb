import type { Problem, Visit } from "../protocol/visit";
import type { Options } from "./options";

/** The platform answered, and the answer is no. */
export interface Refusal extends Error {
  readonly code: string;
  /** Waiting may help: too many visits, or the platform is in trouble. */
  readonly passing: boolean;
}

/**
 * A handle that the platform no longer honours is dropped for a new conversation.
 * @throws Refusal, or TypeError when the platform cannot be reached from this page.
 */
export async function requestVisit(options: Options, session?: string): Promise<Visit> {
  // In the address as well: a preflight has no body to name the tenant in.
  const tenant = options.tenantId ? "?tenant=" + encodeURIComponent(options.tenantId) : "";
  const response = await fetch(options.platform + "api/widget/bootstrap" + tenant, {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    // An empty attribute is one that was left out, and JSON.stringify drops what is undefined.
    body: JSON.stringify({ tenant_id: options.tenantId || undefined, bot: options.bot || undefined, session }),
  });
  if (response.ok) return (await response.json()) as Visit;
  const { status } = response;
  const passing = status === 429 || status >= 500;
  if (session && !passing) return requestVisit(options);
  const { code = `${status}`, detail } = (await response.json().catch(() => ({}))) as Problem;
  throw Object.assign(new Error(detail ?? response.statusText), { code, passing });
}

/** Asking again would be answered the same. */
export function isFinal(problem: unknown): problem is Refusal {
  return (problem as Refusal).passing === false;
}

/** One line for the person who pasted the tag: what is wrong, and what to look at where. */
export function explain(problem: unknown, { platform, tenantId }: Options): string {
  const { code, message } = problem as Partial<Refusal>;
  const why = code
    ? `${message} (${code})`
    : `${platform} did not answer. Is it up, and in connect-src of this page's Content-Security-Policy?`;
  return `[ChatPlatform] ${why} Check there that ${location.origin} is an origin of tenant "${tenantId || "?"}".`;
}
