import { useNavigate, useRouter } from "@tanstack/react-router";

/** Goes back to the queue from a conversation; whoever has gone on to another one meanwhile stays there. */
export function useLeave(tenant: string, session: string): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return () => {
    const { session: open } = (router.state.matches.at(-1)?.params ?? {}) as { session?: string };
    if (open === session) void navigate({ to: "/t/$tenant/desk", params: { tenant } });
  };
}
