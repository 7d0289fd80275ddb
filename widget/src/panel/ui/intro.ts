import type { WidgetConfig } from "../../protocol/visit";
import type { Strings } from "../strings/strings";
import { button, h } from "./dom";
import { icon } from "./icons";

export interface Intro {
  readonly element: HTMLElement;
  /** Suggestions are for a conversation that has not begun. */
  draw(begun: boolean): void;
}

export function createIntro(
  strings: Strings,
  { greeting, about, suggestions }: WidgetConfig,
  choose: (suggestion: string) => void,
): Intro {
  const chips = suggestions.map((text) =>
    h(
      "li",
      {},
      button(text, { dir: "auto", testid: "chat-suggestion" }, () => choose(text), h("span", {}, text), icon("next")),
    ),
  );
  const list = h("ul", { class: "suggestions", "aria-label": strings.suggestions }, ...chips);
  const element = h("div", { class: "intro" }, h("p", { class: "greeting", dir: "auto" }, greeting));
  if (about) element.append(h("p", { class: "about", dir: "auto" }, about));
  element.append(list);
  return {
    element,
    draw(begun) {
      list.hidden = begun || !suggestions.length;
      element.classList.toggle("begun", begun);
    },
  };
}
