/** The platform got the call and said no. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    /** A sentence for the visitor, or "" when the platform gave none. */
    message: string,
  ) {
    super(message);
  }
}

/**
 * A hub call's refusal is an exception whose message is JSON, which SignalR wraps in a sentence of its own. Anything
 * else is a broken connection or a fault, and undefined here.
 */
export function readRefusal(problem: unknown): Refused | undefined {
  const message = problem instanceof Error ? problem.message : "";
  const json = message.slice(message.indexOf("{"));
  try {
    const { code, message: detail } = JSON.parse(json) as Record<string, unknown>;
    return typeof code === "string" ? new Refused(code, String(detail ?? "")) : undefined;
  } catch {
    return undefined;
  }
}
