import { useLocalStorage } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { newsOf, type DeskItem, type DeskSnapshot } from "./desk";
import { noticesNow, showNotice, type Notices } from "./notices";
import { playTone } from "./tone";

export interface Calls {
  sound: boolean;
  setSound: (on: boolean) => void;
  notices: Notices;
  /** Asks the browser for them; where they are blocked, tells what to do. */
  askForNotices: () => Promise<void>;
}

interface Called {
  snapshot: DeskSnapshot | undefined;
  me: string;
  /** The conversation that is shown. */
  open: string | undefined;
  tenant: string;
}

/** Calls an agent by a sound, and by a notice of the browser while the page is out of sight, when a visitor begins to wait or answers, or a colleague passes one on. */
export function useCalls({ snapshot, me, open, tenant }: Called): Calls {
  const [sound, setSound] = useLocalStorage({ key: "desk-sound", defaultValue: true });
  const [notices, setNotices] = useState(noticesNow);
  const before = useRef<DeskSnapshot>(undefined);
  const navigate = useNavigate();

  useEffect(() => {
    if (!snapshot) return;
    const { waiting, passed, answered } = newsOf(before.current, snapshot, me);
    before.current = snapshot;
    // The open conversation is seen, but in a window that is not worked in.
    const away = document.hidden || !document.hasFocus();
    if (sound && [...waiting, ...passed, ...answered.filter(({ session_id }) => away || session_id !== open)].length > 0) playTone();
    if (!document.hidden || notices !== "granted") return;
    const show = (title: string, { session_id, last_message }: DeskItem): void => {
      const isShown = showNotice(title, { tag: session_id, ...(last_message ? { body: last_message.text } : {}) }, () =>
        void navigate({ to: "/t/$tenant/desk/$session", params: { tenant, session: session_id } }));
      if (!isShown) setNotices("unsupported");
    };
    waiting.forEach((item) => show("Somebody waits for a person", item));
    passed.forEach((item) => show("A conversation was passed to you", item));
    answered.forEach((item) => show("A visitor has answered", item));
    // Only a change of the desk is news.
  }, [snapshot]);

  return {
    sound,
    setSound: (on) => {
      setSound(on);
      if (on) playTone();
    },
    notices,
    askForNotices: async () => {
      if (noticesNow() === "default") await Notification.requestPermission();
      setNotices(noticesNow());
      if (noticesNow() === "denied") {
        notifications.show({ color: "yellow", title: "Notifications are blocked for this site", message: "Allow them in your browser, by the sign beside the address, then click here again." });
      }
    },
  };
}
