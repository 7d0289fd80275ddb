import { h } from "./dom";

export interface Announcer {
  readonly element: HTMLElement;
  say(text: string): void;
}

/** A live region beside the transcript: one announcement a reply, when it is whole, not one a token. */
export function createAnnouncer(): Announcer {
  const element = h("div", { class: "hidden", "aria-live": "polite", testid: "chat-announcer" });
  return {
    element,
    say: (text) => element.replaceChildren(h("p", {}, text)),
  };
}
