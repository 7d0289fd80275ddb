import { Button, Modal, Stack, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconUserPlus } from "@tabler/icons-react";
import { Page } from "@/parts/Page";
import { InvitationForm } from "./people/InvitationForm";
import { Invitations } from "./people/Invitations";
import { Members } from "./people/Members";

/** Who belongs to the tenant, in which role, and who has been invited. */
export default function People() {
  const [inviting, dialog] = useDisclosure();
  return (
    <Page lead="Those who work in this tenant. A role holds in this tenant only." actions={<Button leftSection={<IconUserPlus size={16} />} onClick={dialog.open}>Invite</Button>}>
      <Members onInvite={dialog.open} />
      <Stack gap="xs">
        <Title order={2} size="h4">Invitations not accepted yet</Title>
        <Invitations />
      </Stack>
      <Modal opened={inviting} onClose={dialog.close} title="Invite a person"><InvitationForm onEnd={dialog.close} /></Modal>
    </Page>
  );
}
