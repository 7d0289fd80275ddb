import { Button, CopyButton as Copying } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** Puts a text on the clipboard, and says that it is there. */
export function CopyButton({ value }: { value: string }) {
  return (
    <Copying value={value} timeout={2000}>
      {({ copied, copy }) => (
        <Button size="xs" variant="default" onClick={copy} leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} aria-live="polite">
          {copied ? "Copied" : "Copy"}
        </Button>
      )}
    </Copying>
  );
}
