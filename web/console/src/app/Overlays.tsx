import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";

/** Where dialogs and notices show; they are called by events, so that no page need be within. */
export default function Overlays() {
  return (
    <>
      <Notifications position="bottom-right" />
      <ModalsProvider />
    </>
  );
}
