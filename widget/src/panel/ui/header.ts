import type { Conversation } from "../conversation/conversation";
import { insert, type Strings } from "../strings/strings";
import { button, h, setText } from "./dom";
import { icon } from "./icons";

export interface Header {
  readonly element: HTMLElement;
  draw(conversation: Conversation): void;
}

export function createHeader(
  strings: Strings,
  title: string,
  handover: boolean,
  askPerson: () => void,
  close: () => void,
): Header {
  const status = h("p", { class: "status", role: "status", testid: "chat-status" });
  const person = button(strings.askPerson, { class: "round", testid: "chat-human" }, askPerson, icon("person"));
  person.hidden = !handover;
  const element = h(
    "header",
    {},
    h("span", { class: "avatar", "aria-hidden": "true" }, icon("chat")),
    h("div", { class: "heading" }, h("h1", { dir: "auto" }, title), status),
    person,
    button(strings.close, { class: "round", testid: "chat-close" }, close, icon("close")),
  );
  return {
    element,
    draw(conversation) {
      const { state, text } = describe(conversation, strings);
      status.dataset.state = state;
      setText(status, text);
      person.hidden = !handover || conversation.transcript.answerer !== "bot";
    },
  };
}

function describe({ troubled, loaded, transcript }: Conversation, strings: Strings): { state: string; text: string } {
  if (troubled) {
    return loaded
      ? { state: "reconnecting", text: strings.reconnecting }
      : { state: "connecting", text: strings.connecting };
  }
  const { answerer, agentName, typing } = transcript;
  const name = agentName ?? strings.person;
  if (answerer === "waiting") return { state: answerer, text: strings.waiting };
  if (answerer === "agent") {
    return { state: answerer, text: insert(typing ? strings.agentTyping : strings.agentHere, name) };
  }
  return { state: "bot", text: strings.assistant };
}
