import { Box, Text } from "@mantine/core";
import { useEffect, useRef } from "react";

/** As the panel takes it: what `POST api/widget/bootstrap` answers under "config". */
export interface PanelConfig {
  title: string;
  greeting: string;
  suggestions: readonly string[];
  theme: { accent: string; position: string; scheme: string };
  locale: string;
  handover: boolean;
}

interface PreviewProps {
  tenant: string;
  bot: string;
  config: PanelConfig;
}

/** The one window message to the panel, which carries its port; as the loader sends it. */
const portMessage = "chat-platform:port";

/**
 * The panel itself, from where visitors have it, told this look over its port. It gets no token and is never told that it
 * was opened, so it asks the platform for nothing.
 */
export function PanelPreview({ tenant, bot, config }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const port = useRef<MessagePort>(undefined);
  const latest = useRef(config);

  const show = (): void => port.current?.postMessage({
    type: "visit",
    visit: { tenant_id: tenant, bot, config: latest.current, token: "", expires_at: new Date(Date.now() + 86_400_000).toISOString(), session_id: "preview", session: "" },
  });

  useEffect(() => {
    const ready = ({ origin, source, data }: MessageEvent): void => {
      const panel = frame.current?.contentWindow;
      if (!panel || source !== panel || origin !== window.location.origin || (data as { type?: string } | null)?.type !== "ready") return;
      port.current?.close();
      const channel = new MessageChannel();
      port.current = channel.port1;
      panel.postMessage(portMessage, window.location.origin, [channel.port2]);
      show();
    };
    window.addEventListener("message", ready);
    return () => {
      window.removeEventListener("message", ready);
      port.current?.close();
      port.current = undefined;
    };
    // Once: what is shown comes by its own effect.
  }, []);

  const told = JSON.stringify(config);
  useEffect(() => {
    latest.current = config;
    show();
    // The text says all that the object does.
  }, [told]);

  return (
    <Box component="figure" m={0}>
      <iframe
        ref={frame} title="Preview of the widget's panel" src={`/embed?tenant=${encodeURIComponent(tenant)}`} inert tabIndex={-1}
        style={{ width: "100%", maxWidth: 400, height: 560, border: "1px solid var(--mantine-color-default-border)", borderRadius: 16, display: "block" }}
      />
      <Text component="figcaption" size="xs" c="dimmed" mt={4}>The panel as your visitors see it. Try it with questions in the playground.</Text>
    </Box>
  );
}
