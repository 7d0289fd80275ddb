import { Alert, Stack, Text } from "@mantine/core";
import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { formatNumber } from "@/parts/format";
import { ToCopy } from "@/parts/ToCopy";
import type { AuditVerdict } from "./auditLog";

const flaws: Record<NonNullable<AuditVerdict["first_bad"]>["kind"], string> = {
  missing: "is missing",
  changed: "is not as it was written",
  unlinked: "does not follow from the one before it",
  found_broken: "was found broken before",
  unsealed: "is behind what the log's seal covers",
  head_forged: "carries a forged seal",
};

/** What a walk along a chain has shown, and what to do about it. */
export function Verdict({ verdict: { intact, entries, first_bad, head, unfinished } }: { verdict: AuditVerdict }) {
  return (
    <Stack>
      {first_bad ? (
        <Alert color="red" icon={<IconShieldX size={18} />} title={`Entry ${first_bad.sequence} ${flaws[first_bad.kind]}`}>
          {formatNumber(entries)} before it are good. Somebody has written to the database past the platform: compare with a backup.
        </Alert>
      ) : (
        <Alert color="teal" icon={<IconShieldCheck size={18} />} title={`${formatNumber(entries)} entries, all as they were written`}>Nothing was changed, removed or put in between.</Alert>
      )}
      {unfinished.length > 0 && <Text size="sm">Begun and without an end, so under way or broken off: entries {unfinished.join(", ")}.</Text>}
      {intact && head && <ToCopy label="Keep this elsewhere: it proves later that the end was not cut off" value={`${head.sequence} ${head.hash}`} />}
    </Stack>
  );
}
