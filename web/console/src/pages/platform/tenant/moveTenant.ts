import { requestHeaders } from "@/api/client";
import { Problem } from "@/api/problem";
import { readEvents } from "@/api/sse";

interface Progress {
  readonly step?: string;
  readonly table?: string | null;
  readonly done?: boolean;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

/** Moves a tenant's data to another database, null for the shared one; resolves when all is there, rejects with a {@link Problem}. */
export async function moveTenant(id: string, connectionString: string | null, onStep: (step: string) => void): Promise<void> {
  const response = await fetch(`/api/v1/admin/tenants/${encodeURIComponent(id)}/move`, {
    method: "POST",
    headers: { ...requestHeaders(), "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ connection_string: connectionString }),
  });
  if (!response.ok || !response.body) throw await Problem.of(response);
  for await (const { event, data } of readEvents(response.body)) {
    if (event === "error") {
      const { status, code, detail } = JSON.parse(data) as Refusal;
      throw new Problem(status, code, detail);
    }
    const { step, table, done } = JSON.parse(data) as Progress;
    if (done) return;
    if (step) onStep(table ? `${step}: ${table}` : step);
  }
  throw new Problem(0, "unreachable", "The connection broke off. The move goes on by itself; repeat it to see how it ended.");
}
