import { useState } from "react";

/** The token of the mailed link that led here. It stands behind '#', which no server sees, and is taken out of the address bar. */
export function useLinkToken(): string | undefined {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get("token") ?? undefined);
  // The router keeps its own state in the history entry; only the address changes.
  if (token !== undefined && window.location.hash !== "") window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}
