import type { ToLoader } from "../panel/to-loader";
import { PORT_MESSAGE, type ToPanel } from "./to-panel";

export interface Frame {
  readonly element: HTMLIFrameElement;
  /** Returns false when the panel has not started yet. */
  post(message: ToPanel): boolean;
}

/**
 * The panel's iframe and the private channel to it. Each time the panel's page starts (also after the page moved the
 * element, which reloads it) it says it is ready, gets a port of its own, and `started` tells it how things stand.
 */
export function createFrame(
  address: string,
  title: string,
  started: () => void,
  received: (message: ToLoader) => void,
  signal: AbortSignal,
): Frame {
  const { origin } = new URL(address);
  const element = document.createElement("iframe");
  element.className = "frame";
  element.title = title;
  element.allow = "clipboard-write";
  element.src = address;
  element.dataset.testid = "chat-frame";
  let port: MessagePort | undefined;

  const ready = (event: MessageEvent): void => {
    if (event.origin !== origin || event.source !== element.contentWindow || event.data?.type !== "ready") return;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }: MessageEvent<ToLoader>) => received(data);
    element.contentWindow!.postMessage(PORT_MESSAGE, origin, [channel.port2]);
    started();
  };

  addEventListener("message", ready, { signal });
  return {
    element,
    post(message) {
      port?.postMessage(message);
      return !!port;
    },
  };
}
