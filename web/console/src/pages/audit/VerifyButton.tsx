import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconShieldCheck } from "@tabler/icons-react";
import { useChange } from "@/api/change";
import type { AuditVerdict } from "./auditLog";
import { Verdict } from "./Verdict";

/** Has the chain walked along, and shows what came of it. */
export function VerifyButton({ verify }: { verify: () => Promise<AuditVerdict> }) {
  const walk = useChange({
    run: verify,
    onDone: (verdict) => void modals.open({ title: verdict.intact ? "The log is as it was written" : "The log has been tampered with", children: <Verdict verdict={verdict} /> }),
  });
  return <Button variant="default" leftSection={<IconShieldCheck size={16} />} loading={walk.isPending} onClick={() => walk.mutate()}>Verify the log</Button>;
}
