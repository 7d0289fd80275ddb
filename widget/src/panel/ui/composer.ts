import { insert, type Strings } from "../strings/strings";
import { button, h, setText } from "./dom";
import { icon } from "./icons";

/** The platform's own limit on a message. */
export const MAX_LENGTH = 8_000;
const COUNT_FROM = 7_500;

export interface Composer {
  readonly element: HTMLElement;
  /** What is written and not sent yet. */
  text: string;
  focus(): void;
  draw(stoppable: boolean): void;
}

export function createComposer(
  strings: Strings,
  send: (text: string) => void,
  stop: () => void,
  wrote: (text: string) => void,
): Composer {
  const input = h("textarea", {
    rows: "1",
    dir: "auto",
    placeholder: strings.placeholder,
    "aria-label": strings.placeholder,
    "aria-describedby": "counter",
    enterkeyhint: "send",
    testid: "chat-input",
  });
  const counter = h("span", { class: "counter", id: "counter" });
  const stopButton = button(strings.stop, { class: "stop", testid: "chat-stop" }, stop, icon("stop"));
  const sendButton = button(
    strings.send,
    { class: "send", type: "submit", testid: "chat-send" },
    () => {},
    icon("send"),
  );
  const element = h("form", { class: "composer" }, input, counter, stopButton, sendButton);

  const update = (): void => {
    const { length } = input.value.trim();
    sendButton.disabled = !length || length > MAX_LENGTH;
    const over = length - MAX_LENGTH;
    setText(counter, length < COUNT_FROM ? "" : over > 0 ? insert(strings.tooLong, over) : insert(strings.left, -over));
    counter.classList.toggle("over", over > 0);
    grow(input);
  };

  const submit = (): void => {
    if (sendButton.disabled) return;
    send(input.value);
    input.value = "";
    update();
    input.focus();
  };

  input.oninput = () => {
    update();
    wrote(input.value);
  };
  input.onkeydown = (event) => {
    // While an input method composes, Enter chooses a word; Safari ends the composition first and reports 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  };
  element.onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  stopButton.hidden = true;
  update();

  return {
    element,
    get text() {
      return input.value;
    },
    set text(value) {
      input.value = value;
      update();
    },
    focus: () => input.focus(),
    draw(stoppable) {
      if (!stoppable && document.activeElement === stopButton) input.focus();
      stopButton.hidden = !stoppable;
    },
  };
}

/** As tall as its text; the style sheet sets the limit. Newer browsers do it by themselves. */
function grow(input: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  input.style.height = "auto";
  if (input.scrollHeight) input.style.height = `${input.scrollHeight}px`;
}
