import { Button, Group } from "@mantine/core";

interface SubmitProps {
  verb: string;
  busy: boolean;
  onCancel: () => void;
}

/** The foot of a form in a dialog. */
export function Submit({ verb, busy, onCancel }: SubmitProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onCancel}>Cancel</Button>
      <Button type="submit" loading={busy}>{verb}</Button>
    </Group>
  );
}
