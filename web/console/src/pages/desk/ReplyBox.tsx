import { Button, Combobox, Group, Text, Textarea, useCombobox } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { formatNumber } from "@/parts/format";
import { useKeptText } from "@/thread/useKeptText";
import { cannedRepliesQuery, matching } from "./canned";
import { CannedMenu } from "./CannedMenu";
import { useTyping } from "./useTyping";

/** Characters of a reply. */
const most = 8_000;

interface ReplyBoxProps {
  tenant: string;
  session: string;
  onSay: (text: string) => void;
}

/** Where an agent writes. Enter sends, Shift+Enter makes a line; "/" at the beginning offers canned replies. */
export function ReplyBox({ tenant, session, onSay }: ReplyBoxProps) {
  const [text, keep] = useKeptText(tenant, session, "reply");
  const box = useRef<HTMLTextAreaElement>(null);
  const typing = useTyping(tenant, session);
  const { data } = useQuery(cannedRepliesQuery(tenant));
  const canned = data?.items ?? [];
  const sought = text.startsWith("/") ? matching(canned, text.slice(1)) : [];
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });

  const change = (next: string): void => {
    keep(next);
    typing.wrote(next.startsWith("/") ? "" : next);
  };
  const write = (next: string): void => {
    change(next);
    if (next.startsWith("/")) combobox.openDropdown();
    else combobox.closeDropdown();
  };
  /** Puts a canned reply where the agent goes on writing; one that begins with "/" seeks no other. */
  const put = (next: string): void => {
    change(next);
    combobox.closeDropdown();
    box.current?.focus();
  };
  const isTooLong = text.length > most;
  const send = (): void => {
    const said = text.trim();
    if (said === "" || isTooLong) return;
    onSay(said);
    write("");
  };
  const choosing = combobox.dropdownOpened && sought.length > 0;
  const first = sought[0]?.id;
  useEffect(() => {
    if (choosing) combobox.selectFirstOption();
    // Whenever others are offered; the store itself is another one at every drawing.
  }, [choosing, first]);

  return (
    <Combobox
      store={combobox}
      position="top-start"
      withinPortal={false}
      onOptionSubmit={(id) => put(canned.find((reply) => reply.id === id)?.text ?? text)}
    >
      <Combobox.Target withKeyboardNavigation={choosing} withAriaAttributes={choosing}>
        <Textarea
          aria-label="Your reply" placeholder="Write a reply, or / for a canned one" autosize minRows={2} maxRows={8} autoFocus ref={box}
          value={text} error={isTooLong && `${formatNumber(text.length)} characters; a reply has ${formatNumber(most)} at most.`}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onBlur={() => typing.stopped()}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || choosing) return;
            event.preventDefault();
            send();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!choosing}>
        <Combobox.Options mah={240} style={{ overflowY: "auto" }} aria-label="Canned replies">
          {sought.map((reply) => (
            <Combobox.Option key={reply.id} value={reply.id}>
              <Text size="sm" fw={500}>{reply.title}</Text>
              <Text size="xs" lineClamp={1}>{reply.text}</Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
      <Group justify="space-between" mt="xs" gap="xs">
        <Group gap="xs">
          <CannedMenu replies={canned} onChoose={(reply) => put(text === "" || text.startsWith("/") ? reply.text : `${text.trimEnd()}\n${reply.text}`)} />
          <Text size="xs" c="dimmed" visibleFrom="sm">Enter sends, Shift+Enter makes a new line.</Text>
        </Group>
        <Button size="xs" leftSection={<IconSend size={14} />} disabled={text.trim() === "" || isTooLong} onClick={send}>Send</Button>
      </Group>
    </Combobox>
  );
}
