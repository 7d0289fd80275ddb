import type { Strings } from "../strings/strings";
import { button, h } from "./dom";
import { icon } from "./icons";

const NEAR_PX = 48;

export interface Scroller {
  readonly element: HTMLElement;
  /** After something was drawn: stays at the end, or offers the way there when the visitor is reading further up. */
  drawn(news: boolean): void;
  toEnd(): void;
}

export function createScroller(strings: Strings, content: HTMLElement): Scroller {
  const area = h(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": strings.conversation },
    content,
  );
  const pill = button(strings.newMessages, { class: "pill" }, () => toEnd(), icon("arrow"), strings.newMessages);
  const element = h("div", { class: "scroller" }, area, pill);
  pill.hidden = true;
  let stuck = true;

  const toEnd = (): void => {
    stuck = true;
    pill.hidden = true;
    area.scrollTop = area.scrollHeight;
  };
  area.onscroll = () => {
    stuck = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_PX;
    if (stuck) pill.hidden = true;
    element.classList.toggle("scrolled", area.scrollTop > 4);
  };
  // The keyboard of a phone and a growing composer make the area smaller without a scroll.
  new ResizeObserver(() => stuck && toEnd()).observe(area);

  return {
    element,
    toEnd,
    drawn(news) {
      if (stuck) toEnd();
      else if (news) pill.hidden = false;
    },
  };
}
