import { useLocalStorage } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { newsOf, type DeskItem, type DeskSnapshot } from "./desk";
import { playTone } from "./tone";

export interface Calls {
  sound: boolean;
  setSound: (on: boolean) => void;
  /** Whether the browser shows notices of this page. */
  notices: NotificationPermission | "unsupported";
  askForNotices: () => void;
}

interface Called {
  snapshot: DeskSnapshot | undefined;
  me: string;
  /** The conversation that is shown. */
  open: string | undefined;
  tenant: string;
}

/** Calls an agent by a sound, and by a notice of the browser while the page is out of sight, when a visitor begins to wait or answers. */
export function useCalls({ snapshot, me, open, tenant }: Called): Calls {
  const [sound, setSound] = useLocalStorage({ key: "desk-sound", defaultValue: true });
  const [notices, setNotices] = useState<Calls["notices"]>(() => ("Notification" in window ? Notification.permission : "unsupported"));
  const before = useRef<DeskSnapshot>(undefined);
  const navigate = useNavigate();

  useEffect(() => {
    if (!snapshot) return;
    const { waiting, answered } = newsOf(before.current, snapshot, me);
    before.current = snapshot;
    const hidden = document.hidden;
    const heard = [...waiting, ...answered.filter(({ session_id }) => hidden || session_id !== open)];
    if (sound && heard.length > 0) playTone();
    if (!hidden || notices !== "granted") return;
    const show = (title: string, { session_id, last_message }: DeskItem): void => {
      const notice = new Notification(title, { tag: session_id, ...(last_message ? { body: last_message.text } : {}) });
      notice.onclick = () => {
        window.focus();
        void navigate({ to: "/t/$tenant/desk/$session", params: { tenant, session: session_id } });
      };
    };
    waiting.forEach((item) => show("Somebody waits for a person", item));
    answered.forEach((item) => show("A visitor has answered", item));
    // Only a change of the desk is news.
  }, [snapshot]);

  return {
    sound,
    setSound,
    notices,
    askForNotices: () => {
      if (notices === "default") void Notification.requestPermission().then(setNotices);
    },
  };
}
