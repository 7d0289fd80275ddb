import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** Leads on to where somebody was going before they had to sign in. */
export function GoOn({ to }: { to: string }) {
  const router = useRouter();
  useEffect(() => router.history.replace(`${router.basepath}${to}`), [router, to]);
  return null;
}
