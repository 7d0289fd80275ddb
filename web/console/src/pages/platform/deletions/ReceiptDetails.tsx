import { Drawer, Stack, Text, Title } from "@mantine/core";
import { formatMoment, formatNumber } from "@/parts/format";
import { Rows } from "@/parts/Rows";
import { ToCopy } from "@/parts/ToCopy";
import { receiptTexts, type Receipt } from "./deletions";

/** One receipt in full. */
export function ReceiptDetails({ receipt, onClose }: { receipt: Receipt | undefined; onClose: () => void }) {
  return (
    <Drawer opened={receipt !== undefined} onClose={onClose} position="right" size="lg" title={receipt ? `Receipt of ${receipt.tenant_id}` : ""}>
      {receipt && (
        <Stack>
          <Text size="sm">
            {receiptTexts[receipt.state].label}. Asked for by {receipt.requested_by}, {formatMoment(receipt.requested_at)}; {receipt.completed_at ? `removed ${formatMoment(receipt.completed_at)}` : `to be removed from ${formatMoment(receipt.deletes_at)} on`}.
          </Text>
          <Title order={3} size="h5">What went</Title>
          <Rows
            label="What went"
            rows={receipt.removed}
            keyOf={({ kind, name }) => `${kind} ${name}`}
            columns={[
              { name: "Kind", cell: ({ kind }) => kind },
              { name: "Name", cell: ({ name }) => name },
              { name: "Count", cell: ({ count }) => formatNumber(count) },
            ]}
            empty={<Text size="sm" c="dimmed">Nothing yet.</Text>}
          />
          {receipt.checksum && <ToCopy label="Checksum" value={receipt.checksum} />}
        </Stack>
      )}
    </Drawer>
  );
}
