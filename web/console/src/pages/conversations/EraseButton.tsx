import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { tenantApi } from "@/api/client";
import { tenantKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";

/** Removes a conversation for good. */
export function EraseButton({ tenant, session }: { tenant: string; session: string }) {
  const navigate = useNavigate();
  const erase = useChange({
    run: () => tenantApi(tenant).DELETE("/api/v1/sessions/{id}", { params: { path: { id: session } } }),
    done: "The conversation is erased.",
    onDone: () => void navigate({ to: "/t/$tenant/conversations", params: { tenant } }),
    stale: [[...tenantKey(tenant, "sessions"), "pages"]],
  });
  const ask = (): void =>
    confirm({
      title: "Erase this conversation?",
      verb: "Erase",
      children: "Its messages, notes and ratings go for good, also from the visitor's widget. What it used stays counted.",
      onConfirm: () => erase.mutate(),
    });
  return <Button variant="outline" color="red" leftSection={<IconTrash size={16} />} onClick={ask} loading={erase.isPending}>Erase</Button>;
}
