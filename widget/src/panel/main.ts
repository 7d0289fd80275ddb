import type { ToPanel } from "../loader/to-panel";
import type { Visit } from "../protocol/visit";
import { Conversation } from "./conversation/conversation";
import { meetHost } from "./host";
import { dialer } from "./hub/signalr";
import { Idle } from "./idle";
import { newId } from "./id";
import { Permission } from "./permission";
import { directionOf } from "./strings/direction";
import { stringsFor } from "./strings/strings";
import { applyTheme } from "./theme/theme";
import { h } from "./ui/dom";
import { createPanel, type Panel } from "./ui/panel";

const root = document.getElementById("chat")!;
let visit: Visit | undefined;
let panel: Panel | undefined;
let open = false;
let unread = 0;
let drawing = false;

const host = meetHost(received);
const permission = new Permission(() => host.post({ type: "refresh" }));
const conversation = new Conversation(
  dialer(new URL("hubs/chat", location.href).href, () => permission.current()),
  {
    changed: draw,
    finished(message) {
      panel?.announce(message);
      if (!open) tellUnread(unread + 1);
    },
    rejected: () => permission.reject(),
  },
  newId,
);
const idle = new Idle(() => conversation.close());

function received(message: ToPanel): void {
  switch (message.type) {
    case "visit":
      return accept(message.visit);
    case "refused":
      conversation.close();
      return conversation.complain(message.detail);
    case "opened":
      open = true;
      tellUnread(0);
      idle.cancel();
      conversation.open();
      // On a touch screen the focus would bring up the keyboard, over the answer the visitor came to read.
      if (message.focus && matchMedia("(hover: hover)").matches) panel?.composer.focus();
      return;
    case "closed":
      open = false;
      return draw();
    case "send":
      return conversation.say(message.text);
  }
}

function accept(next: Visit): void {
  permission.accept(next);
  // A tenant may have changed the look since; and whoever designs one sees each change at once.
  if (!visit || JSON.stringify(visit.config) !== JSON.stringify(next.config)) build(next);
  if (visit && visit.session_id !== next.session_id) conversation.restart();
  visit = next;
}

function build({ config }: Visit): void {
  document.title = config.title;
  document.documentElement.lang = config.locale;
  document.documentElement.dir = directionOf(config.locale);
  applyTheme(config.theme);
  const writing = panel && { text: panel.composer.text, focused: root.contains(document.activeElement) };
  panel = createPanel(config, conversation, () => host.post({ type: "close" }));
  root.setAttribute("aria-label", config.title);
  root.replaceChildren(...panel.elements);
  panel.draw();
  if (writing) panel.composer.text = writing.text;
  if (writing?.focused) panel.composer.focus();
}

/** Once a frame, however many events came. A hidden page has no frames, but its badge must be right. */
function draw(): void {
  if (!open && visit) idle.consider(conversation.quiet);
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    panel?.draw();
  });
}

function tellUnread(count: number): void {
  if (count === unread) return;
  unread = count;
  host.post({ type: "unread", count });
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing) panel?.escape();
});
addEventListener("online", () => conversation.redial());
document.addEventListener("visibilitychange", () => document.hidden || conversation.wake());

if (parent === window) root.append(h("p", { class: "alone" }, stringsFor(navigator.language).embeddedOnly));
