import { Group, Loader, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconClock } from "@tabler/icons-react";
import { useTenant } from "@/access/useAccess";
import { formatBytes, formatCount } from "@/parts/format";
import { AnchorLink } from "@/parts/links";
import type { Upload } from "./uploading";

const signs = {
  waiting: <IconClock size={18} style={{ flexShrink: 0 }} aria-hidden />,
  sending: <Loader size={18} aria-hidden />,
  indexed: <IconCircleCheck size={18} color="var(--mantine-color-teal-filled)" style={{ flexShrink: 0 }} aria-hidden />,
  refused: <IconAlertTriangle size={18} color="var(--mantine-color-red-filled)" style={{ flexShrink: 0 }} aria-hidden />,
} satisfies Record<Upload["state"], unknown>;

function outcomeOf({ state, result, problem }: Upload): string {
  switch (state) {
    case "waiting":
      return "Waiting for its turn";
    case "sending":
      return "Being sent and read";
    case "indexed":
      return `Indexed in ${formatCount(result?.chunks ?? 0, "passage")}${result?.reason ? `. ${result.reason}` : ""}`;
    case "refused":
      return `Refused: ${result?.reason ?? problem?.message ?? "the platform gave no reason."}`;
  }
}

/** One file of an upload. */
export function UploadRow({ upload }: { upload: Upload }) {
  const tenant = useTenant();
  const document = upload.result?.document_id;
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" py={6}>
      {signs[upload.state]}
      <div>
        <Text size="sm" fw={500}>
          {document ? <AnchorLink to="/t/$tenant/documents/$document" params={{ tenant, document }} inherit>{upload.name}</AnchorLink> : upload.name}
          <Text span size="xs" c="dimmed"> {formatBytes(upload.bytes)}</Text>
        </Text>
        <Text size="sm" c={upload.state === "refused" ? "var(--mantine-color-error)" : "dimmed"}>{outcomeOf(upload)}</Text>
      </div>
    </Group>
  );
}
