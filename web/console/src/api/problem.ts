/** What the platform refuses, as it says it (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  constructor(
    /** 0 when there was no answer at all. */
    readonly status: number,
    /** For a program to switch on, such as "conflict". */
    readonly code: string,
    /** A sentence for people. */
    message: string,
    /** Seconds after which to try again. */
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = "Problem";
  }

  static async of(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => undefined);
    const { code, detail, title } = (body ?? {}) as { code?: string; detail?: string; title?: string };
    const wait = Number(response.headers.get("Retry-After"));
    return new Problem(
      response.status,
      code ?? "unknown",
      detail ?? title ?? `The platform answered ${response.status} without a reason.`,
      wait > 0 ? wait : undefined,
    );
  }

  /** Any failure as a problem. */
  static from(failure: unknown): Problem {
    if (failure instanceof Problem) return failure;
    // What fetch throws when there is no answer; any other is a fault of this page and no matter of the connection.
    return failure instanceof TypeError && /fetch|network|load failed/i.test(failure.message)
      ? new Problem(0, "unreachable", "The platform cannot be reached. Check your connection and try again.")
      : new Problem(0, "unknown", failure instanceof Error ? failure.message : String(failure));
  }
}

/** What to do about it, where more can be said than the problem itself says. */
export function adviceOf(problem: Problem): string | undefined {
  if (problem.retryAfter !== undefined) return `Try again in ${problem.retryAfter} s.`;
  switch (problem.code) {
    case "conflict":
      return "Somebody else changed it meanwhile. Look at what is there now, then repeat your change.";
    case "forbidden":
      return "Ask an owner of this tenant, or the platform's admin, for the right to do it.";
    case "unauthorized":
      return "Your session has ended. Sign in again.";
    default:
      return undefined;
  }
}
