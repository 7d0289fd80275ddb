import { Button } from "@mantine/core";
import { IconDownload, IconExternalLink, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useChange } from "@/api/change";
import { platformApi } from "@/api/client";
import { platformKey } from "@/api/queries";
import { confirm } from "@/parts/confirm";
import type { TenantConfig } from "./tenant";

/** Opens, exports, suspends and resumes a tenant. */
export function TenantActions({ tenant: { id, name, status } }: { tenant: TenantConfig }) {
  const params = { path: { id } };
  const stale = [platformKey("tenants")];
  const suspend = useChange({ run: () => platformApi.POST("/api/v1/admin/tenants/{id}/suspend", { params }), done: `${name} is suspended.`, stale });
  const resume = useChange({ run: () => platformApi.POST("/api/v1/admin/tenants/{id}/resume", { params }), done: `${name} is active again.`, stale });
  const askSuspend = (): void =>
    confirm({
      title: `Suspend ${name}?`,
      children: "Within 2 seconds its widget is dark, its keys and people are refused, and what is open ends. Nothing is deleted, and it can be resumed at any time.",
      verb: "Suspend",
      onConfirm: () => suspend.mutate(),
    });
  return (
    <>
      <Button component={Link} to={`/t/${id}/overview`} variant="default" leftSection={<IconExternalLink size={16} />}>Open</Button>
      <Button component="a" href={`/api/v1/admin/tenants/${id}/export`} download={`${id}.zip`} variant="default" leftSection={<IconDownload size={16} />}>Export</Button>
      {status === "active" && <Button variant="default" leftSection={<IconPlayerPause size={16} />} loading={suspend.isPending} onClick={askSuspend}>Suspend</Button>}
      {status === "suspended" && <Button leftSection={<IconPlayerPlay size={16} />} loading={resume.isPending} onClick={() => resume.mutate()}>Resume</Button>}
    </>
  );
}
