import type { Pending } from "../conversation/outbox";
import type { Message } from "../conversation/transcript";
import type { Context } from "./context";
import { h, setText } from "./dom";
import { ReplyView } from "./reply";
import { VisitorMessageView } from "./visitor-message";

/** The transcript as a list: views are kept by key, moved only when out of place, dropped when gone. */
export class MessageList {
  readonly element: HTMLElement;
  private readonly thinking: HTMLElement;
  private readonly doing = h("span");
  private views = new Map<string, HTMLElement>();
  private readonly replies = new Map<string, ReplyView>();
  private readonly said = new Map<string, VisitorMessageView>();
  private next = new Map<string, HTMLElement>();

  constructor(private readonly context: Context) {
    this.element = h("ol", { class: "messages" });
    this.thinking = h(
      "li",
      { class: "thinking", testid: "chat-thinking" },
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      this.doing,
    );
  }

  draw(): void {
    const { conversation } = this.context;
    this.next = new Map();
    let day = "";
    for (const message of conversation.transcript.messages) {
      day = this.drawDay(message, day);
      this.drawMessage(message);
    }
    for (const pending of conversation.pending) this.drawPending(pending);
    if (conversation.thinking || conversation.transcript.typing) this.next.set("thinking", this.thinking);
    setText(this.doing, conversation.thinking ? this.context.strings.thinking : "");
    this.place();
  }

  /** The date where it changes; none above a conversation of today. */
  private drawDay({ createdAt }: Message, previous: string): string {
    const now = new Date();
    const name = this.context.dates.day(new Date(createdAt), now);
    const first = previous || this.context.dates.day(now, now);
    if (name !== first) {
      const key = `day ${name}`;
      this.next.set(key, this.views.get(key) ?? h("li", { class: "day" }, name));
    }
    return name;
  }

  private drawMessage(message: Message): void {
    if (message.role === "visitor") {
      const view = this.visitor(message.clientMessageId ?? message.id, message);
      view.drawStored(message);
    } else if (message.role === "system") {
      this.next.set(message.id, this.views.get(message.id) ?? this.system(message));
    } else if (message.text || message.status !== "streaming") {
      const view = this.replies.get(message.id) ?? new ReplyView(this.context, message);
      this.replies.set(message.id, view);
      view.draw(message);
      this.next.set(message.id, view.element);
    }
  }

  private drawPending(pending: Pending): void {
    this.visitor(pending.id, pending).drawPending(pending);
  }

  private visitor(key: string, message: Message | Pending): VisitorMessageView {
    const view = this.said.get(key) ?? new VisitorMessageView(this.context, message);
    this.said.set(key, view);
    this.next.set(key, view.element);
    return view;
  }

  private system({ id, text }: Message): HTMLElement {
    return h(
      "li",
      { class: "system", dir: "auto", testid: "chat-message", "data-role": "system", "data-message-id": id },
      text,
    );
  }

  private place(): void {
    const wanted = [...this.next.values()];
    for (const [key, element] of this.views) {
      if (this.next.get(key) === element) continue;
      element.remove();
      this.replies.delete(key);
      this.said.delete(key);
    }
    wanted.forEach((element, at) => {
      const present = this.element.children[at];
      if (present !== element) this.element.insertBefore(element, present ?? null);
    });
    this.views = this.next;
  }
}
