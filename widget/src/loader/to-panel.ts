import type { Visit } from "../protocol/visit";

/** What the loader tells the panel over their MessagePort. */
export type ToPanel =
  /** First after the port, and again after each `refresh`. */
  | { readonly type: "visit"; readonly visit: Visit }
  /** A visit was refused for good; the sentence is the platform's. */
  | { readonly type: "refused"; readonly detail: string }
  /** `focus`: the visitor did it, so the input may take the focus. */
  | { readonly type: "opened"; readonly focus: boolean }
  | { readonly type: "closed" }
  /** The page asks to say this for the visitor. */
  | { readonly type: "send"; readonly text: string };

/** The one window message to the panel: it carries the port and nothing else. */
export const PORT_MESSAGE = "chat-platform:port";
