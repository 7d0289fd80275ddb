import type { Message } from "../conversation/transcript";
import { MarkdownView } from "../markdown/draw";
import { plainText } from "../markdown/plain";
import { copyButton } from "./clipboard";
import { codeBlock } from "./code";
import type { Context } from "./context";
import { button, h, setText } from "./dom";
import { createRating, type RatingView } from "./rating";
import { citationMark, sourceList } from "./sources";

/** A message of the bot or of a person who answers for the tenant. */
export class ReplyView {
  readonly element: HTMLElement;
  private readonly author = h("span", { class: "author", dir: "auto" });
  private readonly text = h("div", { class: "text" });
  private readonly below = h("div", { class: "below" });
  private readonly markdown = new MarkdownView(this.text);
  private readonly rating: RatingView;
  private shown: Message | undefined;
  private offered = false;

  constructor(
    private readonly context: Context,
    { id, role }: Message,
  ) {
    this.rating = createRating(
      context.strings,
      (rating, comment) => void context.conversation.rate(id, rating, comment),
    );
    this.element = h("li", {
      class: `message ${role}`,
      testid: "chat-message",
      "data-role": role,
      "data-message-id": id,
    });
    if (role === "agent") this.element.append(this.author);
    this.element.append(this.text, this.below);
  }

  draw(message: Message): void {
    const { strings, handover, conversation } = this.context;
    const { answerer } = conversation.transcript;
    const before = this.shown;
    const offer = handover && answerer === "bot" && message.status === "unanswered";
    setText(this.author, message.author ?? strings.person);
    if (before === message && this.offered === offer) return;
    this.shown = message;
    this.element.dataset.status = message.status;
    this.drawText(message, before);
    if (message.status !== before?.status || message.citations !== before.citations || this.offered !== offer) {
      this.offered = offer;
      this.drawBelow(message);
    }
    this.rating.draw(message.rating);
  }

  private drawText(message: Message, before: Message | undefined): void {
    const { strings, tooltip } = this.context;
    const { text, status, citations } = message;
    if (before?.text === text && before.status === status && before.citations === citations) return;
    const find = (index: number) => citations.find((citation) => citation.index === index);
    this.markdown.draw(
      text,
      {
        streaming: status === "streaming",
        isCitation: (index) => status === "streaming" || find(index) !== undefined,
        drawCode: (code, language) => codeBlock(strings, code, language),
        drawCitation: (index) => {
          const citation = find(index);
          return citation && citationMark(citation, strings, tooltip);
        },
      },
      `${status === "streaming"} ${citations.length} `,
    );
  }

  private drawBelow(message: Message): void {
    this.below.replaceChildren();
    if (message.citations.length) this.below.append(sourceList(message.citations, this.context.strings));
    if (message.status === "streaming") return;
    const note = this.note(message);
    if (note) this.below.append(note);
    if (message.role === "bot") this.below.append(this.actions(message), this.rating.comment);
  }

  private note({ status, text }: Message): HTMLElement | undefined {
    const { strings, conversation } = this.context;
    if (status === "complete" || status === "streaming" || (status === "failed" && text)) return undefined;
    const note = h("p", { class: "note" }, strings[status]);
    if (this.offered) {
      note.append(
        button(
          strings.askPerson,
          { class: "link", testid: "chat-ask-person" },
          () => void conversation.requestHuman(),
          strings.askPerson,
        ),
      );
    }
    return note;
  }

  private actions({ text, createdAt }: Message): HTMLElement {
    const { strings, dates } = this.context;
    const moment = new Date(createdAt);
    return h(
      "div",
      { class: "actions" },
      copyButton(strings, () => plainText(text)),
      ...this.rating.buttons,
      h("time", { datetime: createdAt }, dates.time(moment)),
    );
  }
}
