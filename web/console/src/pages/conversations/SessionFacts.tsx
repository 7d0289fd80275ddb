import { Group, Text } from "@mantine/core";
import type { Transcript } from "@widget/panel/conversation/transcript";
import type { ReactNode } from "react";
import type { Schema } from "@/api/types";
import { Ago } from "@/parts/Ago";
import { Answers } from "@/thread/Answers";

interface SessionFactsProps {
  transcript: Schema<"SessionTranscript">;
  /** As it stands now. */
  state: Transcript | undefined;
}

/** Who talked, where, and when. */
export function SessionFacts({ transcript: { bot_id, origin, visitor, answerer, created_at, updated_at }, state }: SessionFactsProps) {
  return (
    <Group component="dl" gap="xl" m={0}>
      <Fact name="Answered by"><Answers by={state?.answerer ?? answerer} name={state?.agentName} /></Fact>
      <Fact name="Bot">{bot_id}</Fact>
      <Fact name="Website">{origin ?? "through the API"}</Fact>
      {visitor && <Fact name="Visitor">{visitor}</Fact>}
      <Fact name="Began"><Ago at={created_at} /></Fact>
      <Fact name="Last active"><Ago at={updated_at} /></Fact>
    </Group>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">{name}</Text>
      <Text component="dd" size="sm" m={0}>{children}</Text>
    </div>
  );
}
