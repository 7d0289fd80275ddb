import { type ToPanel } from "../loader/to-panel";
import type { ToLoader } from "./to-loader";

export interface Host {
  post(message: ToLoader): void;
}

/**
 * Says `ready` to whoever frames this page (the message carries nothing, and `frame-ancestors` has decided who may), and
 * takes the port that comes back. Only the parent's first port counts.
 */
export function meetHost(received: (message: ToPanel) => void): Host {
  let port: MessagePort | undefined;
  addEventListener("message", (event) => {
    const offered = event.ports[0];
    if (event.source !== parent || !offered || port) return;
    port = offered;
    port.onmessage = ({ data }: MessageEvent<ToPanel>) => received(data);
  });
  const ready: ToLoader = { type: "ready" };
  parent.postMessage(ready, "*");
  return { post: (message) => port?.postMessage(message) };
}
