export type EventName = "ready" | "open" | "close" | "unread";

/** Of `unread`, the event's detail is how many replies the visitor has not seen. */
export type Listener = (event: Event) => void;

/** `window.ChatPlatform`, for the customer's own scripts. */
export interface ChatPlatform {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the widget and says this for the visitor. */
  send(text: string): void;
  on(event: EventName, listener: Listener): void;
  off(event: EventName, listener: Listener): void;
  /** Removes the widget; loading the script again starts anew. */
  destroy(): void;
}

/** What a page may put in place before the script has loaded: calls, as [method, ...arguments], carried out later. */
export interface Stub {
  q?: [keyof ChatPlatform, ...unknown[]][];
}

declare global {
  interface Window {
    ChatPlatform?: (ChatPlatform & Stub) | Stub | undefined;
  }
}

export function replay(stub: Stub | undefined, api: ChatPlatform): void {
  for (const [method, ...given] of stub?.q ?? []) (api[method] as (...given: unknown[]) => void)(...given);
}
