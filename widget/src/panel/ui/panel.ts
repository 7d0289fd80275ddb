import type { WidgetConfig } from "../../protocol/visit";
import type { Conversation } from "../conversation/conversation";
import type { Message } from "../conversation/transcript";
import { plainText } from "../markdown/plain";
import { datesFor } from "../strings/dates";
import { stringsFor } from "../strings/strings";
import { createAnnouncer } from "./announcer";
import { createComposer, type Composer } from "./composer";
import { button, h, setText } from "./dom";
import { createHeader } from "./header";
import { icon } from "./icons";
import { createIntro } from "./intro";
import { MessageList } from "./messages";
import { createScroller } from "./scroller";
import { createTooltip } from "./tooltip";

export interface Panel {
  readonly elements: readonly HTMLElement[];
  /** Where the visitor writes. */
  readonly composer: Composer;
  draw(): void;
  announce(message: Message): void;
  /** Takes a step back: the tooltip goes, or else the panel. */
  escape(): void;
}

export function createPanel(config: WidgetConfig, conversation: Conversation, close: () => void): Panel {
  const strings = stringsFor(config.locale);
  const handover = config.handover === true;
  const tooltip = createTooltip();
  const announcer = createAnnouncer();
  const say = (text: string): void => {
    conversation.say(text);
    scroller.toEnd();
  };
  const header = createHeader(strings, config.title, handover, () => void conversation.requestHuman(), close);
  const intro = createIntro(strings, config, (suggestion) => {
    say(suggestion);
    composer.focus();
  });
  const messages = new MessageList({ strings, dates: datesFor(config.locale), tooltip, conversation, handover });
  const scroller = createScroller(strings, h("div", { class: "content" }, intro.element, messages.element));
  const noticeText = h("span", { dir: "auto" });
  const notice = h(
    "div",
    { class: "notice", role: "alert", testid: "chat-notice" },
    noticeText,
    button(strings.dismiss, { class: "quiet" }, () => conversation.dismiss(), icon("close")),
  );
  const composer = createComposer(
    strings,
    say,
    () => void conversation.stop(),
    (text) => conversation.typing.wrote(text),
  );

  let drawn = 0;
  return {
    elements: [header.element, scroller.element, notice, composer.element, tooltip.element, announcer.element],
    composer,
    escape: () => tooltip.hide() || close(),
    announce: ({ text, status }) => announcer.say(plainText(text) || (status === "failed" ? strings.failed : "")),
    draw() {
      const { transcript, pending } = conversation;
      const count = transcript.messages.length + pending.length;
      header.draw(conversation);
      intro.draw(count > 0);
      messages.draw();
      setText(noticeText, conversation.notice);
      notice.hidden = !conversation.notice;
      composer.draw(conversation.replyInFlight !== undefined);
      scroller.drawn(count > drawn);
      drawn = count;
    },
  };
}
