import { Button, Paper, Stack } from "@mantine/core";
import { IconDownload, IconHeadset } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMay, useTenant } from "@/access/useAccess";
import { VisitorMenu } from "@/pages/visitors/VisitorMenu";
import { Asked } from "@/parts/Asked";
import { ButtonLink } from "@/parts/links";
import { Failed } from "@/parts/Failed";
import { Loading } from "@/parts/Loading";
import { Page } from "@/parts/Page";
import { NoteBox } from "@/thread/NoteBox";
import { sessionQuery } from "@/thread/queries";
import { ThreadView } from "@/thread/ThreadView";
import { useThread } from "@/thread/useThread";
import { Behind } from "./Behind";
import { EraseButton } from "./EraseButton";
import { SessionFacts } from "./SessionFacts";

/** One conversation as it goes on, with what each answer rests on. */
export default function Conversation() {
  const tenant = useTenant();
  const { session } = useParams({ from: "/inside/t/$tenant/conversations/$session" });
  const kept = useQuery(sessionQuery(tenant, session));
  const { thread, refused } = useThread(tenant, session);
  const mayErase = useMay("admin");

  return (
    <Page
      actions={
        <>
          <ButtonLink to="/t/$tenant/desk/$session" params={{ tenant, session }} variant="default" leftSection={<IconHeadset size={16} />}>Open at the desk</ButtonLink>
          <Button component="a" href={`/api/v1/sessions/${encodeURIComponent(session)}/export?tenant=${encodeURIComponent(tenant)}`} download variant="default" leftSection={<IconDownload size={16} />}>Export</Button>
          {mayErase && kept.data && <VisitorMenu tenant={tenant} transcript={kept.data} />}
          {mayErase && <EraseButton tenant={tenant} session={session} />}
        </>
      }
    >
      <Asked query={kept} rows={2}>{(transcript) => <SessionFacts transcript={transcript} state={thread?.transcript} />}</Asked>
      {kept.data && (
        <Stack gap="lg" maw={860} w="100%">
          {refused && <Failed failure={refused} />}
          <Paper withBorder p="md">{thread ? <ThreadView thread={thread} Below={Behind} /> : !refused && <Loading rows={3} />}</Paper>
          <NoteBox tenant={tenant} session={session} />
        </Stack>
      )}
    </Page>
  );
}
