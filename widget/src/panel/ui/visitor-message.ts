import type { Pending } from "../conversation/outbox";
import type { Message } from "../conversation/transcript";
import type { Context } from "./context";
import { button, h, setText } from "./dom";

/** One view for the message from the moment it is written, so that nothing jumps when the platform has stored it. */
export class VisitorMessageView {
  readonly element: HTMLElement;
  private readonly note = h("div", { class: "note", dir: "auto" });
  private state = "";

  constructor(
    private readonly context: Context,
    { text, createdAt }: Message | Pending,
  ) {
    const bubble = h("div", { class: "bubble", dir: "auto" }, text);
    bubble.title = context.dates.time(new Date(createdAt));
    this.element = h(
      "li",
      { class: "message visitor", testid: "chat-message", "data-role": "visitor" },
      bubble,
      this.note,
    );
  }

  drawStored({ id, status }: Message): void {
    this.element.dataset.messageId = id;
    this.show(status, "");
  }

  drawPending({ id, state, reason }: Pending): void {
    const { strings, conversation } = this.context;
    this.show(state === "failed" ? "failed" : "pending", state === "failed" ? reason || strings.notSent : "");
    if (state !== "failed" || this.note.lastElementChild) return;
    this.note.append(
      button(strings.retry, { class: "link", testid: "chat-retry" }, () => conversation.retry(id), strings.retry),
    );
  }

  private show(state: string, note: string): void {
    if (this.state === state + note) return;
    this.state = state + note;
    this.element.dataset.status = state;
    setText(this.note, note);
  }
}
