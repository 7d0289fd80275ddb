import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState, type ReactNode } from "react";

interface Confirmation {
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The verb on the button. */
  verb: string;
  /** To be typed first, where what goes is gone for good. */
  name?: string;
  onConfirm: () => void;
}

/** Asks before something is done that is hard to undo. */
export function confirm({ title, ...rest }: Confirmation): void {
  const id = modals.open({ title, children: <Body {...rest} onEnd={() => modals.close(id)} /> });
}

function Body({ children, verb, name, onConfirm, onEnd }: Omit<Confirmation, "title"> & { onEnd: () => void }) {
  const [typed, setTyped] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onEnd();
        onConfirm();
      }}
    >
      <Stack>
        <Text size="sm" component="div">{children}</Text>
        {name !== undefined && (
          <TextInput label={<>Type <b>{name}</b> to confirm</>} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" data-autofocus />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onEnd}>Cancel</Button>
          <Button type="submit" color="red" disabled={name !== undefined && typed !== name}>{verb}</Button>
        </Group>
      </Stack>
    </form>
  );
}
