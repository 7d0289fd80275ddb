import type { Problem, Visit } from "../protocol/visit";
import type { Options } from "./options";

/** The platform answered, and the answer is no. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly detail: string,
    /** Waiting may help: too many visits, or the platform is in trouble. */
    readonly passing: boolean,
  ) {}
}

/** @throws Refusal, or TypeError when the platform cannot be reached from this page. */
export async function requestVisit(options: Options, session: string | undefined): Promise<Visit> {
  const response = await fetch(options.platform + "api/widget/bootstrap", {
    method: "POST",
    credentials: "omit",
    headers: { "content-type": "application/json" },
    // An empty attribute is one that was left out, and JSON.stringify drops what is undefined.
    body: JSON.stringify({ tenant_id: options.tenantId || undefined, bot: options.bot || undefined, session }),
  });
  if (response.ok) return (await response.json()) as Visit;
  const problem = (await response.json().catch(() => ({}))) as Problem;
  const passing = response.status === 429 || response.status >= 500;
  throw new Refusal(problem.code ?? `${response.status}`, problem.detail ?? response.statusText, passing);
}

/** One line for the person who pasted the tag: what is wrong, and what to look at where. */
export function explain(problem: unknown, { platform, tenantId }: Options): string {
  const why =
    problem instanceof Refusal
      ? `${problem.detail} (${problem.code})`
      : `${platform} did not answer. Is it up, and in connect-src of this page's Content-Security-Policy?`;
  return `[ChatPlatform] ${why} Check there that ${location.origin} is an origin of tenant "${tenantId || "?"}".`;
}
