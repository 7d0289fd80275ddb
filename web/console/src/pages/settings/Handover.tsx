import { Stack, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTenant } from "@/access/useAccess";
import { Asked } from "@/parts/Asked";
import { Page } from "@/parts/Page";
import { CannedEditor } from "@/pages/desk/CannedEditor";
import { BotRules } from "./handover/BotRules";
import { deskSettingsQuery } from "./handover/desk-settings";
import { DeskSettingsForm } from "./handover/DeskSettingsForm";

/** How visitors reach a person: which bots hand over, when people answer, and what is said meanwhile. */
export default function Handover() {
  const query = useQuery(deskSettingsQuery(useTenant()));
  return (
    <Page lead="How visitors reach a person: which bots hand over, when your people answer, and what is said meanwhile. Waiting visitors are at the desk.">
      <Part title="Bots"><BotRules /></Part>
      <Asked query={query}>{(settings) => <DeskSettingsForm stored={settings} />}</Asked>
      <Part title="Canned replies"><CannedEditor /></Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <Stack gap="sm" component="section"><Title order={2} size="h4">{title}</Title>{children}</Stack>;
}
