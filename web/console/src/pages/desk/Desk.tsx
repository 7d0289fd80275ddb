import { Box, Paper, ScrollArea, VisuallyHidden } from "@mantine/core";
import { IconMessage2Question } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useMe, useTenant } from "@/access/useAccess";
import { Empty } from "@/parts/Empty";
import { Failed } from "@/parts/Failed";
import { Loading } from "@/parts/Loading";
import { usePageTitle } from "@/shell/usePageTitle";
import { sectionsOf } from "./desk";
import classes from "./desk.module.css";
import { DeskHead } from "./DeskHead";
import { DeskSession } from "./DeskSession";
import { Queue } from "./Queue";
import { useCalls } from "./useCalls";
import { useDesk } from "./useDesk";
import { useWaitingTitle } from "./useWaitingTitle";

/** Where visitors who want a person find one: who waits, who is talked to, and the conversation itself. */
export default function Desk() {
  const tenant = useTenant();
  const { user } = useMe();
  const { session } = useParams({ strict: false });
  const { snapshot, refused } = useDesk(tenant);
  const sections = snapshot && sectionsOf(snapshot, user.id);
  const title = usePageTitle();
  useWaitingTitle(title, sections?.waiting.length ?? 0);
  const calls = useCalls({ snapshot, me: user.id, open: session, tenant });

  return (
    <Box className={classes.desk} data-open={session !== undefined || undefined}>
      {/* Also where a phone shows the conversation alone. */}
      <VisuallyHidden component="h1">{title}</VisuallyHidden>
      <Paper withBorder className={classes.queue}>
        <DeskHead title={title} agents={snapshot?.agents ?? []} calls={calls} />
        <ScrollArea className={classes.items} type="auto">
          {refused && <Failed failure={refused} />}
          {sections ? <Queue sections={sections} tenant={tenant} open={session} /> : !refused && <Loading rows={3} />}
        </ScrollArea>
      </Paper>
      <Paper withBorder className={classes.session}>
        {session === undefined
          ? <Empty icon={IconMessage2Question} title="No conversation is open">Choose one from the queue. Whoever waits the longest is at the top.</Empty>
          : <DeskSession key={session} tenant={tenant} session={session} snapshot={snapshot} />}
      </Paper>
      <VisuallyHidden role="status">{sections && `${sections.waiting.length} waiting`}</VisuallyHidden>
    </Box>
  );
}
