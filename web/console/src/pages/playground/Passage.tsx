import { Anchor, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";

const glance = 240;

/** A passage's text, the beginning of it unless more is asked for. */
export function Passage({ text, of }: { text: string; of: string }) {
  const [whole, { toggle }] = useDisclosure();
  return (
    <div>
      <Text size="sm" style={{ whiteSpace: "pre-wrap" }} {...(whole ? {} : { lineClamp: 3 })}>{text}</Text>
      {text.length > glance && (
        <Anchor component="button" type="button" size="xs" onClick={toggle} aria-expanded={whole} aria-label={whole ? `Show less of ${of}` : `Show all of ${of}`}>
          {whole ? "Show less" : "Show all"}
        </Anchor>
      )}
    </div>
  );
}
