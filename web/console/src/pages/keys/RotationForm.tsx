import { Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useChange } from "@/api/change";
import { Failed } from "@/parts/Failed";
import { Submit } from "@/parts/Submit";
import type { Key, KeyRing } from "./keyRing";
import { overlaps } from "./overlap";

interface RotationFormProps {
  ring: KeyRing;
  rotated: Key;
  onMade: (key: Key) => void;
  onCancel: () => void;
}

/** Replaces a key by another one, and says how long both work. */
export function RotationForm({ ring, rotated, onMade, onCancel }: RotationFormProps) {
  const [overlap, setOverlap] = useState("24");
  const rotate = useChange({ quiet: true, run: () => ring.rotate(rotated.id, Number(overlap)), stale: [ring.key], onDone: onMade });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        rotate.mutate();
      }}
    >
      <Stack>
        <Text size="sm">A new key of the same scope and name is made. Until the old one ends, both work: time to give your server the new one.</Text>
        {rotate.error && <Failed failure={rotate.error} />}
        <Select label="The old key ends" description="Default: in 24 hours. At once, if it may have leaked." data={overlaps} allowDeselect={false} value={overlap} onChange={(value) => setOverlap(value ?? "24")} />
        <Submit verb="Rotate" busy={rotate.isPending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
