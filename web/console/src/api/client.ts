import createClient, { type Client } from "openapi-fetch";
import { Problem } from "./problem";
import type { paths } from "./schema";

export type Api = Client<paths>;

let csrfToken: string | undefined;

/** The token that proves to the platform that a change was asked for by this page; it comes with the session. */
export function setCsrfToken(token: string | null | undefined): void {
  csrfToken = token ?? undefined;
}

/** The headers of every request that this page makes by itself, without the client. */
export function requestHeaders(tenant?: string): Record<string, string> {
  return {
    ...(csrfToken === undefined ? {} : { "X-CSRF-Token": csrfToken }),
    ...(tenant === undefined ? {} : { "X-Tenant-ID": tenant }),
  };
}

function clientOf(tenant?: string): Api {
  const client = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });
  client.use({
    onRequest({ request }) {
      Object.entries(requestHeaders(tenant)).forEach(([name, value]) => request.headers.set(name, value));
      return request;
    },
    async onResponse({ response }) {
      if (!response.ok) throw await Problem.of(response);
    },
    onError({ error }) {
      return error instanceof Error ? Problem.from(error) : undefined;
    },
  });
  return client;
}

/** Asks for what belongs to no tenant, or names its tenant in the path. */
export const platformApi: Api = clientOf();

const clients = new Map<string, Api>();

/** Asks in the name of a tenant. */
export function tenantApi(tenant: string): Api {
  const known = clients.get(tenant);
  if (known) return known;
  const made = clientOf(tenant);
  clients.set(tenant, made);
  return made;
}

/** The answer's body; a refusal is thrown as a {@link Problem} before. */
export async function read<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
