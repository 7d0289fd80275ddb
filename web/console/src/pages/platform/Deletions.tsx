import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { List } from "@/parts/List";
import { Page } from "@/parts/Page";
import { State } from "@/parts/State";
import { receiptsPages, receiptTexts, type Receipt } from "./deletions/deletions";
import { ReceiptDetails } from "./deletions/ReceiptDetails";

/** The receipts of tenants' deletions: what is to go, what went, and when. */
export default function Deletions() {
  const [tenant, setTenant] = useState("");
  const [sought] = useDebouncedValue(tenant.trim(), 250);
  const [shown, setShown] = useState<Receipt>();
  const query = useInfiniteQuery(receiptsPages(sought));
  return (
    <Page lead="What became of tenants that were deleted. A receipt outlives its tenant, and proves by its checksum what was removed.">
      <TextInput label="Tenant" description="Its whole id. Empty: all." type="search" maw={320} autoComplete="off" value={tenant} onChange={(event) => setTenant(event.currentTarget.value)} />
      <List
        label="Deletions"
        query={query}
        keyOf={({ id }) => id}
        columns={[
          { name: "Tenant", cell: ({ tenant_id }) => tenant_id },
          { name: "State", cell: ({ state }) => <State tone={receiptTexts[state].tone}>{receiptTexts[state].label}</State>, width: 150 },
          { name: "Asked for", cell: ({ requested_at }) => <Ago at={requested_at} />, width: 150 },
          { name: "Removal", cell: ({ deletes_at, completed_at, state }) => (state === "restored" ? "none" : <Ago at={completed_at ?? deletes_at} />), width: 150 },
          { name: "Receipt", cell: (receipt) => <Button size="xs" variant="default" aria-label={`Show the receipt of ${receipt.tenant_id}`} onClick={() => setShown(receipt)}>Show</Button>, width: 110 },
        ]}
        empty={<Empty icon={IconTrash} title="Nothing was deleted">When a tenant is deleted on its page, its receipt is here.</Empty>}
      />
      <ReceiptDetails receipt={shown} onClose={() => setShown(undefined)} />
    </Page>
  );
}
